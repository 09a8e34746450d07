import { expect, it } from 'vitest';
import { takeSeat } from './seats.ts';

it('one session has so many streams and no more, and others have theirs', () => {
  const seats = Array.from({ length: 64 }, () => takeSeat('greedy'));
  expect(seats.every((seat) => seat !== undefined)).toBe(true);
  expect(takeSeat('greedy')).toBeUndefined();
  const other = takeSeat('modest');
  expect(other).toBeDefined();
  seats[0]?.leave();
  seats[0]?.leave();
  const again = takeSeat('greedy');
  expect(again).toBeDefined();
  expect(takeSeat('greedy')).toBeUndefined();
  for (const seat of [...seats, again, other]) seat?.leave();
});

it('all sessions together have so many', () => {
  const seats = Array.from({ length: 1024 }, (_, n) => takeSeat(`session ${n}`));
  expect(seats.every((seat) => seat !== undefined)).toBe(true);
  expect(takeSeat('one more')).toBeUndefined();
  for (const seat of seats) seat?.leave();
  takeSeat('one more')?.leave();
});
