import {
  NOT_READ,
  READ_OK,
  type ResolvedValue,
  SchemaIndex,
  unreadable,
} from '@statsfs/core/model';
import type { Clock } from '../../ports/clock.ts';
import type { StatReader } from '../../ports/stat-reader.ts';
import type { Side } from '../side-trees.ts';
import type { ClearPreview, ClearRequest, ClearResult, ClearSkipped } from '../sweep-messages.ts';
import type { Sweeper } from '../sweeper.ts';
import { type CellsRead, cellsRead } from './cells-read.ts';
import type { ClearAllowance } from './clear-allowance.ts';
import { ClearApart } from './clear-apart.ts';
import { ClearLimit } from './clear-limit.ts';
import { type ClearTarget, clearTargets } from './clear-targets.ts';
import { judgeCleared, refusedResult } from './judge-cleared.ts';

const ESTALE = 116;
const encoder = new TextEncoder();

type Frame = Uint8Array<ArrayBuffer>;
type Clearable = Extract<ClearTarget, { readonly kind: 'clearable' }>;

/** What of a request is left to threads of their own. */
interface Parted {
  readonly own: readonly ClearTarget[];
  readonly apart: readonly ClearApart[];
  readonly skipped: readonly ClearSkipped[];
}

export interface FileClearerParts {
  readonly sweeper: Sweeper;
  readonly reader: StatReader;
  readonly clock: Clock;
  readonly allowance: ClearAllowance;
}

/**
 * Clears in the kernel. Decides by itself whatever the asker says: the subsystem may be cleared, the value is in the
 * schema, its rule says what to write, its file can be written, and it is still the file that was shown. Each file fails
 * alone.
 */
export class FileClearer {
  readonly #sweeper: Sweeper;
  readonly #reader: StatReader;
  readonly #allowance: ClearAllowance;
  readonly #limit: ClearLimit;

  constructor({ sweeper, reader, clock, allowance }: FileClearerParts) {
    this.#sweeper = sweeper;
    this.#reader = reader;
    this.#allowance = allowance;
    this.#limit = new ClearLimit(clock);
  }

  /** @returns a line per value, and the frames of the reads that took: everybody must get them, deltas build on each other. */
  preview(paths: readonly string[]): {
    readonly files: readonly ClearPreview[];
    readonly skipped: readonly ClearSkipped[];
    readonly frames: Frame[];
    readonly apart: Parted['apart'];
  } {
    const frames: Frame[] = [];
    const asked = this.#part(paths);
    const files = asked.own.flatMap((target) =>
      target.kind === 'clearable' ? [target.value.value.file] : [],
    );
    // Of another file in its place than the one that was laid out, that one is to be shown.
    const lost = files.filter((file) => this.#sweeper.fileAt(file)?.hasLostItsPlace() === true);
    frames.push(...this.#sweeper.layOutNow(lost));
    const { own, apart, skipped } = frames.length === 0 ? asked : this.#part(paths);
    const found = this.#readAll(own, frames);
    const shown = own.map((target, at) => this.#shown(target, found[at]));
    return { files: shown, skipped, frames, apart };
  }

  /** @returns a result per value, and the frames that tell everybody. */
  clear({ paths, actor, shown }: ClearRequest): {
    readonly results: ClearResult[];
    readonly frames: Frame[];
    readonly apart: Parted['apart'];
  } {
    const frames: Frame[] = [];
    const { own, apart } = this.#part(paths);
    const waitS = this.#limit.take(own.length);
    if (waitS > 0) {
      const reason = `too many clears within a short time; try again in ${waitS} s`;
      const results = own.map((target) => refusedResult(target, { code: 'EAGAIN', reason }));
      return { results, frames, apart: [] };
    }
    // The last samples of all first: writing for one may restart another.
    const last = this.#readAll(own, frames);
    const errors = this.#writeAll(own, last, shown);
    const written = own.flatMap((target, at) =>
      target.kind === 'clearable' && errors[at] === 0 ? [target.value] : [],
    );
    if (written.length > 0) {
      const values = written.map(({ index }) => index);
      frames.push(this.#sweeper.clearEvent(values, actor));
    }
    const next = this.#readAfter(written, frames);
    const results = own.map((target, at): ClearResult => {
      const before = last[at];
      if (target.kind === 'refused' || before === undefined) return refusedResult(target);
      const error = errors[at] ?? 0;
      if (error !== 0) {
        const { name: code, reason } = unreadable(error);
        return refusedResult(target, { code, reason, cells: before.cells });
      }
      return judgeCleared(target, before, next.get(target.value));
    });
    return { results, frames, apart };
  }

  #part(paths: readonly string[]): Parted {
    const own: ClearTarget[] = [];
    const sides = new Map<Side, Clearable[]>();
    const sweeper = this.#sweeper;
    const statusOf = (file: number): number => sweeper.statusOf(file);
    const parts = { schema: sweeper.schema, statusOf, allowance: this.#allowance };
    const { targets, skipped } = clearTargets(parts, paths);
    for (const target of targets) {
      const isClearable = target.kind === 'clearable';
      const side = isClearable ? this.#sweeper.sideOf(target.value.value.file) : undefined;
      if (side === undefined || !isClearable) own.push(target);
      else sides.set(side, [...(sides.get(side) ?? []), target]);
    }
    const apart = [...sides].map(([side, targets]) => new ClearApart(side, targets));
    return { own, apart, skipped };
  }

  #shown(target: ClearTarget, found: CellsRead | undefined): ClearPreview {
    const { path, file } = target;
    if (target.kind === 'refused' || found === undefined) {
      const refused = target.kind === 'refused' ? target.reason : 'not read';
      return { path, file, text: '', before: [], refused };
    }
    const { status, cells: before } = found;
    if (status !== READ_OK) {
      return { path, file, text: '', before, refused: unreadable(status).reason };
    }
    const identity = this.#identityOf(target);
    return { path, file, text: textOf(target), before, identity };
  }

  /** @returns errno for each, 0 where it was written. A file that restarts many values is written to once. */
  #writeAll(
    targets: readonly ClearTarget[],
    last: readonly (CellsRead | undefined)[],
    shown: ClearRequest['shown'],
  ): readonly number[] {
    const written = new Map<string, number>();
    return targets.map((target, at) => {
      if (target.kind === 'refused') return 0;
      // What does not read as it was shown is not the counter that was meant.
      const status = last[at]?.status ?? NOT_READ.reshaped;
      if (status !== READ_OK) return status;
      const identity = shown?.[target.path];
      if (identity !== undefined && identity !== this.#identityOf(target)) return ESTALE;
      const key = `${target.file}\n${textOf(target)}`;
      const error = written.get(key) ?? this.#write(target);
      written.set(key, error);
      return error;
    });
  }

  /** Empty for what is no file of its own: a mounted statsfs looks by itself whether it is still the same. */
  #identityOf({ value }: Clearable): string {
    return this.#sweeper.fileAt(value.value.file)?.identity ?? '';
  }

  #write(target: Clearable): number {
    // Opened with O_TRUNC, which is all that a trace buffer takes.
    const descriptor = this.#sweeper.openForClear(target.value, target.rule.file);
    if (descriptor < 0) return -descriptor;
    const text = textOf(target);
    const result = text === '' ? 0 : this.#reader.write(descriptor, encoder.encode(text));
    this.#reader.close(descriptor);
    return result < 0 ? -result : 0;
  }

  #readAll(targets: readonly ClearTarget[], frames: Frame[]): (CellsRead | undefined)[] {
    const values = targets.flatMap((target) => (target.kind === 'clearable' ? [target.value] : []));
    const found = this.#read(values, frames);
    return targets.map((target) =>
      target.kind === 'clearable' ? found.get(target.value) : undefined,
    );
  }

  /** A file without a line end gets one with the `0` that is written, and so another shape. */
  #readAfter(values: readonly ResolvedValue[], frames: Frame[]): Map<ResolvedValue, CellsRead> {
    const found = this.#read(values, frames);
    const reshaped = values.filter((value) => found.get(value)?.status === NOT_READ.reshaped);
    if (reshaped.length === 0) return found;
    frames.push(...this.#sweeper.layOutNow(reshaped.map(({ value }) => value.file)));
    const index = new SchemaIndex(this.#sweeper.schema);
    const again = new Map(reshaped.map((value) => [value, index.resolvePath(value.path)]));
    const read = this.#read(
      [...again.values()].flatMap((value) => value ?? []),
      frames,
    );
    for (const [value, now] of again) {
      const cells = now && read.get(now);
      if (cells !== undefined) found.set(value, cells);
    }
    return found;
  }

  #read(values: readonly ResolvedValue[], frames: Frame[]): Map<ResolvedValue, CellsRead> {
    if (values.length === 0) return new Map();
    frames.push(...this.#sweeper.readNow(values.map(({ value }) => value.file)));
    const { schema, readings } = this.#sweeper;
    return new Map(
      values.map((value) => {
        const status = this.#sweeper.statusOf(value.value.file);
        return [value, cellsRead(schema, readings, value, status)];
      }),
    );
  }
}

const textOf = ({ rule }: Clearable): string => (rule.kind === 'write' ? rule.text : '');
