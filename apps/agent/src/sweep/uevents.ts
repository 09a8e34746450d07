import { NO_PARENT, type StatReader } from '../ports/stat-reader.ts';

const DIRECTORY = '/sys/kernel';
const FILE = 'uevent_seqnum';
/** A number and a line break. */
const MAX_BYTES = 32;

/**
 * Whether devices or modules came or went: each uevent of the kernel, whatever namespace it is for, has a number
 * (kobject_uevent_env in lib/kobject_uevent.c), and the last one stands in a file that costs 1 µs to read.
 */
export class Uevents implements Disposable {
  readonly #reader: StatReader;
  readonly #descriptor: number;
  #last: string | undefined;

  constructor(reader: StatReader) {
    this.#reader = reader;
    const directory = reader.openDirectory(NO_PARENT, DIRECTORY);
    this.#descriptor = directory < 0 ? directory : reader.open(directory, FILE);
    if (directory >= 0) reader.close(directory);
    this.#last = this.#read();
  }

  /** Whether the kernel tells at all. */
  get areCounted(): boolean {
    return this.#last !== undefined;
  }

  /** @returns whether there was one since the last time it was asked. */
  hasNews(): boolean {
    const before = this.#last;
    this.#last = this.#read();
    return this.#last !== before;
  }

  [Symbol.dispose](): void {
    if (this.#descriptor >= 0) this.#reader.close(this.#descriptor);
  }

  #read(): string | undefined {
    if (this.#descriptor < 0) return undefined;
    const { arena } = this.#reader;
    const length = this.#reader.pread(this.#descriptor, 0, MAX_BYTES, 0);
    return length <= 0 ? undefined : String.fromCharCode(...arena.subarray(0, length));
  }
}
