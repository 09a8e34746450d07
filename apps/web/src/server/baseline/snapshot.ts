import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ResolvedValue, SchemaIndex } from '@statsfs/core/model';
import { cellKeys } from '@statsfs/core/query';
import { z } from 'zod';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

const kept = z.object({
  /** When they were read, in µs on the hub's axis. */
  atUs: z.number(),
  /** Index of the value in the schema of that epoch: another one under the same path may be another source. */
  value: z.number(),
  cells: z.array(z.string()).readonly(),
  /** Of each cell of a table, as one text; left out for a simple value. */
  keys: z.array(z.string()).readonly().optional(),
});
/** Exact figures of one value at one time. */
export type KeptFigures = z.infer<typeof kept>;

const snapshot = z.object({
  epoch: z.string(),
  bootId: z.string(),
  values: z.record(z.string(), kept),
});
/** The figures that a baseline remembers, by path. */
export interface Snapshot {
  readonly epoch: string;
  readonly bootId: string;
  readonly values: ReadonlyMap<string, KeptFigures>;
}

/** The cells of a value when it was last read; undefined where nothing is known of it. */
export type FiguresOf = (
  value: ResolvedValue,
) => { readonly atUs: number; readonly cells: readonly string[] } | undefined;

/** @returns what is known of a value, or of all below a source; undefined when there is no such path. */
export function takeSnapshot(
  index: SchemaIndex,
  path: string,
  figuresOf: FiguresOf,
): Snapshot | undefined {
  // A browser's own spelling: what is no path of the tree is not found there.
  const node = index.find(path as Parameters<SchemaIndex['find']>[0]);
  if (node === undefined) return undefined;
  const values = new Map<string, KeptFigures>();
  const below = node.kind === 'value' ? [node.index] : index.valuesBelow(node.index);
  for (const number of below) {
    const value = index.resolve(number);
    if (value === undefined || value.descriptor.type === 'text') continue;
    const figures = figuresOf(value);
    if (figures === undefined) continue;
    const isTable = value.descriptor.keys.length > 0;
    values.set(value.path, {
      ...figures,
      value: number,
      ...(isTable ? { keys: keysOf(index, value) } : {}),
    });
  }
  const { epoch, host } = index.schema;
  return { epoch, bootId: host.bootId, values };
}

/** The keys of each cell as one text, in the order of the cells. */
export const keysOf = (index: SchemaIndex, value: ResolvedValue): string[] =>
  cellKeys(index, value).map((keys) => keys.join('\n'));

/** Compressed, outside the main thread: 30,000 figures are a tenth of their text. */
export const encodeSnapshot = ({ values, ...rest }: Snapshot): Promise<Uint8Array> =>
  pack(JSON.stringify({ ...rest, values: Object.fromEntries(values) }));

/** @throws when the bytes are not those of a snapshot. */
export async function decodeSnapshot(bytes: Uint8Array): Promise<Snapshot> {
  const { values, ...rest } = snapshot.parse(JSON.parse(String(await unpack(bytes))));
  return { ...rest, values: new Map(Object.entries(values)) };
}
