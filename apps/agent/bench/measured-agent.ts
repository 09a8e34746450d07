import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WireReader } from '@statsfs/core/wire';

const TICKS_PER_S = 100;

/** What an agent cost over some seconds, as the kernel accounts it. */
export interface Cost {
  /** Of one core. */
  readonly percent: number;
  readonly rssMb: number;
  /** Of frames, a second. */
  readonly bytes: number;
}

/** The built agent in a process of its own, and one who follows its frames. */
export class MeasuredAgent implements AsyncDisposable {
  readonly #agent: ReturnType<typeof spawn>;
  readonly #folder: string;
  readonly reader = new WireReader();
  /** When each sweep came, in ms. */
  readonly sweepsMs: number[] = [];
  readonly #socketPath: string;
  readonly #token: string;
  #bytes = 0;

  private constructor(agent: ReturnType<typeof spawn>, folder: string, socketPath: string) {
    this.#agent = agent;
    this.#folder = folder;
    this.#socketPath = socketPath;
    this.#token = readFileSync(`${socketPath}.token`, 'utf8').trim();
    this.#follow();
  }

  static async start(...argv: readonly string[]): Promise<MeasuredAgent> {
    const folder = mkdtempSync(join(tmpdir(), 'statsfs-bench-'));
    const socketPath = join(folder, 'agent.sock');
    const command = [resolve('apps/agent/bin/statsfs.mjs'), 'agent', '--socket', socketPath];
    const agent = spawn(process.execPath, [...command, ...argv], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await new Promise((listening) => agent.stderr.once('data', listening));
    agent.stderr.resume();
    return new MeasuredAgent(agent, folder, socketPath);
  }

  get #pid(): number {
    return this.#agent.pid ?? 0;
  }

  /** Slots that all files have together: a value each, or a cell of a table. */
  get values(): number {
    const files = this.reader.schema?.files ?? [];
    return files.reduce((sum, file) => sum + (file?.slotCount ?? 0), 0);
  }

  get residentMb(): number {
    const status = readFileSync(`/proc/${this.#pid}/status`, 'latin1');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  }

  async costOver(seconds: number): Promise<Cost> {
    const before = this.#cpuSeconds();
    const bytesBefore = this.#bytes;
    const start = performance.now();
    await pause(seconds * 1000);
    const took = (performance.now() - start) / 1000;
    return {
      percent: (100 * (this.#cpuSeconds() - before)) / took,
      rssMb: this.residentMb,
      bytes: (this.#bytes - bytesBefore) / took,
    };
  }

  /** @returns how long it takes until the agent answers a request that has no work in it, in ms. */
  async answerMs(): Promise<number> {
    const start = performance.now();
    await new Promise<void>((done, fail) => {
      const asked = this.#ask('/nothing', (response) => response.resume().on('end', done));
      asked.on('error', fail);
    });
    return performance.now() - start;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((end) => this.#agent.once('exit', end));
    this.#agent.kill('SIGTERM');
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #follow(): void {
    const follow = this.#ask('/frames', (response) =>
      response.on('data', (chunk: Buffer) => {
        this.#bytes += chunk.length;
        for (const { kind } of this.reader.push(chunk))
          if (kind === 'sweep') this.sweepsMs.push(performance.now());
      }),
    );
    follow.on('error', () => undefined);
  }

  #ask(path: string, take: (response: IncomingMessage) => void): ReturnType<typeof request> {
    const headers = { authorization: `Bearer ${this.#token}` };
    const asked = request({ socketPath: this.#socketPath, path, headers }, take);
    asked.end();
    return asked;
  }

  /** From proc(5): fields 14 and 15, counted after the last parenthesis. */
  #cpuSeconds(): number {
    const stat = readFileSync(`/proc/${this.#pid}/stat`, 'latin1');
    const fields = stat.split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S;
  }
}
