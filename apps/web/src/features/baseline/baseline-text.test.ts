import { describe, expect, it } from 'vitest';
import { makeDescriptor } from '../../../test/make-schema.ts';
import { baselineText } from './baseline-text.ts';

const keys = [{ name: 'cpu', type: 'int' }] as const;
const baseline = {
  atUs: 43_384_000_000,
  cells: ['100', '18446744073709551000'],
  hasRestarted: false,
};

describe('baselineText', () => {
  it('sums the exact growth of all cells and says since when', () => {
    const now = ['150', '18446744073709551010'];
    const text = baselineText(now, baseline, makeDescriptor('LOC', { keys }), 0);
    expect(text).toMatchObject({ label: 'since baseline 12:03:04', figure: { text: '60' } });
  });

  it('says that the kernel restarted it', () => {
    const restarted = { ...baseline, cells: ['0', '0'], hasRestarted: true };
    const text = baselineText(['3', '4'], restarted, makeDescriptor('LOC', { keys }), 0);
    expect(text).toMatchObject({
      label: 'since the kernel restarted it, 12:03:04',
      figure: { text: '7' },
    });
  });

  it('has no figure when the table has other keys now', () => {
    const text = baselineText(['3'], baseline, makeDescriptor('LOC', { keys }), 0);
    expect(text.figure).toBeUndefined();
  });

  it('may be below zero for what goes both ways', () => {
    const gauge = makeDescriptor('free', { kind: 'floating' });
    const text = baselineText(['70'], { ...baseline, cells: ['100'] }, gauge, 0);
    expect(text.figure?.text).toBe('-30');
  });
});
