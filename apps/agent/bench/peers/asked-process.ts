import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How long a sweep took, in µs, and how many values it brought. */
export interface Timed {
  readonly us: number;
  readonly values: number;
}

/** A process that sweeps once for each line it gets, and says how long that took. */
export class AskedProcess implements Disposable {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  /** @param prologue what it is told before the first question. */
  constructor(command: readonly [string, ...string[]], env: NodeJS.ProcessEnv = {}, prologue = '') {
    const [program, ...args] = command;
    this.#child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
    const { stdin, stdout } = this.#child;
    if (stdout === null) throw new Error(`${program} has no standard output`);
    this.#lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
    stdin?.write(prologue);
  }

  async sweep(): Promise<Timed> {
    this.#child.stdin?.write('go\n');
    const { value } = await this.#lines.next();
    const [us = '', values = ''] = String(value).split(' ');
    const timed = { us: Number(us), values: Number(values) };
    if (Number.isNaN(timed.us) || !(timed.values > 0)) {
      throw new Error(`Expected microseconds and values of a sweep, got ${value}`);
    }
    return timed;
  }

  [Symbol.dispose](): void {
    this.#child.kill();
  }
}
