import type { StatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { MarkLog } from './mark-log.ts';

const path = (text: string): StatPath => text as StatPath;
const clear = (atUs: number, ...paths: string[]) =>
  ({ kind: 'clear', atUs, actor: 'operator', paths }) as const;
const gap = (atUs: number) => ({ kind: 'gap', atUs, reason: 'agent stopped' }) as const;

describe('MarkLog', () => {
  it('gives a path its own clears, those of the sources above it, and every gap', () => {
    const log = new MarkLog();
    log.add([clear(1e6, 'kvm/vm1'), clear(5e6, 'kvm/vm10/exits'), gap(9e6)]);
    const times = (text: string) => log.of(path(text)).map(({ atUs }) => atUs / 1e6);
    expect(times('kvm/vm1/exits')).toEqual([1, 9]);
    expect(times('kvm/vm10/exits')).toEqual([5, 9]);
    expect(times('irq/LOC')).toEqual([9]);
  });

  it('takes what came live and again with history for one event', () => {
    const log = new MarkLog();
    log.add([clear(5_000_000, 'a/x', 'a/y'), gap(9e6)]);
    log.add([clear(5_000_400, 'a/x'), gap(9e6)]);
    expect(log.of(path('a/x'))).toHaveLength(2);
  });

  it('gives a path its resets, and the steps of the clock to nobody as an interruption', () => {
    const log = new MarkLog();
    const reset = { kind: 'reset', atUs: 2e6, reason: 'another one', paths: ['a/x'] } as const;
    const step = { kind: 'clock', atUs: 3e6, steppedUs: 5e6 } as const;
    log.add([reset, step]);
    log.add([{ ...reset, atUs: 2_000_300 }, step]);
    expect(log.of(path('a/x'))).toEqual([
      { kind: 'reset', atUs: 2e6, reason: 'another one', columns: 'all' },
    ]);
    expect(log.of(path('a/y'))).toEqual([]);
    expect(log.clockSteps()).toEqual([step]);
    expect(log.clockSteps()).toBe(log.clockSteps());
    const next = { kind: 'clock', atUs: 9e6, steppedUs: 1e6 } as const;
    log.add([next]);
    expect(log.clockSteps()).toEqual([step, next]);
  });

  it('keeps two clears of one path by one person apart', () => {
    const log = new MarkLog();
    log.add([clear(5e6, 'a/x')]);
    log.add([clear(8e6, 'a/x')]);
    expect(log.of(path('a/x'))).toHaveLength(2);
  });

  it('orders marks by time, and gives the same array until there is another', () => {
    const log = new MarkLog();
    log.add([gap(9e6)]);
    log.add([clear(5e6, 'a/x')]);
    const marks = log.of(path('a/x'));
    expect(marks.map(({ atUs }) => atUs)).toEqual([5e6, 9e6]);
    log.add([gap(9e6)]);
    expect(log.of(path('a/x'))).toBe(marks);
  });
});
