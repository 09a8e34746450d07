import type { FilePart } from '@statsfs/core/format';
import { NOT_READ } from '@statsfs/core/model';
import type { FoundFile } from '../filesystems/found-file.ts';
import { ARENA_BYTES, type StatReader } from '../ports/stat-reader.ts';
import type { DescriptorBudget } from './descriptor-budget.ts';
import type { DirectoryCache } from './directory-cache.ts';

const SMALLEST_READ = 64;
const ESPIPE = 29;

/** What it takes to read a file by one `pread` on a descriptor that stays open. */
export interface OnePread {
  readonly descriptor: number;
  /** Bytes to ask for. */
  readonly capacity: number;
  /** Where in the file; 0: all of it is read, so less than `capacity` must come. */
  readonly offset: number;
}

/** What all files share. */
export interface FileBytesParts {
  readonly reader: StatReader;
  readonly directories: DirectoryCache;
  readonly budget: DescriptorBudget;
}

/**
 * Reads one file again and again into the reader's arena, by the cheapest road that works: `pread` on a kept
 * descriptor, or open, read and close where a second read is impossible or would read a file that was replaced.
 *
 * A seq_file hands out one page at a time, so a short read does not mean the end. At layout the file is read to its end
 * and the number of reads remembered; a sweep does that many and lets the scan, which knows the whole shape, say whether
 * it was all. That saves the read that returns nothing.
 */
export class FileBytes implements Disposable {
  readonly #reader: StatReader;
  #descriptor = -1;
  #reads = 1;
  /** Bytes to ask for: what the file had so far, and room to see that it has no more. */
  #capacity = SMALLEST_READ;
  #reopens: boolean;
  /** Whether the budget knows of the descriptor. */
  #isKept = false;
  readonly #directories: DirectoryCache;
  readonly #found: FoundFile;
  readonly #budget: DescriptorBudget;
  #part: FilePart | undefined;

  constructor({ reader, directories, budget }: FileBytesParts, found: FoundFile) {
    this.#reader = reader;
    this.#directories = directories;
    this.#budget = budget;
    this.#found = found;
    this.#reopens = found.access === 'reopen';
  }

  /** What a sweep that batches its reads must know; undefined for a file that one `pread` is not enough for. */
  get oneRead(): OnePread | undefined {
    const descriptor = this.#descriptor;
    if (descriptor < 0 || this.#reopens) return undefined;
    const part = this.#part;
    if (part !== undefined) return { descriptor, capacity: part.length, offset: part.offset };
    return this.#reads === 1 ? { descriptor, capacity: this.#capacity, offset: 0 } : undefined;
  }

  /** Makes `readAgain` read a part of the file and nothing else; undefined: as much as the layout needed. */
  limitTo(part: FilePart | undefined): void {
    this.#part = part;
  }

  /**
   * Reads as much as the layout needed, to the start of the arena, where the next read of any file overwrites it.
   * @returns bytes, or −errno or a negative code of core's `unreadable`.
   */
  readAgain(): number {
    const part = this.#part;
    return this.#read(() => (part === undefined ? this.#fill(this.#reads) : this.#fillWith(part)));
  }

  /** Reads to the end and remembers how many reads that took. */
  readWhole(): number {
    return this.#read(() => this.#fill(Number.POSITIVE_INFINITY));
  }

  [Symbol.dispose](): void {
    this.#close();
  }

  #read(fill: () => number): number {
    const descriptor = this.#descriptor >= 0 ? this.#descriptor : this.#open();
    if (descriptor < 0) return descriptor;
    this.#descriptor = descriptor;
    const result = fill();
    if (result === -ESPIPE && !this.#reopens) {
      this.#close();
      this.#reopens = true;
      return this.#read(fill);
    }
    if (this.#reopens || result < 0 || !this.#keep()) this.#close();
    return result;
  }

  #fillWith({ offset, length }: FilePart): number {
    return this.#reader.pread(this.#descriptor, 0, length, offset);
  }

  #fill(reads: number): number {
    let length = 0;
    let count = 0;
    while (count < reads || length === this.#capacity) {
      // A read that filled what was asked for may hide more.
      if (length === this.#capacity && !this.#grow()) return -NOT_READ.tooLarge;
      const room = this.#capacity - length;
      const got = this.#reopens
        ? this.#reader.read(this.#descriptor, length, room)
        : this.#reader.pread(this.#descriptor, length, room, length);
      if (got < 0) return got;
      if (got === 0) {
        // The end, known now: also when a buffer that had to grow took more reads the first time.
        this.#reads = Math.max(1, count);
        break;
      }
      length += got;
      count++;
    }
    return length;
  }

  #open(): number {
    const { held, root, names } = this.#found;
    return held === undefined ? this.#directories.openFile(root, names) : held.descriptor;
  }

  #grow(): boolean {
    if (this.#capacity >= ARENA_BYTES) return false;
    this.#capacity = Math.min(ARENA_BYTES, 4 * this.#capacity);
    return true;
  }

  #keep(): boolean {
    if (this.#found.held !== undefined) return true;
    this.#isKept ||= this.#budget.take();
    return this.#isKept;
  }

  #close(): void {
    const isOurs = this.#found.held === undefined;
    if (this.#descriptor >= 0 && isOurs) this.#reader.close(this.#descriptor);
    if (this.#isKept) this.#budget.giveBack();
    this.#descriptor = -1;
    this.#isKept = false;
  }
}
