import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWords, KINDS, setF64, setInteger, type Width } from '../model/index.ts';
import { interruptionBetween, type Mark } from './mark.ts';
import type { StepRules } from './move.ts';
import { ratePerSecond, type Sample, type Step, stepBetween } from './step.ts';

const SECOND = 1_000_000;
const COUNTER: StepRules = { type: 'u64', kind: 'cumulative', width: 64, stepsBack: false };
const ofWidth = (width: Width, type: 'u64' | 's64' = 'u64'): StepRules => ({
  ...COUNTER,
  type,
  width,
});

function sample(value: bigint, atUs: number): Sample {
  const words = createWords(2);
  setInteger(words, 1, value);
  return { atUs, words, slot: 1 };
}
function doubleSample(value: number, atUs: number): Sample {
  const words = createWords(1);
  setF64(words, 0, value);
  return { atUs, words, slot: 0 };
}
const step = (from: bigint, to: bigint, rules = COUNTER, elapsedUs = SECOND): Step =>
  stepBetween(sample(from, 5), sample(to, 5 + elapsedUs), rules);
const FELL: Step = { kind: 'reset', cause: 'fell' };
const rate = (perSecond: number): Step => ({ kind: 'rate', perSecond });
const wrap = (perSecond: number): Step => ({ kind: 'wrap', perSecond });

describe('a step', () => {
  it('L5 has no rate when no time passed', () => {
    expect(step(1n, 2n, COUNTER, 0)).toEqual({ kind: 'gap' });
    expect(step(1n, 2n, COUNTER, -5)).toEqual({ kind: 'gap' });
  });

  it('L5 has no rate across a gap, L6 nor across a clear, which need not fall', () => {
    const [from, to] = [sample(1n, 0), sample(9n, SECOND)];
    expect(stepBetween(from, to, COUNTER, 'gap')).toEqual({ kind: 'gap' });
    expect(stepBetween(from, to, COUNTER, 'clear')).toEqual({ kind: 'reset', cause: 'clear' });
  });

  it('L40 has no rate across a reset, though the value grew', () => {
    const [from, to] = [sample(1n, 0), sample(9n, SECOND)];
    const expected = { kind: 'reset', cause: 'replaced' };
    expect(stepBetween(from, to, COUNTER, 'reset')).toEqual(expected);
  });

  it('L40 is a reset when a clear lies before or after it, and a gap when a gap does', () => {
    const reset: Mark = { kind: 'reset', atUs: 2, reason: 'another one', columns: [0] };
    const clear: Mark = { kind: 'clear', atUs: 2, by: 'me', columns: 'all' };
    const gap: Mark = { kind: 'gap', atUs: 2, reason: 'away' };
    const between = (...marks: readonly Mark[]) => interruptionBetween(marks, 1, 3, 0);
    expect([between(reset), between(reset, clear), between(clear, reset)]).toEqual(
      Array(3).fill('reset'),
    );
    expect([between(reset, gap), between(gap, reset)]).toEqual(['gap', 'gap']);
    expect(interruptionBetween([reset], 1, 3, 1)).toBeUndefined();
  });

  it('L7 has no rate when the value is no counter', () => {
    for (const kind of KINDS) {
      const expected = kind === 'cumulative' ? rate(1) : { kind: 'gap' };
      expect(step(1n, 2n, { ...COUNTER, kind })).toEqual(expected);
    }
    expect(step(0n, 1n, { ...COUNTER, type: 'bool' })).toEqual({ kind: 'gap' });
    expect(step(0n, 1n, { ...COUNTER, type: 'text' })).toEqual({ kind: 'gap' });
  });

  it('L8 is growth per second', () => {
    expect(step(1000n, 1412n)).toEqual(rate(412));
    expect(step(1000n, 1412n, COUNTER, 500_000)).toEqual(rate(824));
    expect(step(7n, 7n)).toEqual(rate(0));
  });

  it('L8 grows exactly for any u64 and s64 that did not fall', () => {
    const grown = fc.tuple(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.bigInt({ min: 0n, max: 2n ** 53n - 1n }),
    );
    fc.assert(
      fc.property(grown, ([from, growth]) => {
        const unsigned = from + 2n ** 63n;
        fc.pre(unsigned + growth < 2n ** 64n);
        expect(step(unsigned, unsigned + growth)).toEqual(rate(Number(growth)));
        expect(step(from, from + growth, ofWidth(64, 's64'))).toEqual(rate(Number(growth)));
      }),
    );
  });

  it('L8 compares s64 signed', () => {
    expect(step(-3n, 2n, ofWidth(64, 's64'))).toEqual(rate(5));
    expect(step(2n, -3n, ofWidth(64, 's64'))).toEqual(FELL);
  });

  it('L7 L8 L11 is made in double for f64, and never wraps', () => {
    const rules: StepRules = { ...COUNTER, type: 'f64' };
    const between = (from: number, to: number): Step =>
      stepBetween(doubleSample(from, 0), doubleSample(to, SECOND), rules);
    expect(between(1.5, 2)).toEqual(rate(0.5));
    expect(between(2, 1.5)).toEqual(FELL);
    expect(between(Number.NaN, 1)).toEqual({ kind: 'gap' });
    expect(between(1, Number.POSITIVE_INFINITY)).toEqual({ kind: 'gap' });
  });
});

describe('a counter that falls', () => {
  it('L9 has wrapped when it was near the top of its declared width and grew a little past it', () => {
    expect(step(2n ** 32n - 10n, 5n, ofWidth(32))).toEqual(wrap(15));
    expect(step(250n, 3n, ofWidth(8))).toEqual(wrap(9));
    expect(step(65530n, 4n, ofWidth(16))).toEqual(wrap(10));
    expect(step(2n ** 64n - 1n, 1n, ofWidth(64))).toEqual(wrap(2));
  });

  it('L9 wraps a signed counter from the largest to the smallest number', () => {
    expect(step(2n ** 31n - 2n, -(2n ** 31n) + 3n, ofWidth(32, 's64'))).toEqual(wrap(5));
    expect(step(2n ** 63n - 1n, -(2n ** 63n), ofWidth(64, 's64'))).toEqual(wrap(1));
    expect(step(127n, -128n, ofWidth(8, 's64'))).toEqual(wrap(1));
  });

  it('L9 wraps from the top sixteenth by less than a sixteenth', () => {
    expect(step(240n, 0n, ofWidth(8))).toEqual(FELL);
    expect(step(241n, 0n, ofWidth(8))).toEqual(wrap(15));
    expect(step(239n, 0n, ofWidth(8))).toEqual(FELL);
    expect(step(255n, 14n, ofWidth(8))).toEqual(wrap(15));
    expect(step(255n, 15n, ofWidth(8))).toEqual(FELL);
  });

  it('L9 does not take a negative number printed unsigned for a wrap of 2^60', () => {
    expect(step(2n ** 64n - 2n ** 59n, 5n)).toEqual(FELL);
    expect(step(2n ** 64n - 2n ** 53n, 0n)).toEqual(FELL);
    expect(step(2n ** 64n - 2n ** 52n, 0n)).toEqual(wrap(2 ** 52));
  });

  it('L9 has not wrapped when either value is too large for the declared width', () => {
    expect(step(2n ** 32n + 5n, 2n ** 32n - 1n, ofWidth(32))).toEqual(FELL);
    expect(step(0x1ffn, 0x100n, ofWidth(8))).toEqual(FELL);
    expect(step(-(2n ** 40n), -(2n ** 41n), ofWidth(32, 's64'))).toEqual(FELL);
  });

  it('L10 stands still when the kernel lets it step back', () => {
    expect(step(1000n, 999n, { ...COUNTER, stepsBack: true })).toEqual(rate(0));
    const rules: StepRules = { ...COUNTER, type: 'f64', stepsBack: true };
    expect(stepBetween(doubleSample(2, 0), doubleSample(1, SECOND), rules)).toEqual(rate(0));
  });

  it('L11 was reset in every other case, and no width is guessed', () => {
    expect(step(1000n, 10n)).toEqual(FELL);
    expect(step(2n ** 32n - 10n, 5n, ofWidth(64))).toEqual(FELL);
    expect(step(250n, 3n, ofWidth(32))).toEqual(FELL);
  });

  it('L9 L11 never makes a rate above a sixteenth of the width', () => {
    const widths = fc.constantFrom<Width>(8, 16, 32);
    fc.assert(
      fc.property(widths, fc.nat(), fc.nat(), (width, a, b) => {
        const range = 2n ** BigInt(width);
        const [from, to] = [BigInt(a) % range, BigInt(b) % range];
        fc.pre(to < from);
        const result = step(from, to, ofWidth(width));
        if (result.kind === 'wrap') {
          expect(result.perSecond).toBe(Number((to - from + range) % range));
          expect(result.perSecond).toBeLessThan(2 ** (width - 4));
        } else expect(result).toEqual(FELL);
      }),
      { numRuns: 500 },
    );
  });
});

describe('ratePerSecond', () => {
  it('L5 L11 gives the rate of a step, and NaN where there is none', () => {
    const words = createWords(3);
    [10n, 30n, 20n].forEach((value, slot) => {
      setInteger(words, slot, value);
    });
    expect(ratePerSecond(words, 0, words, 1, COUNTER, 2 * SECOND)).toBe(10);
    expect(ratePerSecond(words, 1, words, 2, COUNTER, SECOND)).toBeNaN();
    expect(ratePerSecond(words, 0, words, 1, COUNTER, 0)).toBeNaN();
  });
});

describe('interruptionBetween', () => {
  const gap: Mark = { kind: 'gap', atUs: 10, reason: 'agent stopped' };
  const clear: Mark = { kind: 'clear', atUs: 10, by: 'op', columns: [2] };
  const error: Mark = { kind: 'unreadable', atUs: 10, code: 5 };

  it('L2 finds a mark after the row of its own time and before the next row', () => {
    expect(interruptionBetween([gap], 10, 11, 0)).toBe('gap');
    expect(interruptionBetween([gap], 9, 10, 0)).toBeUndefined();
    expect(interruptionBetween([gap], 11, 12, 0)).toBeUndefined();
  });

  it('L5 L6 is a gap for an unreadable file, and a clear for the columns it names', () => {
    expect(interruptionBetween([error], 5, 15, 0)).toBe('gap');
    expect(interruptionBetween([clear], 5, 15, 2)).toBe('clear');
    expect(interruptionBetween([clear], 5, 15, 1)).toBeUndefined();
    expect(interruptionBetween([{ ...clear, columns: 'all' }], 5, 15, 1)).toBe('clear');
  });

  it('L5 is a gap when a gap and a clear lie together', () => {
    expect(interruptionBetween([clear, error], 5, 15, 2)).toBe('gap');
  });
});
