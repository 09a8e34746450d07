import { NOT_READ, READ_OK, type Readings } from '@statsfs/core/model';
import type { Clock } from '../ports/clock.ts';
import type { StatReader } from '../ports/stat-reader.ts';
import { BatchReads } from './batch-reads.ts';
import type { ReadCosts } from './read-costs.ts';
import type { SweptFile } from './swept-file.ts';

interface FileReadsParts {
  readonly reader: StatReader;
  readonly clock: Clock;
  readonly costs: ReadCosts;
  /** The file of this index; undefined: it has gone. */
  readonly file: (index: number) => SweptFile | undefined;
}

/** What files cost is looked at in the first rounds and then in one of so many, which is dear itself. */
const FIRST_ROUNDS = 4;
const ROUNDS_A_LOOK = 16;
/** A batch takes a millisecond: where one takes this long, there is a slow file in it. */
const SLOW_BATCH_US = 20_000;

/** Reads files into readings: most of them in batches, each other one by itself. */
export class FileReads {
  readonly #parts: FileReadsParts;
  readonly batch: BatchReads;
  #rounds = 0;
  #replaced = new Set<number>();

  constructor(parts: FileReadsParts) {
    this.#parts = parts;
    this.batch = new BatchReads(parts.reader, parts.clock);
  }

  /** @returns files that have another shape than their layout. */
  all(indexes: readonly number[], readings: Readings): SweptFile[] {
    const { clock, costs, file } = this.#parts;
    const others: number[] = [];
    const looks = this.#rounds < FIRST_ROUNDS || this.#rounds % ROUNDS_A_LOOK === 0;
    this.#rounds++;
    let startUs = clock.monotonicUs();
    for (let at = 0; at < indexes.length; ) {
      const to = this.batch.read(indexes, at, others);
      const endUs = clock.monotonicUs();
      if (looks || endUs - startUs >= SLOW_BATCH_US) {
        this.batch.noteCosts(indexes, at, to, endUs, costs);
      }
      startUs = endUs;
      this.batch.scan(indexes, at, to, readings, others);
      at = to;
    }
    return others.flatMap((index) => {
      const other = file(index);
      return other && this.one(other, readings) === NOT_READ.reshaped ? [other] : [];
    });
  }

  /** @returns its status: as in `Readings`. */
  one(file: SweptFile, readings: Readings): number {
    const { clock, costs } = this.#parts;
    const startUs = clock.monotonicUs();
    const status = file.sweep(readings);
    readings.status[file.index] = status;
    if (status === READ_OK) readings.readUs[file.index] = Math.floor(startUs);
    if (file.takeReplaced()) this.#replaced.add(file.index);
    costs.note(file.index, clock.monotonicUs() - startUs);
    return status;
  }

  /** Files that are others since the last call than those before them at the same path: see `SweptFile`. */
  takeReplaced(): ReadonlySet<number> {
    const replaced = this.#replaced;
    if (replaced.size > 0) this.#replaced = new Set();
    return replaced;
  }
}
