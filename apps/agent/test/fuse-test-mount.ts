import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type FuseSession, startFuseSession } from '../src/node/fuse-session.ts';
import { type Bundle, bundleTreeScripts } from './fuse-bundle.ts';
import type { TreeEvent, TreeOptions, TreeOrder } from './fuse-test-messages.ts';
import { TempFolder } from './temp-folder.ts';
import { until } from './until.ts';

/** Why nothing can be mounted here, for the note of a skipped test; undefined where it can. */
export function whyNoMount(): string | undefined {
  if (process.platform !== 'linux') return 'no Linux';
  if (!existsSync('/dev/fuse')) return 'no /dev/fuse here';
  return process.geteuid?.() === 0 ? undefined : 'only root mounts without a helper';
}

/** Why a program cannot be used. */
export const whyNoProgram = (path: string): string | undefined =>
  existsSync(path) ? undefined : `no ${path} here`;

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a line of shell in a directory, in English; this thread goes on meanwhile. */
export function shell(directory: string, line: string): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd: directory, env: { ...process.env, LC_ALL: 'C.UTF-8' } };
    const child = execFile('sh', ['-c', line], options, (error, out, err) =>
      resolve({ code: error === null ? 0 : (child.exitCode ?? -1), out, err }),
    );
  });
}

/** The tree of the tests, really mounted and served by a thread of this process. */
export class TestMount implements AsyncDisposable {
  readonly path: string;
  readonly events: TreeEvent[] = [];
  readonly #folder = new TempFolder();
  readonly #bundle: Bundle;
  #session: FuseSession | undefined;

  private constructor(bundle: Bundle) {
    this.#bundle = bundle;
    this.path = this.#folder.at('mount');
  }

  static async start(options: TreeOptions = { rememberMs: 0 }): Promise<TestMount> {
    const mount = new TestMount(await bundleTreeScripts());
    mount.#session = await startFuseSession<TreeOptions>({
      directory: mount.path,
      create: true,
      warn: () => undefined,
      script: mount.#bundle.thread,
      data: options,
      // The thread posts nothing else.
      onMessage: (message) => mount.events.push(message as TreeEvent),
    });
    return mount;
  }

  get session(): FuseSession {
    if (this.#session === undefined) throw new Error('Not mounted');
    return this.#session;
  }

  at(name: string): string {
    return `${this.path}/${name}`;
  }

  order(order: TreeOrder): void {
    this.session.post(order);
  }

  /** How often something has happened. */
  count(kind: TreeEvent['kind']): number {
    return this.events.filter((event) => event.kind === kind).length;
  }

  async until(kind: TreeEvent['kind'], times = 1): Promise<void> {
    await until(`${kind}, ${times} times`, () => this.count(kind) >= times);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session?.stop();
    this.#folder[Symbol.dispose]();
    this.#bundle[Symbol.dispose]();
  }
}
