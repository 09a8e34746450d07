import { createWords, setInteger } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { keepRows, type Row, SECOND_US } from '../../../test/kept-samples.ts';
import { makeLatest } from '../../../test/make-latest.ts';
import { makeDescriptor } from '../../../test/make-schema.ts';
import { NO_LATEST } from '../latest.ts';
import { SampleColumns } from '../sample-columns.ts';
import { countedInAll, countedLast, countedSince } from './counted.ts';
import { histogramShape } from './histogram-shape.ts';

const shape = histogramShape([['0'], ['1'], ['2']]);
const descriptor = makeDescriptor('h', { kind: 'histogram' });
const kept = (rows: readonly Row[]) => keepRows(rows, descriptor);
const HUGE = '18446744073709551615';

describe('countedInAll', () => {
  it('adds counts of 64 bits up exactly', () => {
    expect(countedInAll(makeLatest([HUGE, HUGE, '1']), shape, 'u64')).toMatchObject({
      counts: [BigInt(HUGE), BigInt(HUGE), 1n],
      total: 2n ** 65n - 1n,
    });
  });

  it('tells no data from what cannot be read', () => {
    expect(countedInAll(NO_LATEST, shape, 'u64')).toEqual({ kind: 'waiting' });
    const failed = { kind: 'unreadable', code: 13, atUs: 1 } as const;
    expect(countedInAll(failed, shape, 'u64')).toEqual({ kind: 'unreadable', code: 13 });
  });
});

describe('countedLast', () => {
  it('is the growth of the last step, and when it was', () => {
    const rows: Row[] = [
      [1, [1, 1, 1]],
      [2, [1, 4, 1]],
      [4, [3, 4, 1]],
    ];
    expect(countedLast(kept(rows), shape)).toEqual({
      kind: 'counts',
      counts: [2n, 0n, 0n],
      total: 2n,
      fromUs: 2 * SECOND_US,
      untilUs: 4 * SECOND_US,
    });
    const earlier = { ...kept(rows), untilUs: 3 * SECOND_US };
    expect(countedLast(earlier, shape)).toMatchObject({ counts: [0n, 3n, 0n] });
  });

  it('is exact where a double is not', () => {
    const columns = new SampleColumns(1);
    for (const [i, count] of [2n ** 63n, 2n ** 63n + 1n].entries()) {
      const words = createWords(1);
      setInteger(words, 0, count);
      columns.append((i + 1) * SECOND_US, 0, words);
    }
    const two = { ...kept([]), view: columns.view(), untilUs: 9 * SECOND_US };
    expect(countedLast(two, histogramShape([['0']]))).toMatchObject({ counts: [1n] });
  });

  it('says why there is no growth', () => {
    const one: Row = [1, [1, 1, 1]];
    expect(countedLast(undefined, shape)).toEqual({ kind: 'waiting' });
    expect(countedLast(kept([]), shape)).toEqual({ kind: 'waiting' });
    expect(countedLast(kept([one]), shape)).toEqual({ kind: 'none', why: 'first' });
    expect(countedLast(kept([one, [2, [2, 0, 1]]]), shape)).toEqual({ kind: 'none', why: 'fell' });
    expect(
      countedLast(
        kept([
          [1, 13],
          [2, [2, 2, 2]],
        ]),
        shape,
      ),
    ).toEqual({
      kind: 'none',
      why: 'gap',
    });
    expect(countedLast(kept([one, [2, 13]]), shape)).toEqual({ kind: 'unreadable', code: 13 });
  });

  it('has none across a clear, even where counts are higher than before', () => {
    const rows = kept([
      [1, [1, 1, 1]],
      [3, [2, 2, 2]],
    ]);
    const clear = { kind: 'clear', atUs: 2 * SECOND_US, by: 'ada', columns: 'all' } as const;
    const gap = { kind: 'gap', atUs: 2 * SECOND_US, reason: 'agent stopped' } as const;
    expect(countedLast({ ...rows, marks: [clear] }, shape)).toMatchObject({ why: 'replaced' });
    expect(countedLast({ ...rows, marks: [gap] }, shape)).toMatchObject({ why: 'gap' });
  });
});

describe('countedSince', () => {
  const grown = (cells: readonly (string | undefined)[]) =>
    ({ kind: 'grown', cells, fromUs: 0, untilUs: 1, restart: undefined }) as const;

  it('is the growth since the baseline', () => {
    expect(countedSince(grown(['0', '3', '9']), shape)).toEqual({
      kind: 'counts',
      counts: [0n, 3n, 9n],
      total: 12n,
      fromUs: 0,
      untilUs: 1,
    });
  });

  it('says why there is none', () => {
    expect(countedSince({ kind: 'off' }, shape)).toEqual({ kind: 'none', why: 'no-baseline' });
    expect(countedSince(grown(['0', undefined, '9']), shape)).toMatchObject({ why: 'replaced' });
    expect(countedSince({ kind: 'none', why: 'fell' }, shape)).toMatchObject({ why: 'fell' });
    expect(countedSince({ kind: 'waiting' }, shape)).toEqual({ kind: 'waiting' });
  });
});
