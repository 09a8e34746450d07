import { describe, expect, it } from 'vitest';
import { FOREVER } from '../../ports/fuse-device.ts';
import { ClearDesk } from './clear-desk.ts';

const EPERM = 1;
const ETIMEDOUT = 110;

function setup() {
  let nowMs = 1000;
  const sent: string[] = [];
  const results: number[] = [];
  const desk = new ClearDesk({
    send: (id, path) => sent.push(`${id} ${path}`),
    nowMs: () => nowMs,
  });
  desk.clear('a/x', (result) => results.push(result));
  desk.clear('a/y', (result) => results.push(result));
  return {
    desk,
    sent,
    results,
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('a clear on its way', () => {
  it('is over when it is done and can be seen, in whatever order', () => {
    const { desk, sent, results } = setup();
    expect(sent).toEqual(['1 a/x', '2 a/y']);
    desk.answered(1, 0);
    expect(results).toEqual([]);
    desk.seen(['a/x']);
    expect(results).toEqual([0]);
    desk.seen(['a/y']);
    expect(results).toEqual([0]);
    desk.answered(2, 0);
    expect(results).toEqual([0, 0]);
  });

  it('that was refused is over at once', () => {
    const { desk, results } = setup();
    desk.answered(2, -EPERM);
    expect(results).toEqual([-EPERM]);
  });

  it('is not waited for longer than half a second after it was done', () => {
    const { desk, results, pass } = setup();
    pass(3000);
    desk.answered(1, 0);
    desk.answered(2, 0);
    expect(desk.checkTime()).toBe(500);
    pass(500);
    expect(desk.checkTime()).toBe(FOREVER);
    expect(results).toEqual([0, 0]);
    desk.answered(1, 0);
    desk.answered(7, 0);
    expect(results).toEqual([0, 0]);
  });

  it('to which nobody answers is over after five seconds, and says so', () => {
    const { desk, results, pass } = setup();
    expect(desk.checkTime()).toBe(5000);
    pass(5000);
    expect(desk.checkTime()).toBe(FOREVER);
    expect(results).toEqual([-ETIMEDOUT, -ETIMEDOUT]);
  });
});
