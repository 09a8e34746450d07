import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { TempFolder } from './temp-folder.ts';

/** A program in C, compiled and running; it says `ready`, and `done` after each command. */
export class CProgram implements AsyncDisposable {
  readonly #folder: TempFolder;
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;
  readonly #reading: Interface;

  private constructor(folder: TempFolder, source: string, args: readonly string[]) {
    this.#folder = folder;
    const program = folder.at('program');
    execFileSync('cc', ['-O2', '-Wall', '-o', program, source]);
    this.#child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#reading = createInterface({ input: this.#child.stdout });
    this.#lines = this.#reading[Symbol.asyncIterator]();
  }

  /**
   * @param source path of the program.
   * @param args may put files into a folder that is there as long as the program.
   * @returns the program, and what it said before it was ready.
   */
  static async start(
    source: string,
    args: (folder: TempFolder) => readonly string[],
  ): Promise<{ readonly program: CProgram; readonly said: readonly string[] }> {
    const folder = new TempFolder();
    const program = new CProgram(folder, source, args(folder));
    return { program, said: await program.#until('ready') };
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** @returns what it said to a command. */
  async ask(command: string): Promise<readonly string[]> {
    this.#child.stdin.write(`${command}\n`);
    return await this.#until('done');
  }

  async kill(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await this.kill();
    this.#reading.close();
    this.#folder[Symbol.dispose]();
  }

  async #until(last: string): Promise<string[]> {
    const lines: string[] = [];
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done === true) throw new Error(`The program ended before it said ${last}`);
      if (value === last) return lines;
      lines.push(value);
    }
  }
}

/** Why no program can be compiled here, for the note of a skipped test; undefined where one can. */
export function whyNoCompiler(): string | undefined {
  try {
    execFileSync('cc', ['--version'], { stdio: 'pipe' });
    return undefined;
  } catch {
    return 'there is no C compiler';
  }
}

/** Why there are no virtual machines here. */
export function whyNoKvm(): string | undefined {
  try {
    closeSync(openSync('/dev/kvm', 'r+'));
    return undefined;
  } catch (error) {
    return `/dev/kvm cannot be opened: ${error instanceof Error ? error.message : String(error)}`;
  }
}
