import { expect, it } from 'vitest';
import { RelayoutLimit } from './relayout-limit.ts';

const S = 1e6;

it('a file may be laid out a few times at once, then every ten seconds', () => {
  const limit = new RelayoutLimit();
  const taken: number[] = [];
  for (let second = 0; second < 40; second++) if (limit.take('a', second * S)) taken.push(second);
  expect(taken).toEqual([0, 1, 2, 3, 4, 10, 20, 30]);
});

it('after a quiet while it may be several times again, and each file for itself', () => {
  const limit = new RelayoutLimit();
  for (let i = 0; i < 6; i++) limit.take('a', i);
  expect(limit.take('a', 6)).toBe(false);
  expect(limit.take('b', 6)).toBe(true);
  const later = 100 * S;
  expect(Array.from({ length: 6 }, () => limit.take('a', later))).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
});

it('a file that has gone and another of its name start anew', () => {
  const limit = new RelayoutLimit();
  for (let i = 0; i < 6; i++) limit.take('a', i);
  limit.forget('a');
  expect(limit.take('a', 7)).toBe(true);
});
