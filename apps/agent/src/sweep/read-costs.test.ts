import { describe, expect, it } from 'vitest';
import { ReadCosts } from './read-costs.ts';
import { Schedule } from './schedule.ts';

function setup(): { readonly schedule: Schedule; readonly costs: ReadCosts } {
  const schedule = new Schedule(1000);
  schedule.add(0, 'base');
  const costs = new ReadCosts(schedule);
  costs.grow(1);
  return { schedule, costs };
}

describe('what reading costs', () => {
  it('is known after the first read, and follows slowly', () => {
    const { costs } = setup();
    expect(costs.of(0)).toBe(0);
    costs.note(0, 10);
    expect(costs.of(0)).toBe(10);
    costs.note(0, 50);
    expect(costs.of(0)).toBe(20);
    expect(costs.of(7)).toBe(0);
  });

  it('makes a slow file rest, longer each time, and no longer than five minutes', () => {
    const { schedule, costs } = setup();
    const rests: number[] = [];
    for (let i = 0; i < 8; i++) {
      costs.note(0, 60_000);
      rests.push(schedule.restMsOf(0));
    }
    expect(rests.slice(0, 4)).toEqual([10_000, 20_000, 40_000, 80_000]);
    expect(rests.at(-1)).toBe(300_000);
  });

  it('of a very slow file makes it rest a hundred times that at once', () => {
    const { schedule, costs } = setup();
    costs.note(0, 500_000);
    expect(schedule.restMsOf(0)).toBe(50_000);
  });

  it('gives a file back its rhythm that is fast again', () => {
    const { schedule, costs } = setup();
    costs.note(0, 60_000);
    costs.note(0, 40_000);
    expect(schedule.restMsOf(0)).toBe(10_000);
    costs.note(0, 100);
    expect(schedule.restMsOf(0)).toBe(0);
  });
});
