import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createWords,
  exactText,
  setExactText,
  type ValueType,
  type Words,
} from '../src/model/index.ts';
import {
  interruptionBetween,
  type Mark,
  type SeriesSlice,
  type StepRules,
  stepBetween,
  windowsOf,
} from '../src/series/index.ts';

const S = 1e6;
const SPAN = { fromUs: 10 * S, stepUs: 10 * S, count: 5 };
const LAST_SECOND = 69;

/** A row, and the same figure beside it for the slow reckoning. */
interface Row {
  readonly atUs: number;
  readonly value: bigint;
}

/** Of all magnitudes, and at both ends and zero, so that steps grow, fall and wrap. */
const figureOf = (type: 'u64' | 's64'): fc.Arbitrary<bigint> => {
  const least = type === 's64' ? -(2n ** 63n) : 0n;
  const most = least + 2n ** 64n - 1n;
  return fc.oneof(
    fc.bigInt({ min: least, max: most }),
    fc.bigInt({ min: 0n, max: 9n }),
    fc.bigInt({ min: least, max: least + 9n }),
    fc.bigInt({ min: most - 9n, max: most }),
  );
};
const rowsOf = (type: 'u64' | 's64'): fc.Arbitrary<Row[]> =>
  fc
    .uniqueArray(fc.tuple(fc.nat(LAST_SECOND), figureOf(type)), {
      maxLength: 40,
      selector: ([second]) => second,
    })
    .map((all) =>
      all.sort(([a], [b]) => a - b).map(([second, value]) => ({ atUs: second * S, value })),
    );
const marks: fc.Arbitrary<Mark[]> = fc
  .array(
    fc
      .tuple(fc.nat(2 * LAST_SECOND), fc.constantFrom('gap', 'clear', 'reset', 'unreadable'))
      .map(([half, kind]) => markOf(kind, (half * S) / 2)),
    { maxLength: 4 },
  )
  .map((all) => all.sort((a, b) => a.atUs - b.atUs));

function markOf(kind: Mark['kind'], atUs: number): Mark {
  switch (kind) {
    case 'gap':
      return { kind, atUs, reason: 'away' };
    case 'clear':
      return { kind, atUs, by: 'me', columns: 'all' };
    case 'reset':
      return { kind, atUs, reason: 'another one', columns: [0] };
    case 'unreadable':
      return { kind, atUs, code: 5 };
  }
}

function sliceOf(texts: readonly string[], type: ValueType, atUs: readonly number[]): SeriesSlice {
  const words = createWords(texts.length);
  for (const [slot, text] of texts.entries()) setExactText(words, slot, type, text);
  return { atUs: Float64Array.from(atUs), columns: [words], marks: [] };
}
const textAt = (words: Words, slot: number, type: ValueType): string =>
  exactText(words, slot, type);
const windowOf = (atUs: number): number => Math.floor((atUs - SPAN.fromUs) / SPAN.stepUs);

/** Of each window what its steps grew and took, step by step, and how often it restarted. */
function reckonSteps(slice: SeriesSlice, rules: StepRules) {
  const [words = createWords(0)] = slice.columns;
  const all = Array.from({ length: SPAN.count }, () => ({ grown: 0, seconds: 0, restarts: 0 }));
  for (let slot = 1; slot < slice.atUs.length; slot++) {
    const [fromUs, untilUs] = [slice.atUs[slot - 1] ?? 0, slice.atUs[slot] ?? 0];
    const before = { atUs: fromUs, words, slot: slot - 1 };
    const between = interruptionBetween(slice.marks, fromUs, untilUs, 0);
    const step = stepBetween(before, { atUs: untilUs, words, slot }, rules, between);
    const window = all[windowOf(untilUs)];
    if (window === undefined) continue;
    if ('perSecond' in step) {
      const seconds = (untilUs - fromUs) / S;
      window.grown += step.perSecond * seconds;
      window.seconds += seconds;
    } else if (step.kind === 'reset' && step.cause === 'fell') window.restarts++;
  }
  for (const { kind, atUs } of slice.marks) {
    const window = all[windowOf(atUs)];
    if (window !== undefined && (kind === 'clear' || kind === 'reset')) window.restarts++;
  }
  return all;
}

describe('windows of any column', () => {
  for (const type of ['u64', 's64'] as const) {
    it(`L42 have the figures of ${type} that a slow reckoning with whole numbers gives`, () => {
      const rules: StepRules = { type, kind: 'floating', width: 64, stepsBack: false };
      fc.assert(
        fc.property(rowsOf(type), (rows) => {
          const atUs = rows.map((row) => row.atUs);
          const texts = rows.map(({ value }) => String(value));
          const found = windowsOf(sliceOf(texts, type, atUs), 0, rules, SPAN);
          for (let window = 0; window < SPAN.count; window++) {
            const inside = rows.filter((row) => windowOf(row.atUs) === window);
            const values = inside.map(({ value }) => value);
            expect(found.rows[window]).toBe(values.length);
            expect(found.states[window]).toBe(values.length > 0 ? 'data' : 'no-data');
            if (values.length === 0) continue;
            const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
            expect(textAt(found.min, window, type)).toBe(String(sorted[0]));
            expect(textAt(found.max, window, type)).toBe(String(sorted.at(-1)));
            expect(textAt(found.last, window, type)).toBe(String(values.at(-1)));
            const sum = values.reduce((a, b) => a + b, 0n);
            expect(found.avg[window]).toBe(Number(sum) / values.length);
          }
        }),
      );
    });

    it(`L44 have the rates of ${type} and count its restarts step by step`, () => {
      const rules: StepRules = { type, kind: 'cumulative', width: 64, stepsBack: false };
      fc.assert(
        fc.property(rowsOf(type), marks, (rows, told) => {
          const atUs = rows.map((row) => row.atUs);
          const texts = rows.map(({ value }) => String(value));
          const slice = { ...sliceOf(texts, type, atUs), marks: told };
          const found = windowsOf(slice, 0, rules, SPAN);
          for (const [window, expected] of reckonSteps(slice, rules).entries()) {
            const rate = found.rate[window] ?? 0;
            if (expected.seconds === 0) expect(rate).toBeNaN();
            else {
              const exact = expected.grown / expected.seconds;
              expect(Math.abs(rate - exact)).toBeLessThanOrEqual(1e-12 * exact);
            }
            expect(found.restarts[window]).toBe(expected.restarts);
          }
        }),
      );
    });
  }

  it('L42 have the figures of doubles without NaN', () => {
    const rules: StepRules = { type: 'f64', kind: 'floating', width: 64, stepsBack: false };
    const doubles = fc.array(fc.oneof(fc.double(), fc.constant(Number.NaN)), { maxLength: 12 });
    fc.assert(
      fc.property(doubles, (values) => {
        const atUs = values.map((_, row) => SPAN.fromUs + row);
        const slice = sliceOf(values.map(String), 'f64', atUs);
        const found = windowsOf(slice, 0, rules, { ...SPAN, count: 1 });
        // Without the sign of a zero, which is no order.
        const numbers = values.filter((value) => !Number.isNaN(value)).map((value) => value + 0);
        expect(found.rows[0]).toBe(numbers.length);
        expect(found.states[0]).toBe(numbers.length > 0 ? 'data' : 'no-data');
        if (numbers.length === 0) return;
        expect(Number(textAt(found.min, 0, 'f64'))).toBe(Math.min(...numbers));
        expect(Number(textAt(found.max, 0, 'f64'))).toBe(Math.max(...numbers));
        expect(Number(textAt(found.last, 0, 'f64'))).toBe(numbers.at(-1));
        expect(found.avg[0]).toBe(numbers.reduce((a, b) => a + b, 0) / numbers.length);
      }),
    );
  });
});
