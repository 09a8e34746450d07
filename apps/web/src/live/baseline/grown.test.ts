import type { Descriptor } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { makeLatest } from '../../../test/make-latest.ts';
import { makeDescriptor } from '../../../test/make-schema.ts';
import type { Since } from '../../trpc/since.ts';
import { NO_LATEST } from '../latest.ts';
import { type Grown, grownSince } from './grown.ts';
import { grownReadout } from './grown-readout.ts';
import { grownLabel, sinceClock } from './grown-words.ts';

const counter = makeDescriptor('LOC');
const byCpu = makeDescriptor('LOC', { keys: [{ name: 'cpu', type: 'int' }] });
const from = (cells: readonly (string | null)[], atUs = 0): Since => ({
  kind: 'from',
  atUs,
  cells,
});

function grown(now: readonly string[], since: Since, descriptor: Descriptor = counter): Grown {
  return grownSince({ latest: makeLatest(now), since, isPaused: false }, descriptor);
}

describe('growth since a baseline', () => {
  it('is exact beyond 2^53', () => {
    expect(grown(['18446744073709551615'], from(['18446744073709551613']))).toMatchObject({
      cells: ['2'],
    });
  });

  it('waits for the server where a counter has fallen below: it says what to count from instead', () => {
    expect(grown(['4'], from(['5']))).toEqual({ kind: 'waiting' });
    const gauge = makeDescriptor('free', { kind: 'floating' });
    expect(grown(['4'], from(['5']), gauge)).toMatchObject({ cells: ['-1'] });
    const histogram = makeDescriptor('h', { kind: 'histogram' });
    expect(grown(['4'], from(['5']), histogram)).toEqual({ kind: 'none', why: 'fell' });
  });

  it('is 0 where the kernel lets a counter step back', () => {
    expect(grown(['4'], from(['5']), makeDescriptor('idle', { stepsBack: true }))).toMatchObject({
      cells: ['0'],
    });
  });

  it('has nothing for a cell that was not there, and waits while there are other cells', () => {
    expect(grown(['4', '9'], from(['1', null]), byCpu)).toMatchObject({ cells: ['3', undefined] });
    expect(grown(['4', '9'], from(['1']), byCpu)).toEqual({ kind: 'waiting' });
  });

  it('tells older than the baseline, not known yet, unreadable and not kept apart', () => {
    const latest = makeLatest(['4']);
    const shown = (since: Since | undefined, isPaused: boolean) =>
      grownSince({ latest, since, isPaused }, counter);
    expect(shown(from(['4'], 99), false)).toEqual({ kind: 'waiting' });
    expect(shown(from(['4'], 99), true)).toEqual({ kind: 'none', why: 'before' });
    expect(shown(undefined, false)).toEqual({ kind: 'waiting' });
    expect(shown({ kind: 'none', why: 'not-kept' }, false)).toMatchObject({ why: 'not-kept' });
    const rest = { since: from(['4']), isPaused: false };
    expect(grownSince({ latest: NO_LATEST, ...rest }, counter)).toEqual({ kind: 'waiting' });
    const failed = { kind: 'unreadable', code: 13, atUs: 1 } as const;
    expect(grownSince({ latest: failed, ...rest }, counter)).toMatchObject({ kind: 'unreadable' });
  });
});

describe('what stands for it', () => {
  const text = (of: Grown, descriptor = counter, cell?: number) => {
    const readout = grownReadout(of, descriptor, cell);
    return readout.kind === 'figure' ? readout.figure.exact : readout.kind;
  };

  it('is the exact sum of a table', () => {
    const of = grown(['18446744073709551615', '5'], from(['18446744073709551600', '2']), byCpu);
    expect(text(of, byCpu)).toMatch(/^18 /);
    expect(text(of, byCpu, 0)).toMatch(/^15 /);
  });

  it('is no sum where a cell has nothing to count from', () => {
    const of = grown(['4', '9'], from(['1', null]), byCpu);
    expect([text(of, byCpu), text(of, byCpu, 0), text(of, byCpu, 1)]).toEqual([
      'gap',
      expect.stringMatching(/^3 /),
      'gap',
    ]);
  });

  it('may be below zero for what goes both ways', () => {
    const gauge = makeDescriptor('free', { kind: 'floating' });
    expect(text(grown(['70'], from(['100']), gauge), gauge)).toMatch(/^-30/);
  });
});

describe('since when', () => {
  const NOON_US = 43_384_000_000;
  const baseline = {
    id: 'x',
    name: '',
    path: counter.name as never,
    atUs: NOON_US,
    figureCount: 1,
  };
  const nowMs = NOON_US / 1000 + 1;

  it('is the time of its own reading, or when and why it restarted', () => {
    const since = from(['1'], NOON_US);
    const latest = { ...makeLatest(['4']), atUs: NOON_US + 1 };
    const of = (its: Since): Grown => grownSince({ latest, since: its, isPaused: false }, counter);
    expect(grownLabel(of(since), baseline, nowMs, 0)).toBe('since baseline 12:03:04');
    expect(grownLabel(of(since), { ...baseline, name: 'lunch' }, nowMs, 0)).toBe(
      'since baseline lunch, 12:03:04',
    );
    const restarted = { ...since, restart: { why: 'cleared', by: 'operator ada' } } as const;
    expect(grownLabel(of(restarted), baseline, nowMs, 0)).toBe(
      'since operator ada cleared it, 12:03:04',
    );
  });

  it('names the day where that is another', () => {
    expect(sinceClock(NOON_US, nowMs, 0)).toBe('12:03:04');
    expect(sinceClock(NOON_US, nowMs + 86_400_000, 0)).toBe('1970-01-01 12:03:04');
    expect(sinceClock(NOON_US, nowMs, -780)).toBe('01:03:04');
  });
});
