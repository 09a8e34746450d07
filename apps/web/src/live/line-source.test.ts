import type { StatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { keepRows, SECOND_US } from '../../test/kept-samples.ts';
import { makeDescriptor } from '../../test/make-schema.ts';
import type { KeptSamples } from './kept-samples.ts';
import { ALL_CELLS, cellLine, createLineSource, restLine } from './line-source.ts';
import type { ClockStep } from './mark-log.ts';

const PATH = 'irq/LOC' as StatPath;

/** The part of a LiveStore that lines are made from. */
function source(
  kept: KeptSamples | undefined,
  form?: 'rate' | 'raw',
  steps: readonly ClockStep[] = [],
) {
  const store = {
    onTick: () => () => undefined,
    nowUs: () => 10 * SECOND_US,
    samples: () => kept,
    clockSteps: () => steps,
  };
  return createLineSource(store, PATH, form);
}

const rows = [
  [1, [0, 0, 0]],
  [2, [1, 10, 100]],
] as const;
const lastOf = (points: { readonly y: Float64Array }): number | undefined => points.y.at(-1);

describe('line source', () => {
  it('gives a cell, all cells, and all but some', () => {
    const lines = source(keepRows(rows));
    expect(lastOf(lines.points(cellLine(1), 0))).toBe(10);
    expect(lastOf(lines.points(ALL_CELLS, 0))).toBe(111);
    expect(lastOf(lines.points(restLine([0, 2]), 0))).toBe(10);
  });

  it('does not sum gauges unasked', () => {
    const gauge = makeDescriptor('g', { kind: 'floating' });
    const lines = source(keepRows(rows, gauge));
    expect(lines.points(ALL_CELLS, 0).x).toHaveLength(0);
    expect(lastOf(lines.points(cellLine(2), 0))).toBe(100);
  });

  it('has no points for texts, nor before the schema is known', () => {
    const text = makeDescriptor('t', { type: 'text' });
    expect(source(keepRows(rows, text)).points(cellLine(0), 0).x).toHaveLength(0);
    expect(source(undefined).points(cellLine(0), 0).x).toHaveLength(0);
  });

  it('says who cleared, and why and how long nothing was read', () => {
    const marks = [
      { kind: 'clear', atUs: 1.5 * SECOND_US, by: 'operator', columns: 'all' },
      { kind: 'gap', atUs: 2 * SECOND_US, reason: 'agent stopped' },
    ] as const;
    const kept = keepRows([...rows, [10, [5, 5, 5]]], undefined, { marks });
    expect(source(kept).marks(0)).toEqual([
      { kind: 'clear', atUs: 1.5 * SECOND_US, text: 'cleared by operator' },
      {
        kind: 'gap',
        fromUs: 2 * SECOND_US,
        untilUs: 10 * SECOND_US,
        text: 'agent stopped, 8 s',
      },
    ]);
  });

  it('names a restart of the counter', () => {
    const kept = keepRows([...rows, [3, [0, 20, 200]]]);
    expect(source(kept).marks(0)).toEqual([
      { kind: 'reset', atUs: 3 * SECOND_US, text: 'counter restarted' },
    ]);
  });

  it('names what was replaced, with no rate over it though the counter grew', () => {
    const reset = {
      kind: 'reset',
      atUs: 2.5 * SECOND_US,
      reason: 'another one',
      columns: 'all',
    } as const;
    const lines = source(keepRows([...rows, [3, [9, 90, 900]]], undefined, { marks: [reset] }));
    expect(lines.marks(0)).toEqual([{ kind: 'reset', atUs: 2.5 * SECOND_US, text: 'another one' }]);
    expect(lastOf(lines.points(cellLine(0), 0))).toBeNaN();
  });

  it('says that the wall clock was set, among the other marks, while that is in the window', () => {
    const clear = { kind: 'clear', atUs: 1.5 * SECOND_US, by: 'me', columns: 'all' } as const;
    const step = (second: number, steppedUs: number) =>
      ({ kind: 'clock', atUs: second * SECOND_US, steppedUs }) as const;
    const steps = [step(1, -90e6), step(1.7, 3.5e6), step(11, 1e6)];
    const lines = source(keepRows(rows, undefined, { marks: [clear] }), 'rate', steps);
    expect(lines.marks(0).map(({ text }) => text)).toEqual([
      'wall clock set back by 1 min 30 s',
      'cleared by me',
      'wall clock set forward by 3.5 s',
    ]);
    expect(lines.marks(1.6 * SECOND_US).map(({ kind }) => kind)).toEqual(['clock']);
  });

  it('says why a file could not be read, and tells of a hole once', () => {
    const marks = [
      { kind: 'gap', atUs: 3 * SECOND_US, reason: 'agent stopped' },
      { kind: 'gap', atUs: 3.5 * SECOND_US, reason: 'no sweep for 2.0 s' },
    ] as const;
    const kept = keepRows(
      [...rows, [3, [5, 5, 5]], [5, [6, 6, 6]], [6, 13], [9, [7, 7, 7]]],
      undefined,
      {
        marks,
      },
    );
    expect(source(kept).marks(0)).toEqual([
      { kind: 'gap', fromUs: 3 * SECOND_US, untilUs: 5 * SECOND_US, text: 'agent stopped, 2 s' },
      {
        kind: 'gap',
        fromUs: 5 * SECOND_US,
        untilUs: 9 * SECOND_US,
        text: 'permission denied, 4 s',
      },
    ]);
  });

  it('is worked out once for the same samples and window', () => {
    const lines = source(keepRows(rows));
    expect(lines.points(ALL_CELLS, 0)).toBe(lines.points(ALL_CELLS, 0));
    expect(lines.points(ALL_CELLS, 1)).not.toBe(lines.points(ALL_CELLS, 0));
  });
});
