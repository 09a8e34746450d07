import { expect, it } from 'vitest';
import { Moments } from './moments.ts';

it('goes from a moment to the one before or after it', () => {
  const moments = new Moments();
  for (const us of [1, 2, 2, 1, 5]) moments.note(us);
  expect(moments.next(5, -1)).toBe(2);
  expect(moments.next(2, -1)).toBe(1);
  expect(moments.next(1, -1)).toBeUndefined();
  expect(moments.next(1, 1)).toBe(2);
  expect(moments.next(3, 1)).toBe(5);
  // At 3 what came with 2 is shown.
  expect(moments.next(3, -1)).toBe(1);
  expect(moments.next(0, -1)).toBeUndefined();
  expect(moments.next(5, 1)).toBeUndefined();
});

it('forgets what is longer ago than anybody steps', () => {
  const moments = new Moments();
  for (let us = 1; us <= 4000; us++) moments.note(us);
  expect(moments.next(402, -1)).toBe(401);
  expect(moments.next(401, -1)).toBeUndefined();
});
