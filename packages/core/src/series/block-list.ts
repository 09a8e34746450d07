import { firstRowFrom } from './row-search.ts';
import { readBlockTimes, type SealedBlock } from './sealed-block.ts';

/** The sealed blocks of a group, oldest first. */
export class BlockList {
  readonly #blocks: SealedBlock[] = [];
  #byteLength = 0;
  #rows = 0;

  get byteLength(): number {
    return this.#byteLength;
  }

  get rows(): number {
    return this.#rows;
  }

  get firstUs(): number | undefined {
    return this.#blocks[0]?.firstUs;
  }

  get lastUs(): number | undefined {
    return this.#blocks.at(-1)?.lastUs;
  }

  add(block: SealedBlock): void {
    this.#blocks.push(block);
    this.#byteLength += block.bytes.length;
    this.#rows += block.rows;
  }

  /** Drops blocks whose last row is older. @returns whether there were any. */
  forgetBefore(atUs: number): boolean {
    const old = this.#blocks.findIndex((block) => block.lastUs >= atUs);
    const dropped = this.#blocks.splice(0, old === -1 ? this.#blocks.length : old);
    for (const block of dropped) {
      this.#byteLength -= block.bytes.length;
      this.#rows -= block.rows;
    }
    return dropped.length > 0;
  }

  /** Blocks that may have rows from one time to another. */
  within(fromUs: number, toUs: number): readonly SealedBlock[] {
    return this.#blocks.filter((block) => block.lastUs >= fromUs && block.firstUs <= toUs);
  }

  /** Time of the last sealed row before `atUs`. */
  rowBefore(atUs: number): number | undefined {
    const block = this.#blocks.findLast((candidate) => candidate.firstUs < atUs);
    if (block === undefined) return undefined;
    const times = new Float64Array(block.rows);
    readBlockTimes(block, times, 0);
    return times[firstRowFrom(times, block.rows, atUs) - 1];
  }
}
