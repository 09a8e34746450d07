import { createDescriptor, parseStatPath, SchemaBuilder, SchemaIndex } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { keepRows } from '../../../test/kept-samples.ts';
import { makeLatest } from '../../../test/make-latest.ts';
import { NO_LATEST } from '../../live/latest.ts';
import { bucketCells, bucketSortValue, toBucketRows } from './bucket-rows.ts';

const HUGE = 2n ** 63n;

function histogramOf(sets: readonly { readonly name: string; readonly ids: readonly string[] }[]) {
  const descriptor = createDescriptor('polls', {
    kind: 'histogram',
    unit: UNITS.nanoseconds,
    keys: sets.map(({ name }) => ({ name, type: 'int' })),
  });
  const slotCount = sets.reduce((count, { ids }) => count * ids.length, 1);
  const value = { source: ['vm'], descriptor, firstSlot: 0, sets };
  const builder = new SchemaBuilder('test', { name: 'orion', kernel: '6.18', bootId: 'boot' });
  builder.addFile({ path: '/f', filesystem: 'f', mode: 0o444, slotCount, values: [value] });
  builder.commit();
  const index = new SchemaIndex(builder.schema);
  const path = parseStatPath('vm/polls');
  const resolved = path === undefined ? undefined : index.resolvePath(path);
  if (resolved === undefined) throw new Error('vm/polls is not in the schema');
  return { index, resolved };
}

const BUCKETS = { name: 'bucket', ids: ['0', '8', '16'] };

describe('toBucketRows', () => {
  it('names each row by both bounds in the unit of the bounds, lowest first', () => {
    const { index, resolved } = histogramOf([BUCKETS]);
    const { rows, total } = toBucketRows(
      bucketCells(index, resolved),
      makeLatest(['1', String(HUGE), '3']),
      undefined,
    );
    expect(rows.map(({ range, count }) => [range, count])).toEqual([
      ['0 – 8 ns', 1n],
      ['8 – 16 ns', HUGE],
      ['≥ 16 ns', 3n],
    ]);
    expect(total).toBe(HUGE + 4n);
  });

  it('has a row for each bucket of each CPU', () => {
    const { index, resolved } = histogramOf([{ name: 'cpu', ids: ['0', '1'] }, BUCKETS]);
    const kept = keepRows(
      [
        [1, [0, 0, 0, 0, 0, 0]],
        [2, [0, 0, 0, 0, 0, 5]],
      ],
      resolved.descriptor,
    );
    const { rows, lastTotal } = toBucketRows(bucketCells(index, resolved), NO_LATEST, kept);
    expect(rows.map(({ keys, place }) => [...keys, place])).toEqual([
      ['0', 0],
      ['0', 1],
      ['0', 2],
      ['1', 0],
      ['1', 1],
      ['1', 2],
    ]);
    expect(rows.at(-1)).toMatchObject({ count: undefined, last: 5n });
    expect(lastTotal).toBe(5n);
    expect(rows.map((row) => bucketSortValue(row, 'key 0'))).toEqual([
      '0',
      '0',
      '0',
      '1',
      '1',
      '1',
    ]);
    expect(rows.map((row) => bucketSortValue(row, 'last'))).toEqual([0n, 0n, 0n, 0n, 0n, 5n]);
  });
});
