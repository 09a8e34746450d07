import { NOT_READ } from '@statsfs/core/model';
import type { FoundFile } from '../filesystems/found-file.ts';
import { ARENA_BYTES, type StatReader } from '../ports/stat-reader.ts';
import type { DescriptorBudget } from './descriptor-budget.ts';
import type { DirectoryCache } from './directory-cache.ts';

const SMALLEST_READ = 64;
const ESPIPE = 29;

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

  constructor({ reader, directories, budget }: FileBytesParts, found: FoundFile) {
    this.#reader = reader;
    this.#directories = directories;
    this.#budget = budget;
    this.#found = found;
    this.#reopens = found.access === 'reopen';
  }

  /** What a sweep that batches its reads must know; undefined for a file that one `pread` is not enough for. */
  get oneRead(): { readonly descriptor: number; readonly capacity: number } | undefined {
    if (this.#descriptor < 0 || this.#reopens || this.#reads !== 1) return undefined;
    return { descriptor: this.#descriptor, capacity: this.#capacity };
  }

  /**
   * Reads as much as the layout needed, to the start of the arena, where the next read of any file overwrites it.
   * @returns bytes, or −errno or a negative code of core's `unreadable`.
   */
  readAgain(): number {
    return this.#read(this.#reads);
  }

  /** Reads to the end and remembers how many reads that took. */
  readWhole(): number {
    return this.#read(Number.POSITIVE_INFINITY);
  }

  [Symbol.dispose](): void {
    this.#close();
  }

  #read(reads: number): number {
    const descriptor = this.#descriptor >= 0 ? this.#descriptor : this.#open();
    if (descriptor < 0) return descriptor;
    this.#descriptor = descriptor;
    const result = this.#fill(reads);
    if (result === -ESPIPE && !this.#reopens) {
      this.#close();
      this.#reopens = true;
      return this.#read(reads);
    }
    if (this.#reopens || result < 0 || !this.#keep()) this.#close();
    return result;
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
    return this.#directories.openFile(this.#found.root, this.#found.names);
  }

  #grow(): boolean {
    if (this.#capacity >= ARENA_BYTES) return false;
    this.#capacity = Math.min(ARENA_BYTES, 4 * this.#capacity);
    return true;
  }

  #keep(): boolean {
    this.#isKept ||= this.#budget.take();
    return this.#isKept;
  }

  #close(): void {
    if (this.#descriptor >= 0) this.#reader.close(this.#descriptor);
    if (this.#isKept) this.#budget.giveBack();
    this.#descriptor = -1;
    this.#isKept = false;
  }
}
