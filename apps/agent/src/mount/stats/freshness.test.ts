import { describe, expect, it } from 'vitest';
import { FOREVER } from '../../ports/fuse-device.ts';
import { Freshness } from './freshness.ts';

const OWN = 100;
const OTHER = 200;

function setup() {
  let nowMs = 1000;
  let asked = 0;
  const freshness = new Freshness({
    ask: () => {
      asked++;
    },
    nowMs: () => nowMs,
    ownPid: OWN,
  });
  const answers: (Uint8Array | number)[] = [];
  let figure = 1;
  const read = (pid = OTHER): 'waits' | 'at once' => {
    const later = freshness.later(pid, () => Uint8Array.of(figure));
    later?.deliverTo((answer) => answers.push(answer));
    return later === undefined ? 'at once' : 'waits';
  };
  return {
    freshness,
    answers,
    read,
    asked: () => asked,
    pass: (ms: number) => {
      nowMs += ms;
    },
    tell: (next: number) => {
      figure = next;
      freshness.told();
    },
  };
}

describe('fresh figures', () => {
  it('are asked for once by all who wait, who get what is told', () => {
    const { read, asked, tell, answers } = setup();
    expect([read(), read()]).toEqual(['waits', 'waits']);
    expect(asked()).toBe(1);
    expect(answers).toEqual([]);
    tell(7);
    expect(answers).toEqual([Uint8Array.of(7), Uint8Array.of(7)]);
  });

  it('stay so for a moment', () => {
    const { read, pass, tell, asked } = setup();
    tell(7);
    expect(read()).toBe('at once');
    pass(10);
    expect(read()).toBe('waits');
    expect(asked()).toBe(1);
  });

  it('are not waited for by the thread that would have to tell them', () => {
    const { read, asked } = setup();
    expect(read(OWN)).toBe('at once');
    expect(asked()).toBe(0);
  });

  it('are waited for as long as a tenth of a second, then the last ones do, until they are told again', () => {
    const { read, pass, tell, freshness, answers } = setup();
    expect(freshness.checkTime()).toBe(FOREVER);
    read();
    expect(freshness.checkTime()).toBe(100);
    pass(99);
    expect(freshness.checkTime()).toBe(1);
    pass(1);
    expect(freshness.checkTime()).toBe(FOREVER);
    expect(answers).toEqual([Uint8Array.of(1)]);
    expect(read()).toBe('at once');
    tell(8);
    pass(10);
    expect(read()).toBe('waits');
  });

  it('are not told to a reader that was interrupted', () => {
    const { freshness, tell, answers, read } = setup();
    const later = freshness.later(OTHER, () => Uint8Array.of(9));
    later?.deliverTo((answer) => answers.push(answer));
    read();
    later?.interrupt();
    tell(7);
    expect(answers).toEqual([Uint8Array.of(7)]);
  });
});
