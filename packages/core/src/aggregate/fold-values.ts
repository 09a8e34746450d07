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

/** Where the cells of some values lie, looked up once for all sweeps of a generation. */
export interface FoldPlan {
  /** Which values these are; undefined where there are none. */
  readonly descriptor: Descriptor | undefined;
  /** Three numbers each: file, first slot, slots. */
  readonly runs: Int32Array;
}

/** @param values that share a descriptor. What has gone is left out. */
export function planFold(schema: Schema, values: readonly number[]): FoldPlan {
  const runs: number[] = [];
  for (const index of values) {
    const value = schema.values[index];
    if (value !== undefined) runs.push(value.file, value.firstSlot, slotsOf(schema, value));
  }
  const descriptor = schema.descriptors[schema.values[values[0] ?? -1]?.descriptor ?? -1];
  return { descriptor, runs: Int32Array.from(runs) };
}

/** Folds what a plan names, as often as there are sweeps. */
export function foldPlanned({ descriptor, runs }: FoldPlan, readings: Readings): Folded {
  const accumulator = new Accumulator(descriptor?.type ?? 'u64');
  const missing = accumulator.addRuns(readings.words, runs, readings.status);
  return toFolded(descriptor, accumulator, missing);
}

/**
 * Folds once over values that share a descriptor: those of an AggregatePlan, or a choice of them.
 * @param maxValues above which every fold is refused, with the reason, instead of costing more than expected.
 */
export function foldValues(
  snapshot: Snapshot,
  values: readonly number[],
  maxValues: number = MAX_UNASKED_VALUES,
): Folded {
  if (values.length > maxValues) return tooMany(values.length, maxValues);
  return foldPlanned(planFold(snapshot.schema, values), snapshot.readings);
}

/**
 * Folds over the cells of one table, in the order of its keys.
 * @param cells positions of the cells to fold; all of them when left out. A position that does not exist is ignored.
 */
export function foldTable(
  { schema, readings }: Snapshot,
  table: number,
  cells?: Iterable<number>,
): Folded {
  const plan = planFold(schema, [table]);
  if (cells === undefined) return foldPlanned(plan, readings);
  const [file = -1, firstSlot = 0, slots = 0] = plan.runs;
  const accumulator = new Accumulator(plan.descriptor?.type ?? 'u64');
  const isReadable = readings.status[file] === READ_OK;
  let missing = 0;
  for (const cell of cells) {
    if (!Number.isInteger(cell) || cell < 0 || cell >= slots) continue;
    if (!isReadable || !accumulator.add(readings.words, firstSlot + cell)) missing++;
  }
  return toFolded(plan.descriptor, accumulator, missing);
}

function toFolded(
  descriptor: Descriptor | undefined,
  accumulator: Accumulator,
  missing: number,
): Folded {
  const result = (fold: Fold): FoldResult => {
    const reason = descriptor === undefined ? undefined : refusalOf(fold, descriptor);
    if (reason !== undefined) return { kind: 'refused', reason };
    // The sum of nothing is 0, but that of what could not be read is not known.
    return accumulator.cells === 0 && missing > 0 ? NO_DATA_TO_FOLD : accumulator.result(fold);
  };
  return { cells: accumulator.cells, missing, result };
}

function tooMany(count: number, maxValues: number): Folded {
  const most = formatInteger(BigInt(maxValues));
  const reason = `${formatInteger(BigInt(count))} values, more than ${most} are folded only when asked for`;
  return { cells: 0, missing: count, result: () => ({ kind: 'refused', reason }) };
}
