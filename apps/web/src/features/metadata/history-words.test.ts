import { expect, it } from 'vitest';
import { changeWords, seenWords } from './history-words.ts';

const NOON_MS = new Date(2026, 10, 27, 12, 0, 0).getTime();

it('tells a time of today by the clock, an older one by its age', () => {
  expect(seenWords(NOON_MS, NOON_MS + 5_000)).toBe('12:00:00, by this web app');
  expect(seenWords(NOON_MS, NOON_MS + 3 * 86_400_000)).toMatch(/^3 d ago/);
  expect(changeWords(NOON_MS, NOON_MS + 42_000)).toBe('12:00:00, 42 s ago');
  // Two clocks need not agree to the millisecond.
  expect(changeWords(NOON_MS, NOON_MS - 20)).toBe('12:00:00, 0 s ago');
  expect(changeWords(null, NOON_MS)).toBe('none since then');
});
