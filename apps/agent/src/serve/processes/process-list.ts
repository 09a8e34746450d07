import { setImmediate } from 'node:timers/promises';
import { NO_PARENT, type StatReader } from '../../ports/stat-reader.ts';
import { type ProcessSummary, parseTaskStat } from './task-stat.ts';

/** Processes that a list names; a page of more is of no use to anybody. */
const MAX_PROCESSES = 10_000;
/** Processes that are read at one go, some 50 µs each: then whoever else asks this thread has his turn. */
const SLICE = 100;
/** Far more than a /proc/PID/stat has. */
const STAT_BYTES = 4096;

/** What runs on a host. */
export interface ProcessListing {
  /** By id, the lowest first. */
  readonly processes: readonly ProcessSummary[];
  /** How many there are, whether or not they are listed. */
  readonly total: number;
}

/**
 * Lists processes, for somebody to choose one: when asked, and never for a sweep. The reader is its own, as the arena is
 * where its reads land. Processes that end meanwhile are left out.
 */
export class ProcessList {
  readonly #reader: StatReader;
  readonly #pageBytes: number;
  #running: Promise<ProcessListing> | undefined;

  constructor(reader: StatReader, pageBytes: number) {
    this.#reader = reader;
    this.#pageBytes = pageBytes;
  }

  /** Who asks while a list is being made gets that one. @throws Error when there is no procfs. */
  list(): Promise<ProcessListing> {
    this.#running ??= this.#readAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** @returns undefined when there is no such process, or none that may be seen. */
  find(pid: number): ProcessSummary | undefined {
    return this.#read([pid])[0];
  }

  async #readAll(): Promise<ProcessListing> {
    const pids = this.#pids();
    const listed = pids.slice(0, MAX_PROCESSES);
    const processes: ProcessSummary[] = [];
    for (let at = 0; at < listed.length; at += SLICE) {
      if (at > 0) await setImmediate();
      processes.push(...this.#read(listed.slice(at, at + SLICE)));
    }
    return { processes, total: pids.length };
  }

  #pids(): number[] {
    const proc = this.#reader.openDirectory(NO_PARENT, '/proc');
    const entries = proc < 0 ? proc : this.#reader.list(proc);
    if (proc >= 0) this.#reader.close(proc);
    if (typeof entries === 'number') throw new Error(`/proc cannot be listed (errno ${-entries})`);
    return entries
      .flatMap(({ name }) => (/^\d+$/.test(name) ? [Number(name)] : []))
      .sort((a, b) => a - b);
  }

  #read(pids: readonly number[]): ProcessSummary[] {
    const proc = this.#reader.openDirectory(NO_PARENT, '/proc');
    if (proc < 0) return [];
    const processes = pids.flatMap((pid) => this.#readOne(proc, pid) ?? []);
    this.#reader.close(proc);
    return processes;
  }

  #readOne(proc: number, pid: number): ProcessSummary | undefined {
    const reader = this.#reader;
    const directory = reader.openDirectory(proc, String(pid));
    if (directory < 0) return undefined;
    const descriptor = reader.open(directory, 'stat');
    reader.close(directory);
    if (descriptor < 0) return undefined;
    const length = reader.read(descriptor, 0, STAT_BYTES);
    reader.close(descriptor);
    if (length <= 0) return undefined;
    return parseTaskStat(decoder.decode(reader.arena.subarray(0, length)), this.#pageBytes);
  }
}

const decoder = new TextDecoder();
