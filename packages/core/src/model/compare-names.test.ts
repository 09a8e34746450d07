import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames } from './compare-names.ts';

const name = fc.string({
  unit: fc.constantFrom('0', '1', '2', '9', 'a', 'b', '-', 'ü'),
  maxLength: 6,
});
const sorted = (...names: string[]): string[] => names.toSorted(compareNames);

describe('compareNames', () => {
  it('orders runs of digits as numbers', () => {
    expect(sorted('cpu10', 'cpu2', 'cpu', 'cpu0')).toEqual(['cpu', 'cpu0', 'cpu2', 'cpu10']);
    expect(sorted('4711-12', '4711-2', '512-9')).toEqual(['512-9', '4711-2', '4711-12']);
  });

  it('orders digits of any length without losing one', () => {
    const large = '9'.repeat(40);
    expect(sorted(`${large}1`, large, `${large}0`)).toEqual([large, `${large}0`, `${large}1`]);
  });

  it('puts fewer leading zeros first', () => {
    expect(sorted('a01', 'a1', 'a001', 'a2')).toEqual(['a1', 'a01', 'a001', 'a2']);
  });

  it('orders everything else by code unit, so capitals come first', () => {
    expect(sorted('b', 'a', 'B', 'A', '_')).toEqual(['A', 'B', '_', 'a', 'b']);
  });

  it('calls two names equal only when they are', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(compareNames(a, b) === 0).toBe(a === b);
      }),
    );
  });

  it('is a total order', () => {
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNames(a, b))).toBe(-Math.sign(compareNames(b, a)) + 0);
        if (compareNames(a, b) <= 0 && compareNames(b, c) <= 0) {
          expect(compareNames(a, c)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
