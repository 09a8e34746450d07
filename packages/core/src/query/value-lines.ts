import { stateName } from '../model/descriptor.ts';
import type { Kind } from '../model/kind.ts';
import { NO_DATA, READ_OK, type Readings } from '../model/readings.ts';
import { rowKeys, slotsOf } from '../model/schema.ts';
import type { ResolvedValue, SchemaIndex } from '../model/schema-index.ts';
import { unreadable } from '../model/unreadable.ts';
import type { ValueType } from '../model/value-type.ts';
import { exactText } from '../model/words.ts';
import { matchPaths } from './match-paths.ts';
import { unitSymbol } from './unit-symbol.ts';

export interface ValueError {
  readonly code: string;
  readonly reason: string;
}

/** A sample as one JSON object: what `statsfs get --json` prints and `values.get` answers. */
export interface ValueLine {
  readonly path: string;
  readonly type?: ValueType;
  readonly kind?: Kind;
  readonly unit?: string;
  /** Exact decimal text. Absent for tables and when there is an error. */
  readonly value?: string;
  /** What the number of an enumeration stands for. */
  readonly state?: string;
  readonly cells?: readonly { readonly keys: readonly string[]; readonly value: string }[];
  readonly error?: ValueError;
  /** When it was read, ISO 8601 in UTC. */
  readonly at?: string;
}

/** Exact figures of all cells of a value, in the order of its keys. */
export function cellTexts(index: SchemaIndex, readings: Readings, value: ResolvedValue): string[] {
  const { type } = value.descriptor;
  const { firstSlot } = value.value;
  const count = slotsOf(index.schema, value.value);
  return Array.from({ length: count }, (_, i) =>
    type === 'text'
      ? (readings.texts.get(firstSlot + i) ?? '')
      : exactText(readings.words, firstSlot + i, type),
  );
}

/** Keys of all cells of a table, in slot order: the last key varies fastest. */
export function cellKeys(index: SchemaIndex, value: ResolvedValue): string[][] {
  const [rows, more] = value.value.sets;
  if (more === undefined && rows !== undefined && value.descriptor.keys.length > 1) {
    return (index.schema.sets[rows]?.ids ?? []).map(rowKeys);
  }
  return value.value.sets.reduce<string[][]>(
    (rows, set) => {
      const ids = index.schema.sets[set]?.ids ?? [];
      return rows.flatMap((row) => ids.map((id) => [...row, id]));
    },
    [[]],
  );
}

function errorOf(status: number): ValueError {
  if (status === NO_DATA) return { code: 'NODATA', reason: 'not read yet' };
  const { name, reason } = unreadable(status);
  return { code: name, reason };
}

/** What turns the readings' own time into that of people. */
export interface SampleTimes {
  /** Wall-clock milliseconds of monotonic microseconds. */
  readonly wallOfUs: (us: number) => number;
  /** Start of the last sweep, in monotonic microseconds: when an unreadable file was last tried. */
  readonly sweptUs: number;
}

export function valueLine(
  index: SchemaIndex,
  readings: Readings,
  value: ResolvedValue,
  { wallOfUs, sweptUs }: SampleTimes,
): ValueLine {
  const { path, descriptor } = value;
  const status = readings.status[value.value.file] ?? NO_DATA;
  const { type, kind } = descriptor;
  const head = { path, type, kind, unit: unitSymbol(descriptor.unit) };
  if (status === NO_DATA) return { ...head, error: errorOf(status) };
  const readUs = status === READ_OK ? (readings.readUs[value.value.file] ?? 0) : sweptUs;
  const at = new Date(wallOfUs(readUs)).toISOString();
  if (status !== READ_OK) return { ...head, error: errorOf(status), at };
  const texts = cellTexts(index, readings, value);
  if (descriptor.keys.length === 0) {
    const figure = texts[0] ?? '';
    const state = stateName(descriptor.states, Number(figure));
    return { ...head, value: figure, ...(state !== undefined && { state }), at };
  }
  const cells = cellKeys(index, value).map((keys, i) => ({ keys, value: texts[i] ?? '' }));
  return { ...head, cells, at };
}

/** Samples of everything the paths and globs name; a source stands for all values below it. Each value once. */
export function getValues(
  index: SchemaIndex,
  readings: Readings,
  paths: readonly string[],
  times: SampleTimes,
): ValueLine[] {
  const lines = new Map<string, ValueLine>();
  for (const text of paths) {
    const nodes = matchPaths(index, text) ?? [];
    if (nodes.length === 0) {
      lines.set(text, {
        path: text,
        error: { code: 'ENOENT', reason: 'no such path in the tree' },
      });
    }
    for (const node of nodes) {
      const values = node.kind === 'value' ? [node.index] : index.valuesBelow(node.index);
      for (const number of values) {
        const value = index.resolve(number);
        if (value === undefined || lines.has(value.path)) continue;
        lines.set(value.path, valueLine(index, readings, value, times));
      }
    }
  }
  return [...lines.values()];
}
