import { createDescriptor } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { changeWord, moverFigure } from './mover-words.ts';

describe('a mover', () => {
  it('is shown as a rate where it is a counter, as a figure where it is not', () => {
    const counter = createDescriptor('rx', { kind: 'cumulative', unit: UNITS.bytes });
    expect(moverFigure(2048, counter)).toMatchObject({ text: '2.0', unit: 'KiB/s' });
    const gauge = createDescriptor('level', { kind: 'floating', unit: UNITS.bytes });
    expect(moverFigure(1535.6, gauge)).toMatchObject({ text: '1.5', unit: 'KiB' });
  });

  it.each([
    [20, 10, '2.0 ×'],
    [5, 10, '0.50 ×'],
    [1234, 10, '123 ×'],
    [1e6, 1, '> 1000 ×'],
    [3, 0, 'new'],
    [0.001, 4, 'nearly stopped'],
    [-3, 4, 'turned'],
    [0, -4, 'stopped'],
  ])('%d after %d is called %s', (now, usual, word) => {
    expect(changeWord(now, usual)).toBe(word);
  });
});
