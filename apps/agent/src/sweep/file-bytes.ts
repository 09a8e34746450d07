import { NOT_READ } from '@statsfs/core/model';
import type { FoundFile } from '../filesystems/found-file.ts';
import type { StatReader } from '../ports/stat-reader.ts';
import type { DirectoryCache } from './directory-cache.ts';

/** A stat file is text for people; what is larger is something else. */
export const MAX_FILE_BYTES = 1 << 20;
const SMALLEST_BUFFER = 64;
const ENOENT = 2;
const ENOTDIR = 20;
const ESPIPE = 29;
const ESTALE = 116;

/**
 * Reads one file again and again into a buffer of its own, by the cheapest road that works: `pread` on a kept
 * descriptor, or open, read and close where a second read is impossible or would read a file that was replaced.
 *
 * A seq_file hands out one page at a time, so a short read does not mean the end. At layout the file is read to its end
 * and the number of reads remembered; a sweep does that many and lets the scan, which knows the whole shape, say whether
 * it was all. That saves the read that returns nothing.
 */
export class FileBytes implements Disposable {
  readonly #reader: StatReader;
  readonly #directories: DirectoryCache;
  readonly #found: FoundFile;
  #descriptor = -1;
  #reopens: boolean;
  #reads = 1;
  #buffer: Uint8Array<ArrayBuffer> = new Uint8Array(SMALLEST_BUFFER);
  #length = 0;

  constructor(reader: StatReader, directories: DirectoryCache, found: FoundFile) {
    this.#reader = reader;
    this.#directories = directories;
    this.#found = found;
    this.#reopens = found.access === 'reopen';
  }

  /** What was read last; borrowed until the next read. */
  get buffer(): Uint8Array {
    return this.#buffer;
  }

  get length(): number {
    return this.#length;
  }

  /** Reads as much as the layout needed. @returns bytes, or −errno or a negative code of core's `unreadable`. */
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
    if (this.#reopens || result < 0) this.#close();
    return result;
  }

  #open(): number {
    const { root, names } = this.#found;
    const parents = names.slice(0, -1);
    const name = names.at(-1) ?? '.';
    const directory = this.#directories.get(root, parents);
    if (directory < 0) return directory;
    const opened = this.#reader.open(directory, name, 'read');
    if (opened !== -ENOENT && opened !== -ENOTDIR && opened !== -ESTALE) return opened;
    // The directory we hold may be one that was removed while another took its name.
    this.#directories.forget(root, parents);
    const again = this.#directories.get(root, parents);
    return again < 0 ? again : this.#reader.open(again, name, 'read');
  }

  #fill(reads: number): number {
    let length = 0;
    let count = 0;
    while (count < reads) {
      if (length === this.#buffer.length && !this.#grow()) return -NOT_READ.tooLarge;
      const into = length === 0 ? this.#buffer : this.#buffer.subarray(length);
      const got = this.#reopens
        ? this.#reader.read(this.#descriptor, into)
        : this.#reader.pread(this.#descriptor, into, length);
      if (got < 0) return got;
      if (got === 0) break;
      length += got;
      count++;
    }
    // A buffer that is exactly full may hide more; a larger one must find out.
    if (length === this.#buffer.length && reads !== Number.POSITIVE_INFINITY) {
      return this.#read(Number.POSITIVE_INFINITY);
    }
    if (reads === Number.POSITIVE_INFINITY) this.#reads = Math.max(1, count);
    this.#length = length;
    return length;
  }

  #grow(): boolean {
    if (this.#buffer.length >= MAX_FILE_BYTES) return false;
    const larger = new Uint8Array(Math.min(MAX_FILE_BYTES, 4 * this.#buffer.length));
    larger.set(this.#buffer);
    this.#buffer = larger;
    return true;
  }

  #close(): void {
    if (this.#descriptor >= 0) this.#reader.close(this.#descriptor);
    this.#descriptor = -1;
  }
}
