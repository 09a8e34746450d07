import { type IncomingMessage, request } from 'node:http';
import { WireReader } from '@statsfs/core/wire';
import type { Folder } from '../src/filesystems/folder/walk-folder.ts';
import { createToken, removeToken, writeToken } from '../src/node/token-file.ts';
import { serveOnSocket } from '../src/node/unix-socket.ts';
import type { StatReader } from '../src/ports/stat-reader.ts';
import { Mirror } from '../src/serve/mirror.ts';
import { ProcessList } from '../src/serve/processes/process-list.ts';
import { createRequestListener } from '../src/serve/request-listener.ts';
import { SweepLink, type SweepPort } from '../src/serve/sweep-link.ts';
import { CLEAR_EVERYTHING, type ClearAllowance } from '../src/sweep/clear/clear-allowance.ts';
import { SweepLoop } from '../src/sweep/sweep-loop.ts';
import type { SweepReport } from '../src/sweep/sweep-messages.ts';
import { ManualClock } from './manual-clock.ts';
import { until } from './until.ts';

export interface TestAgentOptions {
  readonly reader: StatReader;
  readonly folders: readonly Folder[];
  readonly allowClear?: ClearAllowance;
  readonly epoch?: string;
}

const INTERVAL_MS = 1000;
const PAGE_BYTES = 4096;
const HOST = { name: 'orion', kernel: '6.18.0', bootId: 'b0-07' };

/**
 * A whole agent in this process: the real loop behind a port that passes copies and answers later, as a thread does, and
 * the real server at a real socket. It sweeps when the test says so.
 */
export class TestAgent implements AsyncDisposable {
  readonly clock = new ManualClock();
  readonly token = createToken();
  readonly warnings: string[] = [];
  readonly socketPath: string;
  readonly #loop: SweepLoop;
  #tick: () => void = () => undefined;
  #server: AsyncDisposable | undefined;
  #onReport: (report: SweepReport) => void = () => undefined;

  constructor(socketPath: string, options: TestAgentOptions) {
    const { reader, folders, allowClear = CLEAR_EVERYTHING, epoch = 'epoch' } = options;
    this.socketPath = socketPath;
    this.#loop = new SweepLoop(
      {
        reader,
        folders,
        clock: this.clock,
        catalog: [],
        only: [],
        findsMounts: false,
        host: { lockedDown: false },
        post: (report) => this.#post(report),
        schedule: (run) => {
          this.#tick = run;
          return () => undefined;
        },
      },
      {
        epoch,
        host: HOST,
        intervalMs: INTERVAL_MS,
        folders,
        only: [],
        allowClear,
        cpuBudget: 0,
        namespaces: [],
        monitors: [],
      },
    );
  }

  /** Serves at its socket and has swept once. */
  static async start(socketPath: string, options: TestAgentOptions): Promise<TestAgent> {
    const agent = new TestAgent(socketPath, options);
    const port: SweepPort = {
      post: (message) => {
        const copy = structuredClone(message);
        setImmediate(() => agent.#loop.answer(copy));
      },
      onReport: (listener) => {
        agent.#onReport = listener;
      },
    };
    const link = new SweepLink(port, (text) => agent.warnings.push(text));
    const { allowClear = CLEAR_EVERYTHING } = options;
    const mirror = new Mirror(link);
    const examine = () => Promise.resolve({ atMs: 0, findings: [] });
    const processes = new ProcessList(options.reader, PAGE_BYTES);
    const context = { link, mirror, allowClear, examine, processes };
    const listener = createRequestListener(agent.token, context);
    agent.#server = await serveOnSocket(socketPath, listener);
    writeToken(socketPath, agent.token);
    agent.#loop.start();
    await until('the first sweep', () => mirror.index !== undefined);
    return agent;
  }

  sweep(): void {
    this.clock.advance(INTERVAL_MS);
    this.#tick();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#loop[Symbol.dispose]();
    await this.#server?.[Symbol.asyncDispose]();
    removeToken(this.socketPath);
  }

  #post(report: SweepReport): void {
    const copy = structuredClone(report);
    setImmediate(() => this.#onReport(copy));
  }
}

/** Asks over a Unix socket. @returns the answer, its body still to be read. */
export function ask(
  socketPath: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ socketPath, path, headers });
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
    outgoing.end();
  });
}

/** A reader of an agent's frames that can stop reading for a while. */
export class FrameStream implements Disposable {
  receivedBytes = 0;
  schemas = 0;
  error: unknown;
  readonly wire: WireReader;
  readonly #response: IncomingMessage;

  constructor(response: IncomingMessage, wire: WireReader) {
    this.wire = wire;
    this.#response = response;
    response.on('error', () => undefined);
    response.on('data', (chunk: Buffer) => this.#take(chunk));
  }

  static async open({ socketPath, token }: TestAgent): Promise<FrameStream> {
    const headers = { authorization: `Bearer ${token}` };
    return new FrameStream(await ask(socketPath, '/frames', headers), new WireReader());
  }

  /** Reads only what paths and globs name. */
  static async choose(
    { socketPath, token }: TestAgent,
    ...paths: readonly string[]
  ): Promise<FrameStream> {
    const search = new URLSearchParams(paths.map((path): [string, string] => ['path', path]));
    const headers = { authorization: `Bearer ${token}` };
    return new FrameStream(await ask(socketPath, `/frames?${search}`, headers), new WireReader());
  }

  /** Goes on over another connection from where a reader had come to. */
  static async reopen({ socketPath, token }: TestAgent, wire: WireReader): Promise<FrameStream> {
    const { epoch = '', generation = -1 } = wire.place ?? {};
    const search = new URLSearchParams({ epoch, generation: String(generation) });
    const headers = { authorization: `Bearer ${token}` };
    const response = await ask(socketPath, `/frames?${search}`, headers);
    wire.resume();
    return new FrameStream(response, wire);
  }

  pause(): void {
    this.#response.pause();
  }

  resume(): void {
    this.#response.resume();
  }

  [Symbol.dispose](): void {
    this.#response.destroy();
  }

  #take(chunk: Buffer): void {
    this.receivedBytes += chunk.length;
    try {
      for (const update of this.wire.push(chunk)) if (update.kind === 'schema') this.schemas++;
    } catch (error) {
      this.error = error;
    }
  }
}
