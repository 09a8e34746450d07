import type { ProcessDescriptors } from '../src/ports/process-descriptors.ts';
import { NO_PARENT } from '../src/ports/stat-reader.ts';
import type { MemoryFile, MemoryStatFiles } from './memory-stat-files.ts';

const EBADF = 9;
const ENOENT = 2;
const ESRCH = 3;
const OBJECTS = '/objects';

interface Held {
  readonly link: string;
  readonly object: string;
}

interface Process {
  readonly descriptors: Map<number, Held>;
  /** errno of a take; 0: it works. */
  takeError: number;
}

/** Processes with descriptors over files in memory. Those of /proc/PID/fd are listed there as links, as the kernel does. */
export class MemoryProcesses implements ProcessDescriptors {
  readonly #files: MemoryStatFiles;
  readonly #processes = new Map<number, Process>();
  readonly #handles = new Map<number, number>();
  readonly #ours = new Map<number, string>();
  #objects = 0;
  /** Whether the kernel can compare descriptors. */
  compareError = 0;
  /** Links that were read. */
  linksRead = 0;

  constructor(files: MemoryStatFiles) {
    this.#files = files;
    files.processes = this;
    files.mkdir(OBJECTS);
  }

  start(pid: number, thread = pid): void {
    this.#processes.set(pid, { descriptors: new Map(), takeError: 0 });
    this.#files.mkdir(`/proc/${pid}/fd`);
    this.#files.put(`/proc/${thread}/status`, `Name:\tvmm\nTgid:\t${pid}\nPid:\t${thread}\n`);
  }

  end(pid: number): void {
    this.#processes.delete(pid);
    this.#files.remove(`/proc/${pid}`);
  }

  refuseTakes(pid: number, errno: number): void {
    this.#process(pid).takeError = errno;
  }

  /** Opens something anew in a process. @returns its content. */
  hold(
    pid: number,
    number: number,
    link: string,
    bytes: Uint8Array = new Uint8Array(0),
  ): MemoryFile {
    const object = `${++this.#objects}`;
    this.#process(pid).descriptors.set(number, { link, object });
    this.#files.put(`/proc/${pid}/fd/${number}`, '', { kind: 'symlink' });
    return this.#files.put(`${OBJECTS}/${object}`, bytes, { mode: 0o600 });
  }

  drop(pid: number, number: number): void {
    this.#process(pid).descriptors.delete(number);
    this.#files.remove(`/proc/${pid}/fd/${number}`);
  }

  open(pid: number): number {
    if (!this.#processes.has(pid)) return -ESRCH;
    const handle = this.#files.openDirectory(NO_PARENT, `/proc/${pid}`);
    this.#handles.set(handle, pid);
    return handle;
  }

  take(handle: number, theirs: number): number {
    const process = this.#processes.get(this.#handles.get(handle) ?? -1);
    if (process === undefined) return -ESRCH;
    if (process.takeError !== 0) return -process.takeError;
    const held = process.descriptors.get(theirs);
    if (held === undefined) return -EBADF;
    const directory = this.#files.openDirectory(NO_PARENT, OBJECTS);
    const ours = this.#files.open(directory, held.object);
    this.#files.close(directory);
    this.#ours.set(ours, held.object);
    return ours;
  }

  isSame(pid: number, theirs: number, ours: number): boolean | number {
    if (this.compareError !== 0) return -this.compareError;
    const held = this.#processes.get(pid)?.descriptors.get(theirs);
    return held === undefined ? -EBADF : held.object === this.#ours.get(ours);
  }

  ended(handles: readonly number[]): readonly number[] {
    return handles.filter((handle) => !this.#processes.has(this.#handles.get(handle) ?? -1));
  }

  linkOf(pid: number, descriptor: number): string | number {
    this.linksRead++;
    return this.#processes.get(pid)?.descriptors.get(descriptor)?.link ?? -ENOENT;
  }

  #process(pid: number): Process {
    const process = this.#processes.get(pid);
    if (process === undefined) throw new Error(`No process ${pid}`);
    return process;
  }
}
