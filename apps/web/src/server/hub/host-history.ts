import { NO_DATA, READ_OK, type Readings, type ResolvedValue, type Schema, SchemaIndex, slotsOf } from '@statsfs/core/model';
import { SeriesGroup, type SeriesSlice } from '@statsfs/core/series';

/** What is kept of everything that was received. */
export const KEEP_US = 3600 * 1e6;

interface FileHistory {
  readonly group: SeriesGroup;
  /** What its columns are. Another shape under the same path is another history. */
  readonly shape: string;
  /** Status of the last read, so that only a change leaves a mark. */
  status: number;
}

/**
 * The last hour of every file, by its path on the host: it outlives schema changes and restarts of the agent, so that a
 * chart opened now shows its past.
 */
export class HostHistory {
  readonly #files = new Map<string, FileHistory>();
  /** History of each file of the present schema, by its index there. */
  #byIndex: (FileHistory | undefined)[] = [];

  /** Finds or makes the history of each file of a new schema; those of files that went stay for their hour. */
  adopt(index: SchemaIndex): void {
    const { schema } = index;
    const shapes = shapesOf(index);
    this.#byIndex = schema.files.map((file, number) => {
      if (file === undefined) return undefined;
      const key = `${file.filesystem}\n${file.path}`;
      const shape = shapes[number] ?? '';
      const known = this.#files.get(key);
      if (known?.shape === shape) return known;
      const group = new SeriesGroup({ width: file.slotCount, keepUs: KEEP_US });
      const fresh: FileHistory = { group, shape, status: NO_DATA };
      this.#files.set(key, fresh);
      return fresh;
    });
  }

  /** Takes in what a sweep read. */
  append(schema: Schema, readings: Readings, files: readonly number[], at: (us: number) => number): void {
    for (const number of files) {
      const history = this.#byIndex[number];
      const file = schema.files[number];
      const status = readings.status[number] ?? NO_DATA;
      if (history === undefined || file === undefined || status === NO_DATA) continue;
      const atUs = at(readings.readUs[number] ?? 0);
      if (status === READ_OK) history.group.append(atUs, readings.words, file.firstSlot);
      else if (status !== history.status) history.group.mark({ kind: 'unreadable', atUs, code: status });
      history.status = status;
    }
  }

  /** Nothing was read for a while, of any file. */
  gap(atUs: number, reason: string): void {
    for (const history of this.#byIndex) history?.group.mark({ kind: 'gap', atUs, reason });
  }

  /** A value was restarted: its cells, within the columns of its file. */
  clear(schema: Schema, value: ResolvedValue, atUs: number, by: string): void {
    const first = value.value.firstSlot - value.file.firstSlot;
    const columns = Array.from({ length: slotsOf(schema, value.value) }, (_, i) => first + i);
    this.#byIndex[value.value.file]?.group.mark({ kind: 'clear', atUs, by, columns });
  }

  /** The cells of a value between two times, its marks included. */
  read(schema: Schema, value: ResolvedValue, fromUs: number, toUs: number): SeriesSlice | undefined {
    const first = value.value.firstSlot - value.file.firstSlot;
    const columns = Array.from({ length: slotsOf(schema, value.value) }, (_, i) => first + i);
    return this.#byIndex[value.value.file]?.group.read(columns, fromUs, toUs);
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

/** Per file, the paths of its values with their first slot and cells: equal text, equal columns. */
function shapesOf(index: SchemaIndex): string[] {
  const { schema } = index;
  const shapes: string[] = [];
  schema.values.forEach((_, number) => {
    const value = index.resolve(number);
    if (value === undefined) return;
    const offset = value.value.firstSlot - value.file.firstSlot;
    const keys = value.value.sets.map((set) => schema.sets[set]?.ids.join(',')).join(';');
    const { type } = value.descriptor;
    shapes[value.value.file] = `${shapes[value.value.file] ?? ''}${offset} ${type} ${value.path} ${keys}\n`;
  });
  return shapes;
}
