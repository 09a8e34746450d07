import { describe, expect, it } from 'vitest';
import { placeAfterKey, sizeAfterKey } from './pin-keys.ts';

describe('placeAfterKey', () => {
  it('goes by one or to an end, and nowhere beyond', () => {
    expect(placeAfterKey('ArrowLeft', 1, 3)).toBe(0);
    expect(placeAfterKey('ArrowDown', 1, 3)).toBe(2);
    expect(placeAfterKey('Home', 2, 3)).toBe(0);
    expect(placeAfterKey('End', 0, 3)).toBe(2);
    expect(placeAfterKey('ArrowRight', 2, 3)).toBeUndefined();
    expect(placeAfterKey('Home', 0, 3)).toBeUndefined();
    expect(placeAfterKey('x', 0, 3)).toBeUndefined();
  });
});

describe('sizeAfterKey', () => {
  const most = { columns: 2, rows: 3 };

  it('grows to the right and downwards, within what there is', () => {
    expect(sizeAfterKey('ArrowRight', { columns: 1, rows: 1 }, most)).toEqual({
      columns: 2,
      rows: 1,
    });
    expect(sizeAfterKey('ArrowUp', { columns: 1, rows: 2 }, most)).toEqual({ columns: 1, rows: 1 });
    expect(sizeAfterKey('ArrowRight', { columns: 2, rows: 1 }, most)).toBeUndefined();
    expect(sizeAfterKey('ArrowLeft', { columns: 1, rows: 1 }, most)).toBeUndefined();
    expect(sizeAfterKey('Enter', { columns: 1, rows: 1 }, most)).toBeUndefined();
  });
});
