import {
  hasRate,
  numberAt,
  READ_OK,
  type Readings,
  type SchemaIndex,
  slotsOf,
} from '@statsfs/core/model';
import { growthOf, moveBetween, perSecond } from '@statsfs/core/series';
import { UNUSUAL, Usual } from './usual.ts';

/** A value that does not do what it usually does. */
export interface Mover {
  readonly value: number;
  /** What it does now: growth per second of a counter, the figure of anything else; of a table the sum. */
  readonly now: number;
  /** What it did before. */
  readonly usual: number;
  /** What it did when it was the furthest from that since. */
  readonly peak: number;
  /** How unusual that is; from 3 on people would look. */
  readonly score: number;
}

export interface ActivityCounts {
  /** Numbers that were read twice at least. */
  readonly known: number;
  /** Of those, the ones that moved with the last read. */
  readonly moving: number;
  /** Those that were never anything but zero. */
  readonly zero: number;
}

/** When something happened to a value, in µs of the host's own clock; undefined: never since it is watched. */
export interface ValueHistory {
  readonly firstUs: number | undefined;
  readonly changedUs: number | undefined;
}

/** Told of each slot of a counter that did not go on from its last read. */
export type OnBreak = (value: number, slot: number, move: 'fell' | 'wrapped') => void;

const UNKNOWN = 0;
const ZERO = 1;
const NOT_ZERO = 2;

/**
 * What every number of a host does: how fast it moves, what is usual for it, and whether it ever was anything but zero.
 * Looked at with each sweep, for nobody knows before which of 100,000 counters will move.
 */
export class HostActivity {
  #index: SchemaIndex | undefined;
  readonly #usual = new Usual();
  /** Values of each file follow each other here, from `#firstOf` of the file on. */
  #values = new Int32Array(0);
  #firstOf = new Int32Array(0);
  /** As of the last read of each file. */
  #words = new Uint32Array(0);
  #readUs = new Float64Array(0);
  #now = new Float64Array(0);
  #isMoving = new Uint8Array(0);
  #level = new Uint8Array(0);
  /** By value; 0: never. */
  #firstUs = new Float64Array(0);
  #changedUs = new Float64Array(0);

  /** A new schema: what is known of values that stay, stays. */
  adopt(index: SchemaIndex): void {
    const { schema } = index;
    if (this.#index?.schema.epoch !== schema.epoch) this.#begin();
    const { values, files, slotCount } = schema;
    for (let value = 0; value < values.length; value++)
      if (values[value] === undefined && this.#level[value] !== undefined) this.#forget(value);
    this.#index = index;
    this.#usual.grow(values.length);
    this.#words = grown(this.#words, 2 * slotCount, (room) => new Uint32Array(room));
    this.#readUs = grown(this.#readUs, files.length, (room) => new Float64Array(room));
    this.#now = grown(this.#now, values.length, (room) => new Float64Array(room));
    this.#isMoving = grown(this.#isMoving, values.length, (room) => new Uint8Array(room));
    this.#level = grown(this.#level, values.length, (room) => new Uint8Array(room));
    this.#firstUs = grown(this.#firstUs, values.length, (room) => new Float64Array(room));
    this.#changedUs = grown(this.#changedUs, values.length, (room) => new Float64Array(room));
    this.#sortByFile(index);
  }

  /** Takes in what a sweep read. @param files that were read, by index. */
  note(readings: Readings, files: readonly number[], onBreak: OnBreak = () => undefined): void {
    const index = this.#index;
    if (index === undefined) return;
    const { schema } = index;
    for (const file of files) {
      const about = schema.files[file];
      if (about === undefined || readings.status[file] !== READ_OK) continue;
      const readUs = readings.readUs[file] ?? 0;
      const lastUs = this.#readUs[file] ?? 0;
      if (readUs <= lastUs) continue;
      const end = this.#firstOf[file + 1] ?? 0;
      for (let at = this.#firstOf[file] ?? 0; at < end; at++) {
        this.#noteValue(index, this.#values[at] ?? 0, readings.words, lastUs, readUs, onBreak);
      }
      const { firstSlot, slotCount } = about;
      const words = readings.words.subarray(2 * firstSlot, 2 * (firstSlot + slotCount));
      this.#words.set(words, 2 * firstSlot);
      this.#readUs[file] = readUs;
    }
  }

  /** Something else is behind a file from now on, or it was cleared: its next read is no step from the last one. */
  interrupt(file: number): void {
    if (file < this.#readUs.length) this.#readUs[file] = 0;
  }

  /** The values that do what is the least usual for them, the most unusual first. */
  movers(limit: number): Mover[] {
    const values = this.#index?.schema.values ?? [];
    const found: Mover[] = [];
    for (let value = 0; value < values.length; value++) {
      const score = this.#usual.scoreOf(value);
      if (score < UNUSUAL || values[value] === undefined) continue;
      const now = this.#now[value] ?? Number.NaN;
      const usual = this.#usual.beforeOf(value);
      found.push({ value, now, usual, peak: this.#usual.peakOf(value), score });
    }
    return found.sort((a, b) => b.score - a.score).slice(0, limit);
  }

  counts(): ActivityCounts {
    const values = this.#index?.schema.values ?? [];
    const counts = { known: 0, moving: 0, zero: 0 };
    for (let value = 0; value < values.length; value++) {
      if (values[value] === undefined) continue;
      if (!Number.isNaN(this.#usual.meanOf(value))) counts.known++;
      if (this.#isMoving[value] === 1) counts.moving++;
      if (this.#level[value] === ZERO) counts.zero++;
    }
    return counts;
  }

  /** When a number was first read, and when it was last another than before. */
  historyOf(value: number): ValueHistory {
    return {
      firstUs: this.#firstUs[value] || undefined,
      changedUs: this.#changedUs[value] || undefined,
    };
  }

  /** A bit for each value that was never anything but zero, lowest first. */
  zeros(): Uint8Array {
    const count = this.#index?.schema.values.length ?? 0;
    const bits = new Uint8Array(Math.ceil(count / 8));
    for (let value = 0; value < count; value++) {
      if (this.#level[value] === ZERO)
        bits[value >> 3] = (bits[value >> 3] ?? 0) | (1 << (value & 7));
    }
    return bits;
  }

  /** Growth per second of each counter; NaN where there is none, or none is known. */
  rates(): Float32Array {
    return this.#columns((value, isCounter) =>
      isCounter && !Number.isNaN(this.#usual.meanOf(value))
        ? (this.#now[value] ?? Number.NaN)
        : Number.NaN,
    );
  }

  /** The number in each value as it was last read, of a table the sum; NaN where there is none. */
  figures(): Float32Array {
    const schema = this.#index?.schema;
    return this.#columns((number) => {
      const value = schema?.values[number];
      const type = schema?.descriptors[value?.descriptor ?? -1]?.type;
      if (schema === undefined || value === undefined || type === undefined || type === 'text')
        return Number.NaN;
      if ((this.#readUs[value.file] ?? 0) === 0) return Number.NaN;
      let sum = 0;
      const end = value.firstSlot + slotsOf(schema, value);
      for (let slot = value.firstSlot; slot < end; slot++) sum += numberAt(this.#words, slot, type);
      return sum;
    });
  }

  #columns(of: (value: number, isCounter: boolean) => number): Float32Array {
    const schema = this.#index?.schema;
    const figures = new Float32Array(schema?.values.length ?? 0).fill(Number.NaN);
    schema?.values.forEach((value, number) => {
      const descriptor = value && schema.descriptors[value.descriptor];
      if (descriptor !== undefined) figures[number] = of(number, hasRate(descriptor.kind));
    });
    return figures;
  }

  #noteValue(
    { schema }: SchemaIndex,
    number: number,
    words: Uint32Array,
    lastUs: number,
    readUs: number,
    onBreak: OnBreak,
  ): void {
    const value = schema.values[number];
    const descriptor = value && schema.descriptors[value.descriptor];
    if (value === undefined || descriptor === undefined || descriptor.type === 'text') return;
    const end = value.firstSlot + slotsOf(schema, value);
    const isCounter = hasRate(descriptor.kind);
    let sum = 0;
    let least = 0;
    let isZero = true;
    for (let slot = value.firstSlot; slot < end; slot++) {
      isZero &&= words[2 * slot] === 0 && words[2 * slot + 1] === 0;
      if (lastUs === 0) continue;
      const before = this.#words;
      let step: number;
      if (isCounter) {
        const move = moveBetween(before, slot, words, slot, descriptor);
        if (move === 'fell' || move === 'wrapped') onBreak(number, slot, move);
        step = growthOf(move, before, slot, words, slot, descriptor);
      } else {
        step = numberAt(words, slot, descriptor.type) - numberAt(before, slot, descriptor.type);
      }
      const size = Math.abs(step);
      if (size > 0 && (least === 0 || size < least)) least = size;
      sum += isCounter ? step : numberAt(words, slot, descriptor.type);
    }
    const level = this.#level[number] ?? UNKNOWN;
    if (!isZero) this.#level[number] = NOT_ZERO;
    else if (level === UNKNOWN) this.#level[number] = ZERO;
    this.#isMoving[number] = least > 0 ? 1 : 0;
    if (this.#firstUs[number] === 0) this.#firstUs[number] = readUs;
    // A counter that restarted has changed although it has no rate.
    if (least > 0 || Number.isNaN(sum)) this.#changedUs[number] = readUs;
    // A counter that restarted has no rate for this step.
    if (lastUs === 0 || Number.isNaN(sum)) return;
    const elapsedUs = readUs - lastUs;
    const figure = isCounter ? perSecond(sum, elapsedUs) : sum;
    this.#now[number] = figure;
    this.#usual.note(number, figure, isCounter ? perSecond(least, elapsedUs) : least);
  }

  #begin(): void {
    const { length } = this.#level;
    for (let value = 0; value < length; value++) this.#forget(value);
    this.#readUs.fill(0);
  }

  #forget(value: number): void {
    this.#usual.forget(value);
    this.#level[value] = UNKNOWN;
    this.#isMoving[value] = 0;
    this.#firstUs[value] = 0;
    this.#changedUs[value] = 0;
    this.#now[value] = Number.NaN;
  }

  #sortByFile({ schema }: SchemaIndex): void {
    const { values, files } = schema;
    const firstOf = new Int32Array(files.length + 1);
    for (const value of values)
      if (value !== undefined) firstOf[value.file + 1] = (firstOf[value.file + 1] ?? 0) + 1;
    for (let file = 0; file < files.length; file++)
      firstOf[file + 1] = (firstOf[file + 1] ?? 0) + (firstOf[file] ?? 0);
    const next = firstOf.slice();
    this.#values = new Int32Array(firstOf[files.length] ?? 0);
    for (const [number, value] of values.entries()) {
      if (value === undefined) continue;
      const at = next[value.file] ?? 0;
      this.#values[at] = number;
      next[value.file] = at + 1;
    }
    this.#firstOf = firstOf;
  }
}

/** Room for so many at least, with what was there. */
function grown<T extends Uint32Array | Float64Array | Uint8Array>(
  from: T,
  length: number,
  make: (room: number) => T,
): T {
  if (length <= from.length) return from;
  const into = make(Math.max(length, 2 * from.length));
  into.set(from);
  return into;
}
