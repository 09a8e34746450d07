import {
  exactText,
  NO_DATA,
  READ_OK,
  type Readings,
  type ResolvedValue,
  type Schema,
  type SchemaIndex,
  slotsOf,
} from '@statsfs/core/model';
import { SeriesGroup, type SeriesSlice } from '@statsfs/core/series';

/** What is kept of everything that was received. */
export const KEEP_US = 3600 * 1e6;

interface FileHistory {
  readonly group: SeriesGroup;
  /** Status of the last read, so that only a change leaves a mark. */
  status: number;
}

/** One sweep, as far as history cares. */
export interface SweptFiles {
  readonly schema: Schema;
  readonly readings: Readings;
  /** Files that were read or tried, by index. */
  readonly files: readonly number[];
  /** Start of the sweep on the hub's axis. */
  readonly sweepAtUs: number;
}

/**
 * The last hour of every file, by its path on the host and what it holds: it outlives schema changes and restarts of the agent, so that a
 * chart opened now shows its past.
 */
export class HostHistory {
  readonly #files = new Map<string, FileHistory>();
  /** History of each file of the present schema, by its index there. */
  #byIndex: (FileHistory | undefined)[] = [];

  /** Finds or makes the history of each file of a new schema; those of files that went stay for their hour. */
  adopt(index: SchemaIndex): void {
    const { schema } = index;
    const { shapes, textColumns } = shapesOf(index);
    this.#byIndex = schema.files.map((file, number) => {
      if (file === undefined) return undefined;
      const shape = shapes[number] ?? '';
      // A mounted statsfs has a file for each value, and so several of one folder.
      const key = `${file.filesystem}\n${file.path}\n${shape}`;
      const known = this.#files.get(key);
      if (known !== undefined) return known;
      const group = new SeriesGroup({
        width: file.slotCount,
        textColumns: textColumns[number] ?? [],
        keepUs: KEEP_US,
        phase: number,
      });
      const fresh: FileHistory = { group, status: NO_DATA };
      this.#files.set(key, fresh);
      return fresh;
    });
  }

  /** Takes in what a sweep read. */
  append(
    { schema, readings, files, sweepAtUs }: SweptFiles,
    at: (monotonicUs: number) => number,
  ): void {
    for (const number of files) {
      const history = this.#byIndex[number];
      const file = schema.files[number];
      const status = readings.status[number] ?? NO_DATA;
      if (history === undefined || file === undefined || status === NO_DATA) continue;
      if (status === READ_OK) {
        history.group.append(at(readings.readUs[number] ?? 0), readings.words, file.firstSlot);
      } else if (status !== history.status) {
        history.group.mark({ kind: 'unreadable', atUs: sweepAtUs, code: status });
      }
      history.status = status;
    }
  }

  /** Nothing was read for a while, of any file. */
  gap(atUs: number, reason: string): void {
    for (const history of this.#byIndex) history?.group.mark({ kind: 'gap', atUs, reason });
  }

  /** A value was restarted: its cells, within the columns of its file. */
  clear(schema: Schema, value: ResolvedValue, atUs: number, by: string): void {
    const columns = columnsOf(schema, value);
    this.#byIndex[value.value.file]?.group.mark({ kind: 'clear', atUs, by, columns });
  }

  /** Something else is behind a value now. */
  reset(schema: Schema, value: ResolvedValue, atUs: number, reason: string): void {
    const columns = columnsOf(schema, value);
    this.#byIndex[value.value.file]?.group.mark({ kind: 'reset', atUs, reason, columns });
  }

  /** The cells of a value between two times, its marks included. Undefined for text, which has no series. */
  read(
    schema: Schema,
    value: ResolvedValue,
    fromUs: number,
    toUs: number,
  ): SeriesSlice | undefined {
    if (value.descriptor.type === 'text') return undefined;
    const columns = columnsOf(schema, value);
    return this.#byIndex[value.value.file]?.group.read(columns, fromUs, toUs);
  }

  /** The cells of a value as they were last read at a moment or before it. Undefined where history has none of it. */
  at(
    schema: Schema,
    value: ResolvedValue,
    momentUs: number,
  ): { readonly atUs: number; readonly cells: readonly string[] } | undefined {
    const group = this.#byIndex[value.value.file]?.group;
    const { type } = value.descriptor;
    const atUs = group?.rowBefore(Math.floor(momentUs) + 1);
    if (group === undefined || atUs === undefined || type === 'text') return undefined;
    const { columns } = group.read(columnsOf(schema, value), atUs, atUs);
    return { atUs, cells: columns.map((words) => exactText(words, 0, type)) };
  }

  /** Forgets files whose last sample is older than what is kept. */
  prune(nowUs: number): void {
    const present = new Set(this.#byIndex);
    for (const [key, history] of this.#files) {
      if (present.has(history)) continue;
      const lastUs = history.group.lastUs ?? 0;
      if (lastUs < nowUs - KEEP_US) this.#files.delete(key);
    }
  }
}

/** Cells of a value, as columns of its file. */
function columnsOf(schema: Schema, { value, file }: ResolvedValue): number[] {
  const first = value.firstSlot - file.firstSlot;
  return Array.from({ length: slotsOf(schema, value) }, (_, cell) => first + cell);
}

interface Shapes {
  /** Per file, the paths of its values with their first slot and cells: equal text, equal columns. */
  readonly shapes: readonly string[];
  readonly textColumns: readonly (readonly number[])[];
}

function shapesOf(index: SchemaIndex): Shapes {
  const { schema } = index;
  const shapes: string[] = [];
  const textColumns: number[][] = [];
  schema.values.forEach((_, number) => {
    const value = index.resolve(number);
    if (value === undefined) return;
    const { file, firstSlot, sets } = value.value;
    const column = firstSlot - value.file.firstSlot;
    const keys = sets.map((set) => schema.sets[set]?.ids.join(',')).join(';');
    const { type } = value.descriptor;
    shapes[file] = `${shapes[file] ?? ''}${column} ${type} ${value.path} ${keys}\n`;
    if (type === 'text') textColumns[file] = [...(textColumns[file] ?? []), column];
  });
  return { shapes, textColumns };
}
