import { describe, expect, it } from 'vitest';
import { MAX_LINES, pickLines } from './pick-lines.ts';

const cellsOf = (lines: ReturnType<typeof pickLines>): (number | 'rest')[] =>
  lines.map(({ cells }) => (cells.kind === 'one' ? cells.cell : 'rest'));

describe('pickLines', () => {
  it('gives a few cells a line each, in the order of their keys', () => {
    expect(cellsOf(pickLines(Float64Array.of(1, 9, 5), true, []))).toEqual([0, 1, 2]);
  });

  it('gives the busiest of many a line and sums the rest, never more than eight lines', () => {
    const scores = Float64Array.from({ length: 64 }, (_, cell) => cell);
    const lines = pickLines(scores, true, []);
    expect(lines).toHaveLength(MAX_LINES);
    expect(cellsOf(lines)).toEqual([63, 62, 61, 60, 59, 58, 57, 'rest']);
  });

  it('does not sum what does not add up', () => {
    const scores = Float64Array.from({ length: 64 }, (_, cell) => cell);
    expect(cellsOf(pickLines(scores, false, []))).not.toContain('rest');
    expect(pickLines(scores, false, [])).toHaveLength(MAX_LINES);
  });

  it('keeps the colour of a cell that stays among the busiest', () => {
    const scores = Float64Array.from({ length: 20 }, (_, cell) => cell);
    const before = pickLines(scores, true, []);
    scores[0] = 100;
    const after = pickLines(scores, true, before);
    const slotOf = (lines: typeof before, wanted: number) =>
      lines.find(({ cells }) => cells.kind === 'one' && cells.cell === wanted)?.slot;
    for (const cell of [19, 18, 17, 16, 15, 14]) {
      expect(slotOf(after, cell)).toBe(slotOf(before, cell));
    }
    expect(slotOf(after, 0)).toBe(slotOf(before, 13));
    expect(new Set(after.map(({ slot }) => slot)).size).toBe(MAX_LINES);
  });

  it('is the same object while nothing changes', () => {
    const scores = Float64Array.from({ length: 20 }, (_, cell) => cell);
    const before = pickLines(scores, true, []);
    expect(pickLines(scores, true, before)).toBe(before);
  });
});
