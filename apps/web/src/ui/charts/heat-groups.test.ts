import { describe, expect, it } from 'vitest';
import { groupLines } from './heat-groups.ts';

const groups = (...counts: number[]) => counts.map((count, i) => ({ label: `socket ${i}`, count }));

describe('groupLines', () => {
  it('parts groups between them, and names each at its middle', () => {
    expect(groupLines(groups(2, 4), 10)).toEqual({
      edges: [20],
      edgePx: 2,
      names: [
        { label: 'socket 0', y: 10 },
        { label: 'socket 1', y: 40 },
      ],
    });
  });

  it('leaves out names that would touch, and lines that would hide what they part', () => {
    const dense = groupLines(groups(...new Array<number>(64).fill(2)), 2);
    expect(dense.edgePx).toBe(1);
    expect(dense.names.map(({ label }) => label).slice(0, 3)).toEqual([
      'socket 0',
      'socket 4',
      'socket 8',
    ]);
    expect(groupLines(groups(1, 1), 2).edgePx).toBe(0);
  });

  it('has none without groups', () => {
    expect(groupLines([], 10)).toMatchObject({ edges: [], names: [] });
  });
});
