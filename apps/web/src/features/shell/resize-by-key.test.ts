import { describe, expect, it } from 'vitest';
import { resizeByKey } from './resize-by-key.ts';

const RANGE = { leastPx: 200, mostPx: 400 };
const press = (key: string, side: 'left' | 'right', shiftKey = false, widthPx = 300) =>
  resizeByKey({ key, shiftKey }, widthPx, RANGE, side);

describe('resizeByKey', () => {
  it('widens with the arrow that points away from the pane', () => {
    expect(press('ArrowRight', 'left')).toBe(316);
    expect(press('ArrowLeft', 'left')).toBe(284);
    expect(press('ArrowLeft', 'right')).toBe(316);
    expect(press('ArrowRight', 'right', true)).toBe(236);
  });

  it('stays within its range', () => {
    expect(press('ArrowRight', 'left', true, 390)).toBe(400);
    expect(press('Home', 'left')).toBe(200);
    expect(press('End', 'right')).toBe(400);
  });

  it('leaves other keys alone', () => {
    expect(press('Tab', 'left')).toBeUndefined();
  });
});
