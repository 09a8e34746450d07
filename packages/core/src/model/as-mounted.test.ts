import { expect, it } from 'vitest';
import { asMounted } from './as-mounted.ts';
import { CLEAR_BY_ZERO, CLEAR_UNKNOWN, clearByWriting, NO_CLEAR } from './clear-rule.ts';
import { createDescriptor } from './descriptor.ts';

it.each([
  clearByWriting('1\n'),
  clearByWriting('0'),
  clearByWriting('0\n', 'reset'),
  { kind: 'truncate', file: 'trace' } as const,
])('a value that $kind clears is cleared by a 0 on a mount', (clear) => {
  const descriptor = createDescriptor('hits', { kind: 'cumulative', clear });
  expect(asMounted(descriptor)).toEqual({ ...descriptor, clear: CLEAR_BY_ZERO });
});

it.each([NO_CLEAR, CLEAR_UNKNOWN, { kind: 'private' } as const, clearByWriting('0\n')])(
  'a value of rule $kind is on a mount what it is',
  (clear) => {
    const descriptor = createDescriptor('hits', { clear });
    expect(asMounted(descriptor)).toBe(descriptor);
  },
);
