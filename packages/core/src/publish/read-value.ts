import {
  Accumulator,
  type ExactPart,
  type Fold,
  type FoldResult,
  isFold,
  refusalOf,
} from '../aggregate/index.ts';
import { createWords, exactText, type ValueType } from '../model/index.ts';
import type { Quantity } from './quantity.ts';
import { storeQuantity } from './quantity.ts';
import type { ReadResult } from './read-result.ts';
import { readRows, toTableRow } from './read-rows.ts';
import type { Source } from './source.ts';
import { tableBelow } from './tables-below.ts';
import type { ValueDef } from './value-def.ts';
import { findByDef, findByName, type Sighting } from './visit.ts';

/**
 * Reads a value of a source: what its base says where it is simple, a fold over the simple values of the same set here
 * and below where it is an aggregate. Looks in this source only, as stats_fs does. The sum of its cells stands for a table.
 */
export const readValue = <B>(source: Source, def: ValueDef<B>): ReadResult =>
  readSighting(findByDef(source, def));

/** The same by name. There is no path syntax: a name with a slash is a name. */
export const readByName = (source: Source, name: string): ReadResult =>
  readSighting(findByName(source, name));

export function readSighting(found: Sighting | undefined): ReadResult {
  if (found === undefined) return { kind: 'missing' };
  const { source, group, def } = found;
  return attempt(() =>
    group.isSimple ? readSimple(def, group.base) : readAggregate(source, found),
  );
}

/** All rows of a table; of a simple value the one it has. */
export function readTable(found: Sighting): ReadResult {
  const { group, def } = found;
  if (!group.isSimple) return readSighting(found);
  return attempt(() => ({ kind: 'table', rows: [...readRows(def.read, group.base)] }));
}

/** What a program's function throws is its result. */
function attempt(read: () => ReadResult): ReadResult {
  try {
    return read();
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

function readSimple(def: ValueDef<unknown>, base: unknown): ReadResult {
  const { type } = def.descriptor;
  if (def.read.kind === 'one' && type === 'text') {
    return { kind: 'text', text: String(def.read.get(base)) };
  }
  if (type === 'text') return { kind: 'table', rows: [...readRows(def.read, base)] };
  const total = new Total(def);
  total.add(base);
  return def.read.kind === 'one' ? total.only() : total.result('sum');
}

function readAggregate(source: Source, { group, def }: Sighting): ReadResult {
  const { aggregate } = def;
  const bases = source.basesOf(group.set);
  if (def.custom !== undefined) return customResult(def, def.custom(bases));
  if (aggregate === 'list' || aggregate === 'states') return tableBelow(source, group.set, def);
  if (!isFold(aggregate)) return { kind: 'refused', reason: 'it is no aggregate of anything' };
  const reason = refusalOf(aggregate, def.descriptor);
  if (reason !== undefined) return { kind: 'refused', reason };
  const total = new Total(def);
  total.addAll(bases);
  return total.result(aggregate);
}

function customResult(
  def: ValueDef<unknown>,
  made: ReturnType<NonNullable<typeof def.custom>>,
): ReadResult {
  if (typeof made !== 'object') return figureOf(def, made);
  return { kind: 'table', rows: Array.from(made, toTableRow) };
}

function figureOf(
  { descriptor: { type, width } }: ValueDef<unknown>,
  quantity: Quantity,
): ReadResult {
  if (type === 'text') return { kind: 'text', text: String(quantity) };
  const words = createWords(1);
  storeQuantity(words, 0, type, width, quantity);
  return { kind: 'figure', type, words, exact: exactText(words, 0, type), cells: 1 };
}

/** Adds up what bases say of one value, cell by cell. */
class Total {
  readonly #def: ValueDef<unknown>;
  readonly #type: ValueType;
  readonly #accumulator: Accumulator;
  readonly #slot = createWords(1);

  constructor(def: ValueDef<unknown>) {
    this.#def = def;
    this.#type = def.descriptor.type;
    this.#accumulator = new Accumulator(this.#type);
  }

  add(base: unknown): void {
    const { read } = this.#def;
    if (read.kind === 'one') this.#addQuantity(read.get(base));
    else for (const { quantity } of readRows(read, base)) this.#addQuantity(quantity);
  }

  addAll(bases: readonly unknown[]): void {
    const { read } = this.#def;
    if (read.kind !== 'one') {
      for (const base of bases) this.add(base);
      return;
    }
    const { get } = read;
    const range = safeRange(this.#def.descriptor);
    const others: Quantity[] = [];
    this.#accumulator.addExact(sumNumbers(bases, get, range, others));
    for (const quantity of others) this.#addQuantity(quantity);
  }

  result(fold: Fold): FoldResult {
    return this.#accumulator.result(fold);
  }

  /** What was added is one cell, in the type of the value: the sum of a boolean would be a number. */
  only(): FoldResult {
    return this.#accumulator.result('max');
  }

  #addQuantity(quantity: Quantity): void {
    const { width } = this.#def.descriptor;
    storeQuantity(this.#slot, 0, this.#type, width, quantity);
    this.#accumulator.add(this.#slot, 0);
  }
}

/** From the least to the most. */
interface Range {
  readonly least: number;
  readonly most: number;
}

/** Integers that a value of this type and width holds as they are, and doubles too; NaN where there are none. */
function safeRange({ type, width }: ValueDef<unknown>['descriptor']): Range {
  const bits = Math.min(width, 53);
  if (type === 'u64') return { least: 0, most: 2 ** bits - 1 };
  if (type !== 's64') return { least: Number.NaN, most: Number.NaN };
  const half = width < 53 ? 2 ** (width - 1) : 2 ** 53;
  return { least: 1 - half, most: half - 1 };
}

/**
 * Goes through what most programs hand out, integers that doubles hold, without a slot for each: a quarter of the time
 * (measured). A function and not a method, because V8 optimises the loop of a short-lived object anew at each call.
 * @param others takes what is something else, or too much for the sum.
 */
function sumNumbers(
  bases: readonly unknown[],
  get: (base: unknown) => Quantity,
  { least, most }: Range,
  others: Quantity[],
): ExactPart {
  let cells = 0;
  let zeros = 0;
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const base of bases) {
    const quantity = get(base);
    if (
      typeof quantity !== 'number' ||
      !(quantity >= least && quantity <= most) ||
      quantity !== Math.floor(quantity) ||
      Math.abs(sum + quantity) > Number.MAX_SAFE_INTEGER
    ) {
      others.push(quantity);
      continue;
    }
    sum += quantity;
    cells++;
    if (quantity === 0) zeros++;
    if (quantity < min) min = quantity;
    if (quantity > max) max = quantity;
  }
  return { cells, zeros, sum, min, max };
}
