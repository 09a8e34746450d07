import { describe, expect, it } from 'vitest';
import { countOf, UNITS, type Unit } from '../units/index.ts';
import { unitSymbol } from './unit-symbol.ts';

const unit = (dimension: Unit['dimension'], radix: 2 | 10, exponent: number): Unit => ({
  dimension,
  radix,
  exponent,
  noun: '',
});

describe('the unit of a raw number', () => {
  it('is empty when none is known', () => {
    expect(unitSymbol(UNITS.none)).toBe('');
  });

  it('is what is counted, where that has a name', () => {
    expect(unitSymbol(countOf('pages'))).toBe('pages');
    expect(unitSymbol(unit('count', 10, 0))).toBe('count');
  });

  it('keeps the scale that the kernel prints in', () => {
    expect(unitSymbol(unit('bytes', 2, 0))).toBe('bytes');
    expect(unitSymbol(unit('bytes', 2, 10))).toBe('KiB');
    expect(unitSymbol(unit('bytes', 2, 9))).toBe('512 B');
    expect(unitSymbol(unit('seconds', 10, 0))).toBe('s');
    expect(unitSymbol(unit('seconds', 10, -2))).toBe('10 ms');
    expect(unitSymbol(unit('seconds', 10, -9))).toBe('ns');
  });

  it('spells out a scale that has no name', () => {
    expect(unitSymbol(unit('cycles', 10, 3))).toBe('10^3 cycles');
    expect(unitSymbol(unit('bytes', 2, 12))).toBe('2^12 bytes');
  });
});
