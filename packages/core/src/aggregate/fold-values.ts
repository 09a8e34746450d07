import { type Descriptor, READ_OK, type Readings, type Schema, slotsOf } from '../model/index.ts';
import { formatInteger } from '../units/index.ts';
import { Accumulator } from './accumulator.ts';
import { type Fold, refusalOf } from './fold.ts';
import { type FoldResult, NO_DATA_TO_FOLD } from './fold-result.ts';

/** A schema and the columns that go with it. */
export interface Snapshot {
  readonly schema: Schema;
  readonly readings: Readings;
}

/** Values beyond which a fold must be asked for: it would cost more than a glance at a page is worth. */
export const MAX_UNASKED_VALUES = 50_000;

/** All folds over some cells of one descriptor, and how many of them had nothing to give. */
export interface Folded {
  readonly cells: number;
  /** Cells that were left out: unreadable, not read yet, or no number. Say so beside the figure. */
  readonly missing: number;
  readonly result: (fold: Fold) => FoldResult;
}

/**
 * Folds over values that share a descriptor: those of an AggregatePlan, or a choice of them.
 * @param maxValues above which every fold is refused, with the reason, instead of costing more than expected.
 */
export function foldValues(
  snapshot: Snapshot,
  values: readonly number[],
  maxValues: number = MAX_UNASKED_VALUES,
): Folded {
  if (values.length > maxValues) return tooMany(values.length, maxValues);
  const pass = new Pass(snapshot, values[0]);
  for (const value of values) pass.addValue(value);
  return pass.end();
}

/**
 * Folds over the cells of one table, in the order of its keys.
 * @param cells positions of the cells to fold; all of them when left out. A position that does not exist is ignored.
 */
export function foldTable(snapshot: Snapshot, table: number, cells?: Iterable<number>): Folded {
  const pass = new Pass(snapshot, table);
  pass.addValue(table, cells);
  return pass.end();
}

/** One pass over cells that share the descriptor of a value. */
class Pass {
  readonly #snapshot: Snapshot;
  readonly #descriptor: Descriptor | undefined;
  readonly #accumulator: Accumulator;
  #missing = 0;

  constructor(snapshot: Snapshot, value: number | undefined) {
    const { schema } = snapshot;
    this.#snapshot = snapshot;
    this.#descriptor = schema.descriptors[schema.values[value ?? -1]?.descriptor ?? -1];
    this.#accumulator = new Accumulator(this.#descriptor?.type ?? 'u64');
  }

  addValue(index: number, cells?: Iterable<number>): void {
    const { schema, readings } = this.#snapshot;
    const value = schema.values[index];
    if (value === undefined) return;
    const slots = slotsOf(schema, value);
    const isReadable = readings.status[value.file] === READ_OK;
    if (cells === undefined) {
      this.#missing += isReadable
        ? this.#accumulator.addRange(readings.words, value.firstSlot, slots)
        : slots;
      return;
    }
    for (const cell of cells) {
      if (!Number.isInteger(cell) || cell < 0 || cell >= slots) continue;
      const isFolded = isReadable && this.#accumulator.add(readings.words, value.firstSlot + cell);
      if (!isFolded) this.#missing++;
    }
  }

  end(): Folded {
    const descriptor = this.#descriptor;
    const accumulator = this.#accumulator;
    const missing = this.#missing;
    const result = (fold: Fold): FoldResult => {
      const reason = descriptor === undefined ? undefined : refusalOf(fold, descriptor);
      if (reason !== undefined) return { kind: 'refused', reason };
      // The sum of nothing is 0, but that of what could not be read is not known.
      return accumulator.cells === 0 && missing > 0 ? NO_DATA_TO_FOLD : accumulator.result(fold);
    };
    return { cells: accumulator.cells, missing, result };
  }
}

function tooMany(count: number, maxValues: number): Folded {
  const most = formatInteger(BigInt(maxValues));
  const reason = `${formatInteger(BigInt(count))} values, more than ${most} are folded only when asked for`;
  return { cells: 0, missing: count, result: () => ({ kind: 'refused', reason }) };
}
