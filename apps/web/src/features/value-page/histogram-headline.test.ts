import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import type { Counted } from '../../live/histogram/counted.ts';
import { histogramShape } from '../../live/histogram/histogram-shape.ts';
import { countedMessage, countedNote } from './counted-words.ts';
import { histogramHeadlines } from './histogram-headline.ts';

const shape = histogramShape([['0'], ['1024'], ['2048']]);

const counted = (counts: readonly bigint[], fromUs?: number): Counted => ({
  kind: 'counts',
  counts,
  total: counts.reduce((total, count) => total + count, 0n),
  fromUs,
  untilUs: 12e6,
});

const shown = (now: Counted, choice: 'all' | 'last' | 'baseline' = 'all') =>
  histogramHeadlines(now, choice, shape, UNITS.nanoseconds).map(({ label, readout }) => [
    label,
    readout.kind === 'figure' ? readout.figure.exact : readout.kind,
  ]);

describe('histogramHeadlines', () => {
  it('are percentiles as upper bounds, and how much was counted', () => {
    expect(shown(counted([50n, 49n, 1n]))).toEqual([
      ['p50, all', '≤ 1,024 ns'],
      ['p90, all', '≤ 2,048 ns'],
      ['p99, all', '≤ 2,048 ns'],
      ['counted, all', '100'],
    ]);
    expect(shown(counted([0n, 0n, 2n]), 'last')[0]).toEqual(['p50, last interval', '≥ 2,048 ns']);
  });

  it('have no figure where nothing was counted, and wait for the first reading', () => {
    expect(shown(counted([0n, 0n, 0n])).map(([, figure]) => figure)).toEqual([
      'gap',
      'gap',
      'gap',
      '0',
    ]);
    expect(shown({ kind: 'waiting' }).map(([, figure]) => figure)).toContain('waiting');
    expect(shown({ kind: 'none', why: 'fell' }, 'baseline')).toEqual([
      ['p50, since baseline', 'gap'],
      ['p90, since baseline', 'gap'],
      ['p99, since baseline', 'gap'],
    ]);
  });
});

describe('what stands where bars would', () => {
  it('is nothing while there are bars', () => {
    expect(countedMessage(counted([0n, 1n, 0n]), 'all')).toBeUndefined();
  });

  it('tells zero, nothing new, no data, unreadable and restarted apart', () => {
    expect(countedMessage(counted([0n, 0n]), 'all')).toBe('All counts are 0.');
    expect(countedMessage(counted([0n, 0n], 1), 'last')).toMatch(/Nothing was counted/);
    expect(countedMessage(counted([]), 'all')).toMatch(/no buckets/);
    expect(countedMessage({ kind: 'waiting' }, 'all')).toMatch(/Waiting/);
    expect(countedMessage({ kind: 'unreadable', code: 13 }, 'all')).toMatch(/^Unreadable: /);
    for (const why of ['first', 'gap', 'fell', 'replaced'] as const) {
      expect(countedMessage({ kind: 'none', why }, 'last')).not.toBe('');
    }
    for (const why of ['no-baseline', 'fell', 'replaced'] as const) {
      expect(countedMessage({ kind: 'none', why }, 'baseline')).toMatch(/baseline/);
    }
  });

  it('says how long was counted', () => {
    expect(countedNote(counted([1200n], 10.5e6), 0)).toBe('1,200 counted in 1.5 s, from 00:00:10');
    expect(countedNote(counted([1200n]), 0)).toBe('1,200 counted until 00:00:12');
  });
});
