import {
  exactText,
  NOT_READ,
  READ_OK,
  type Readings,
  type ResolvedValue,
  SchemaIndex,
  slotsOf,
  u64At,
  unreadable,
} from '@statsfs/core/model';
import type { StatReader } from '../ports/stat-reader.ts';
import { ClearApart } from './clear-apart.ts';
import { type ClearTarget, clearTargets } from './clear-targets.ts';
import type { Side } from './side-trees.ts';
import type { ClearPreview, ClearResult } from './sweep-messages.ts';
import type { Sweeper } from './sweeper.ts';

const encoder = new TextEncoder();

type Frame = Uint8Array<ArrayBuffer>;
type Clearable = Extract<ClearTarget, { readonly kind: 'clearable' }>;

/** A value as it was found a moment ago. */
interface CellsRead {
  readonly status: number;
  readonly cells: string[];
  readonly zero: boolean;
}

/** What of a request is left to threads of their own. */
interface Parted {
  readonly own: readonly ClearTarget[];
  readonly apart: readonly ClearApart[];
}

/** One request as it is carried out. */
interface ClearRun {
  readonly actor: string;
  readonly frames: Frame[];
  /** What each write gave, by file and text: a file that restarts many values is written to once. */
  readonly written: Map<string, number>;
}

/**
 * Clears in the kernel. Decides by itself whatever the asker says: the value is in the schema, its rule says what to
 * write, its file can be written, and it is still the file that was shown. Each file fails alone.
 */
export class FileClearer {
  readonly #sweeper: Sweeper;
  readonly #reader: StatReader;
  readonly #allowed: boolean;

  constructor(sweeper: Sweeper, reader: StatReader, allowed: boolean) {
    this.#sweeper = sweeper;
    this.#reader = reader;
    this.#allowed = allowed;
  }

  /** @returns a line per value, and the frames of the reads that took: everybody must get them, deltas build on each other. */
  preview(paths: readonly string[]): {
    readonly files: ClearPreview[];
    readonly frames: Frame[];
    readonly apart: Parted['apart'];
  } {
    const frames: Frame[] = [];
    const { own, apart } = this.#part(paths);
    const files = own.map((target): ClearPreview => {
      const { path, file } = target;
      if (target.kind === 'refused') {
        return { path, file, text: '', before: [], refused: target.reason };
      }
      const { status, cells: before } = this.#readCells(target.value, frames);
      if (status === READ_OK) return { path, file, text: textOf(target), before };
      return { path, file, text: '', before, refused: unreadable(status).reason };
    });
    return { files, frames, apart };
  }

  /** @returns a result per value, and the frames that tell everybody. */
  clear(
    paths: readonly string[],
    actor: string,
  ): {
    readonly results: ClearResult[];
    readonly frames: Frame[];
    readonly apart: Parted['apart'];
  } {
    const frames: Frame[] = [];
    const run: ClearRun = { actor, frames, written: new Map() };
    const { own, apart } = this.#part(paths);
    // The last samples of all first: writing for one may restart another.
    const last = own.map((target) =>
      target.kind === 'clearable' ? this.#readCells(target.value, frames) : undefined,
    );
    const results = own.map((target, at) => this.#clearOne(target, last[at], run));
    return { results, frames, apart };
  }

  #part(paths: readonly string[]): Parted {
    const own: ClearTarget[] = [];
    const sides = new Map<Side, Clearable[]>();
    for (const target of clearTargets(this.#sweeper.schema, paths, this.#allowed)) {
      const isClearable = target.kind === 'clearable';
      const side = isClearable ? this.#sweeper.sideOf(target.value.value.file) : undefined;
      if (side === undefined || !isClearable) own.push(target);
      else sides.set(side, [...(sides.get(side) ?? []), target]);
    }
    const apart = [...sides].map(([side, targets]) => new ClearApart(side, targets));
    return { own, apart };
  }

  #clearOne(target: ClearTarget, last: CellsRead | undefined, run: ClearRun): ClearResult {
    const { path, file } = target;
    if (target.kind === 'refused' || last === undefined) {
      const reason = target.kind === 'refused' ? target.reason : undefined;
      return { path, file, kind: 'refused', code: undefined, reason, before: [], after: [] };
    }
    const before = last.cells;
    // What does not read as it was shown is not the counter that was meant.
    const error = last.status === READ_OK ? this.#writeOnce(target, run) : -last.status;
    if (error < 0) {
      const { name, reason } = unreadable(-error);
      return { path, file, kind: 'refused', code: name, reason, before, after: before };
    }
    run.frames.push(this.#sweeper.clearEvent([target.value.index], run.actor));
    const next = this.#readAfter(target.value, run.frames);
    // A peak starts again from what there is now.
    const isPeak = target.value.descriptor.kind === 'peak';
    const isDone = next.zero || (isPeak && next.status === READ_OK);
    const unread = next.status === READ_OK ? undefined : unreadable(next.status).reason;
    const reason = isDone ? undefined : `written, but ${unread ?? 'the value is not zero'}`;
    const kind = isDone ? 'done' : 'changed';
    return { path, file, kind, code: undefined, reason, before, after: next.cells };
  }

  /** A file without a line end gets one with the `0` that is written, and so another shape. */
  #readAfter(value: ResolvedValue, frames: Frame[]): CellsRead {
    const read = this.#readCells(value, frames);
    if (read.status !== NOT_READ.reshaped) return read;
    frames.push(...this.#sweeper.layOutNow(value.value.file));
    const again = new SchemaIndex(this.#sweeper.schema).resolvePath(value.path);
    return again === undefined ? read : this.#readCells(again, frames);
  }

  #writeOnce(target: Clearable, { written }: ClearRun): number {
    const key = `${target.file}\n${textOf(target)}`;
    const known = written.get(key);
    if (known !== undefined) return known;
    const result = this.#write(target);
    written.set(key, result);
    return result;
  }

  #write({ value, rule }: Clearable): number {
    // Opened with O_TRUNC, which is all that a trace buffer takes.
    const descriptor = this.#sweeper.openForClear(value, rule.file);
    if (descriptor < 0) return descriptor;
    const text = rule.kind === 'write' ? rule.text : '';
    const result = text === '' ? 0 : this.#reader.write(descriptor, encoder.encode(text));
    this.#reader.close(descriptor);
    return result;
  }

  #readCells(value: ResolvedValue, frames: Frame[]): CellsRead {
    frames.push(...this.#sweeper.readNow([value.value.file]));
    const { readings, schema } = this.#sweeper;
    const status = this.#sweeper.statusOf(value.value.file);
    if (status !== READ_OK) return { status, cells: [], zero: false };
    const slots = Array.from(
      { length: slotsOf(schema, value.value) },
      (_, i) => value.value.firstSlot + i,
    );
    return {
      status,
      cells: slots.map((slot) => cellText(readings, slot, value)),
      zero: slots.every((slot) => u64At(readings.words, slot) === 0n),
    };
  }
}

const textOf = ({ rule }: Clearable): string => (rule.kind === 'write' ? rule.text : '');

function cellText(readings: Readings, slot: number, { descriptor }: ResolvedValue): string {
  return descriptor.type === 'text'
    ? (readings.texts.get(slot) ?? '')
    : exactText(readings.words, slot, descriptor.type);
}
