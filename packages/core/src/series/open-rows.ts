import { createWords, type Words } from '../model/index.ts';
import { type SealedBlock, sealBlock } from './sealed-block.ts';
import type { StoredColumns } from './stored-columns.ts';

/** The newest rows of a group, one after the other, until they are compressed together. */
export class OpenRows {
  rows = 0;
  readonly atUs: Float64Array<ArrayBuffer>;
  readonly #stored: StoredColumns;
  readonly #matrix: Words;

  constructor(capacity: number, stored: StoredColumns) {
    this.atUs = new Float64Array(capacity);
    this.#stored = stored;
    this.#matrix = createWords(capacity * stored.count);
  }

  get byteLength(): number {
    return this.atUs.byteLength + this.#matrix.byteLength;
  }

  append(atUs: number, words: Uint32Array, firstSlot: number): void {
    this.atUs[this.rows] = atUs;
    this.#stored.copyRow(words, firstSlot, this.#matrix, 2 * this.rows * this.#stored.count);
    this.rows++;
  }

  /** Rows `from` to `until` of a stored column, into consecutive slots. */
  readColumn(
    column: number,
    range: { readonly from: number; readonly until: number },
    into: { readonly words: Uint32Array; readonly slot: number },
  ): void {
    let out = 2 * into.slot;
    for (let row = range.from; row < range.until; row++) {
      const word = 2 * (row * this.#stored.count + column);
      into.words[out++] = this.#matrix[word] ?? 0;
      into.words[out++] = this.#matrix[word + 1] ?? 0;
    }
  }

  /** Compresses the rows and starts anew. */
  seal(): SealedBlock {
    const block = sealBlock(this.atUs, this.#matrix, this.rows, this.#stored.count);
    this.rows = 0;
    return block;
  }
}
