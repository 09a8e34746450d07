const encoder = new TextEncoder();

/**
 * Reads a text that is made anew whenever a reader begins at its start, and continued as it was then. So a kept descriptor
 * gives fresh figures at each `pread` at 0, and one that reads on never sees half of one text and half of another.
 */
export class TextReader {
  readonly #make: () => string | number;
  #bytes: Uint8Array | undefined;

  /** @param make the whole text now, or −errno. */
  constructor(make: () => string | number) {
    this.#make = make;
  }

  /** The text anew, and its first bytes. @returns −errno as `make` does. */
  begin(sizeBytes: number): Uint8Array | number {
    const made = this.#make();
    if (typeof made === 'number') return made;
    this.#bytes = encoder.encode(made);
    return this.#bytes.subarray(0, sizeBytes);
  }

  /** @returns bytes written to `into`, 0 at the end, −errno. */
  read(into: Uint8Array, sizeBytes: number, offset: number): number {
    if (offset === 0 || this.#bytes === undefined) {
      const made = this.#make();
      if (typeof made === 'number') return made;
      this.#bytes = encoder.encode(made);
    }
    return copyFrom(this.#bytes, into, sizeBytes, offset);
  }
}

export function copyFrom(
  bytes: Uint8Array,
  into: Uint8Array,
  sizeBytes: number,
  offset: number,
): number {
  if (offset >= bytes.length) return 0;
  const part = bytes.subarray(offset, offset + Math.min(sizeBytes, into.length));
  into.set(part);
  return part.length;
}
