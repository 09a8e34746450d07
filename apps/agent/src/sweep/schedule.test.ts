import { describe, expect, it } from 'vitest';
import { Schedule } from './schedule.ts';

const US = 1000;
/** At a whole minute, so that multiples are easy to see. */
const START = 3_600_000 * US;

const sorted = (files: readonly number[]): number[] => files.toSorted((a, b) => a - b);

/** Passes time from one due moment to the next. @returns what was due, by milliseconds since the start. */
function play(schedule: Schedule, untilMs: number): Record<number, number[]> {
  const played: Record<number, number[]> = {};
  let nowUs = START;
  while (nowUs <= START + untilMs * US) {
    const due = sorted(schedule.due(nowUs));
    if (due.length > 0) played[(nowUs - START) / US] = due;
    nowUs = Math.max(nowUs + 1, schedule.nextUs(nowUs));
  }
  return played;
}

describe('files are read', () => {
  it('at once when they are new, and then at the base interval', () => {
    const schedule = new Schedule(1000);
    schedule.add(1, 'base');
    schedule.add(2, 'base');
    expect(play(schedule, 3000)).toEqual({
      0: [1, 2],
      1000: [1, 2],
      2000: [1, 2],
      3000: [1, 2],
    });
  });

  it('every ten seconds when they are slow, together with the others', () => {
    const schedule = new Schedule(1000);
    schedule.add(1, 'base');
    schedule.add(2, 'slow');
    const played = play(schedule, 20_000);
    expect(Object.keys(played)).toHaveLength(21);
    const slow = Object.entries(played).filter(([, files]) => files.includes(2));
    expect(slow.map(([ms]) => ms)).toEqual(['0', '10000', '20000']);
  });

  it('not at all as long as nobody asks for them', () => {
    const schedule = new Schedule(1000);
    schedule.add(1, 'asked');
    expect(play(schedule, 5000)).toEqual({});
    expect(schedule.all()).toEqual([]);
    expect(schedule.intervalMsOf(1)).toBe(Number.POSITIVE_INFINITY);
  });

  it('as often as somebody wants, and the others as before', () => {
    const schedule = new Schedule(1000);
    for (const file of [1, 2]) schedule.add(file, 'base');
    schedule.due(START);
    schedule.want(new Map([[2, 250]]));
    const played = play(schedule, 1000);
    expect(played).toEqual({ 250: [2], 500: [2], 750: [2], 1000: [1, 2] });
  });

  it('never more often than ten times a second', () => {
    const schedule = new Schedule(1000);
    schedule.add(1, 'base');
    schedule.want(new Map([[1, 1]]));
    expect(schedule.intervalMsOf(1)).toBe(100);
  });

  it('not more rarely than they are by themselves, whatever somebody wants', () => {
    const schedule = new Schedule(1000);
    schedule.add(1, 'base');
    schedule.want(new Map([[1, 60_000]]));
    expect(schedule.intervalMsOf(1)).toBe(1000);
  });

  it('at once when they were not read before and somebody wants them', () => {
    const schedule = new Schedule(1000);
    schedule.add(1, 'asked');
    schedule.due(START);
    schedule.want(new Map([[1, 1000]]));
    expect(schedule.due(START + 10 * US)).toEqual([1]);
    expect(schedule.all()).toEqual([1]);
  });

  it('no longer when nobody wants them any more, and it says which', () => {
    const schedule = new Schedule(1000);
    schedule.add(1, 'asked');
    schedule.add(2, 'base');
    schedule.want(
      new Map([
        [1, 1000],
        [2, 500],
      ]),
    );
    expect(schedule.want(new Map())).toEqual([1]);
    expect(schedule.intervalMsOf(1)).toBe(Number.POSITIVE_INFINITY);
    expect(schedule.intervalMsOf(2)).toBe(1000);
  });

  it('not at all when it was wanted and given up again before the next sweep', () => {
    const schedule = new Schedule(1000);
    schedule.add(1, 'asked');
    schedule.want(new Map([[1, 1000]]));
    schedule.want(new Map());
    expect(schedule.due(START)).toEqual([]);
  });

  it('more rarely while the intervals are stretched, and in step', () => {
    const schedule = new Schedule(1000);
    schedule.add(1, 'base');
    schedule.add(2, 'slow');
    schedule.due(START);
    schedule.stretch(3);
    expect(schedule.intervalMs).toBe(3000);
    expect(Object.keys(play(schedule, 9000)).map(Number)).toEqual([3000, 6000, 9000]);
    expect(schedule.intervalMsOf(2)).toBe(30_000);
    schedule.stretch(1);
    expect(schedule.intervalMs).toBe(1000);
  });

  it('rarely when they are slow to read, until they are not', () => {
    const schedule = new Schedule(1000);
    schedule.add(1, 'base');
    schedule.rest(1, 30_000);
    expect(schedule.intervalMsOf(1)).toBe(30_000);
    schedule.want(new Map([[1, 100]]));
    expect(schedule.intervalMsOf(1)).toBe(30_000);
    schedule.rest(1, 0);
    expect(schedule.intervalMsOf(1)).toBe(100);
  });

  it('not once they have gone', () => {
    const schedule = new Schedule(1000);
    schedule.add(1, 'base');
    schedule.remove(1);
    expect(schedule.due(START)).toEqual([]);
    expect(schedule.restMsOf(1)).toBe(0);
  });
});

it('a sweep is due at each multiple of the base interval, also when there is nothing to read', () => {
  const schedule = new Schedule(1000);
  expect(schedule.nextUs(START)).toBe(START + 1000 * US);
  expect(schedule.nextUs(START + 999 * US)).toBe(START + 1000 * US);
});
