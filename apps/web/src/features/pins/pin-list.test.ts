import { describe, expect, it } from 'vitest';
import { placeAfterKey, withMoved, withoutId, withPin } from './pin-list.ts';

const pins = [
  { id: '1', path: 'irq/LOC' },
  { id: '2', path: 'mem/free' },
];

describe('pin list', () => {
  it('grows at the end, and not by a path that is there', () => {
    expect(withPin(pins, 'cpu/0/user').map(({ path }) => path)).toEqual([
      'irq/LOC',
      'mem/free',
      'cpu/0/user',
    ]);
    expect(withPin(pins, 'irq/LOC')).toEqual(pins);
    expect(withPin(undefined, 'irq/LOC')).toHaveLength(1);
  });

  it('has a pin at another place', () => {
    const three = [...pins, { id: '3', path: 'cpu' }];
    const ids = (to: number): string[] => withMoved(three, '2', to).map(({ id }) => id);
    expect([ids(0), ids(1), ids(2)]).toEqual([
      ['2', '1', '3'],
      ['1', '2', '3'],
      ['1', '3', '2'],
    ]);
    expect(withMoved(three, 'none', 0)).toEqual(three);
  });

  it('has arrow keys that move a pin as far as there is room', () => {
    expect(placeAfterKey('ArrowLeft', 1, 3)).toBe(0);
    expect(placeAfterKey('ArrowDown', 1, 3)).toBe(2);
    expect(placeAfterKey('End', 0, 3)).toBe(2);
    expect(placeAfterKey('ArrowLeft', 0, 3)).toBeUndefined();
    expect(placeAfterKey('ArrowRight', 2, 3)).toBeUndefined();
    expect(placeAfterKey('a', 1, 3)).toBeUndefined();
  });

  it('loses one pin and leaves the order of the rest', () => {
    expect(withoutId(pins, '1')).toEqual([pins[1]]);
    expect(withoutId(pins, 'none')).toEqual(pins);
  });
});
