import { MAX_NAME_BYTES } from './reply.ts';

const SLASH = 0x2f;
const NUL = 0;
const LAST_ASCII = 0x7f;

/** A name as bytes, in memory that the next name uses again. One bad name would cost the reader the whole listing (EIO). */
export class EntryName {
  readonly bytes = new Uint8Array(MAX_NAME_BYTES);
  readonly #encoder = new TextEncoder();
  length = 0;

  /** @returns whether a directory can hold it: not empty, `.`, `..` or too long, and without slash and NUL. */
  set(name: string): boolean {
    this.length = 0;
    if (name === '' || name === '.' || name === '..') return false;
    for (let at = 0; at < name.length; at++) {
      const code = name.charCodeAt(at);
      if (code === SLASH || code === NUL || at === MAX_NAME_BYTES) return false;
      if (code > LAST_ASCII) return this.#encode(name);
      this.bytes[at] = code;
    }
    this.length = name.length;
    return true;
  }

  /** `.` and `..`, which only the server lists. */
  setDots(count: 1 | 2): void {
    this.bytes.fill('.'.charCodeAt(0), 0, count);
    this.length = count;
  }

  #encode(name: string): boolean {
    if (name.includes('/') || name.includes('\0')) return false;
    const { read, written } = this.#encoder.encodeInto(name, this.bytes);
    this.length = written;
    return read === name.length;
  }
}
