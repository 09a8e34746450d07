import {
  type ClearRule,
  exactText,
  filePathOf,
  NOT_READ,
  parseStatPath,
  READ_OK,
  type Readings,
  type ResolvedValue,
  SchemaIndex,
  slotsOf,
  u64At,
  unreadable,
} from '@statsfs/core/model';
import type { StatReader } from '../ports/stat-reader.ts';
import type { ClearPreview, ClearResult } from './sweep-messages.ts';
import type { Sweeper } from './sweeper.ts';

const WRITE_BITS = 0o222;
const encoder = new TextEncoder();

/** A path that somebody asked to clear: the value, if it is one, and why it may not be cleared. */
type Target =
  | {
      readonly kind: 'clearable';
      readonly path: string;
      readonly value: ResolvedValue;
      readonly text: string;
    }
  | {
      readonly kind: 'refused';
      readonly path: string;
      readonly file: string;
      readonly reason: string;
    };

/** A value as it was found a moment ago. */
interface CellsRead {
  readonly status: number;
  readonly cells: string[];
  readonly zero: boolean;
  /** What tells everybody. */
  readonly frames: readonly Uint8Array<ArrayBuffer>[];
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

  /** @returns a line per file, and the frames of the reads that took: everybody must get them, deltas build on each other. */
  preview(paths: readonly string[]): {
    readonly files: ClearPreview[];
    readonly frames: Uint8Array<ArrayBuffer>[];
  } {
    const frames: Uint8Array<ArrayBuffer>[] = [];
    const files = this.#targets(paths).map((target): ClearPreview => {
      const { path } = target;
      if (target.kind === 'refused') {
        return { path, file: target.file, text: '', before: [], refused: target.reason };
      }
      const file = fileOf(target.value);
      const { status, cells: before, frames: told } = this.#readCells(target.value);
      frames.push(...told);
      if (status === READ_OK) return { path, file, text: target.text, before };
      return { path, file, text: '', before, refused: unreadable(status).reason };
    });
    return { files, frames };
  }

  /** @returns a result per file, and the frames that tell everybody. */
  clear(
    paths: readonly string[],
    actor: string,
  ): { readonly results: ClearResult[]; readonly frames: Uint8Array<ArrayBuffer>[] } {
    const frames: Uint8Array<ArrayBuffer>[] = [];
    const results = this.#targets(paths).map((target) => this.#clearOne(target, actor, frames));
    return { results, frames };
  }

  #clearOne(target: Target, actor: string, frames: Uint8Array<ArrayBuffer>[]): ClearResult {
    const { path } = target;
    if (target.kind === 'refused') {
      const { file, reason } = target;
      return { path, file, kind: 'refused', code: undefined, reason, before: [], after: [] };
    }
    const { value, text } = target;
    const file = fileOf(value);
    const last = this.#readCells(value);
    frames.push(...last.frames);
    const before = last.cells;
    // What does not read as it was shown is not the counter that was meant.
    const error = last.status === READ_OK ? this.#write(value, text) : -last.status;
    if (error < 0) {
      const { name, reason } = unreadable(-error);
      return { path, file, kind: 'refused', code: name, reason, before, after: before };
    }
    frames.push(this.#sweeper.clearEvent([value.index], actor));
    const next = this.#readAfter(value, frames);
    const kind = next.zero ? 'done' : 'changed';
    const unread = next.status === READ_OK ? undefined : unreadable(next.status).reason;
    const reason = next.zero ? undefined : `written, but ${unread ?? 'the value is not zero'}`;
    return { path, file, kind, code: undefined, reason, before, after: next.cells };
  }

  /** A file without a line end gets one with the `0` that is written, and so another shape. */
  #readAfter(value: ResolvedValue, frames: Uint8Array<ArrayBuffer>[]): CellsRead {
    const read = this.#readCells(value);
    frames.push(...read.frames);
    if (read.status !== NOT_READ.reshaped) return read;
    frames.push(...this.#sweeper.layOutNow(value.value.file));
    const again = new SchemaIndex(this.#sweeper.schema).resolvePath(value.path);
    if (again === undefined) return read;
    const reread = this.#readCells(again);
    frames.push(...reread.frames);
    return reread;
  }

  #write(value: ResolvedValue, text: string): number {
    const descriptor = this.#sweeper.openForClear(value);
    if (descriptor < 0) return descriptor;
    const bytes = encoder.encode(text);
    const written = this.#reader.write(descriptor, bytes);
    this.#reader.close(descriptor);
    return written;
  }

  #readCells(value: ResolvedValue): CellsRead {
    const { status, frames } = this.#sweeper.readNow(value.value.file);
    const { readings, schema } = this.#sweeper;
    if (status !== READ_OK) return { status, cells: [], zero: false, frames };
    const slots = Array.from(
      { length: slotsOf(schema, value.value) },
      (_, i) => value.value.firstSlot + i,
    );
    return {
      status,
      cells: slots.map((slot) => cellText(readings, slot, value)),
      zero: slots.every((slot) => u64At(readings.words, slot) === 0n),
      frames,
    };
  }

  /** A source stands for all clearable values below it; a value for itself. Each once. */
  #targets(paths: readonly string[]): Target[] {
    const index = new SchemaIndex(this.#sweeper.schema);
    const targets = new Map<string, Target>();
    for (const text of paths) {
      for (const target of this.#targetsOf(index, text)) targets.set(target.path, target);
    }
    return [...targets.values()];
  }

  #targetsOf(index: SchemaIndex, text: string): Target[] {
    const path = parseStatPath(text);
    const node = path === undefined ? undefined : index.find(path);
    if (node === undefined) return [refusal(text, '', 'no such path in the tree')];
    if (node.kind === 'value') return [this.#judge(index.resolve(node.index), text)];
    const below = [...index.valuesBelow(node.index)].map((value) =>
      this.#judge(index.resolve(value), text),
    );
    const clearable = below.filter((target) => target.kind === 'clearable');
    if (clearable.length > 0) return clearable;
    return [refusal(text, '', this.#allowed ? 'nothing below it can be cleared' : NOT_ALLOWED)];
  }

  #judge(value: ResolvedValue | undefined, text: string): Target {
    if (value === undefined) return refusal(text, '', 'no such value');
    const { path, file, descriptor } = value;
    if (!this.#allowed) return refusal(path, fileOf(value), NOT_ALLOWED);
    const { clear } = descriptor;
    if (clear.kind !== 'write') return refusal(path, fileOf(value), REFUSED_BY_RULE[clear.kind]);
    if ((file.mode & WRITE_BITS) === 0)
      return refusal(path, fileOf(value), 'the file is read-only');
    return { kind: 'clearable', path, value, text: clear.text };
  }
}

const NOT_ALLOWED = 'the agent was started without --allow-clear';

const REFUSED_BY_RULE = {
  none: 'the kernel offers no clear for it',
  unknown: 'nobody has told what a write to it does',
} as const satisfies Record<Exclude<ClearRule['kind'], 'write'>, string>;

const fileOf = ({ file, descriptor }: ResolvedValue): string => filePathOf(file, descriptor.name);

const refusal = (path: string, file: string, reason: string): Target => ({
  kind: 'refused',
  path,
  file,
  reason,
});

function cellText(readings: Readings, slot: number, { descriptor }: ResolvedValue): string {
  return descriptor.type === 'text'
    ? (readings.texts.get(slot) ?? '')
    : exactText(readings.words, slot, descriptor.type);
}
