import { createWords, type Descriptor, setInteger } from '@statsfs/core/model';
import type { KeptSamples } from '../src/live/kept-samples.ts';
import { SampleColumns } from '../src/live/sample-columns.ts';
import { makeDescriptor } from './make-schema.ts';

export const SECOND_US = 1e6;

/** A row: the second it was read, and its cells; a number instead of cells is why it could not be read. */
export type Row = readonly [second: number, cells: readonly number[] | number];

/** What is kept of a value, from rows as a test writes them. */
export function keepRows(
  rows: readonly Row[],
  descriptor: Descriptor = makeDescriptor('v'),
  rest: Partial<KeptSamples> = {},
): KeptSamples {
  const cellCount = Math.max(
    1,
    ...rows.map(([, cells]) => (typeof cells === 'number' ? 1 : cells.length)),
  );
  const columns = new SampleColumns(cellCount);
  for (const [second, cells] of rows) {
    const words = createWords(cellCount);
    if (typeof cells !== 'number') {
      cells.forEach((cell, slot) => {
        setInteger(words, slot, BigInt(cell));
      });
    }
    columns.append(second * SECOND_US, typeof cells === 'number' ? cells : 0, words);
  }
  const untilUs = (rows.at(-1)?.[0] ?? 0) * SECOND_US;
  return { view: columns.view(), descriptor, marks: [], untilUs, revision: rows.length, ...rest };
}
