import { describe, expect, it } from 'vitest';
import { withoutId, withPin } from './pin-list.ts';

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

  it('loses one pin and leaves the order of the rest', () => {
    expect(withoutId(pins, '1')).toEqual([pins[1]]);
    expect(withoutId(pins, 'none')).toEqual(pins);
  });
});
