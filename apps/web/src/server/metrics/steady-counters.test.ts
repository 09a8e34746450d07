import { createDescriptor, type Descriptor, type ResolvedValue } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import { expect, it } from 'vitest';
import { SteadyCounters } from './steady-counters.ts';

function told(more: Partial<Descriptor>, ...figures: readonly string[]): readonly string[] {
  const known = { kind: 'cumulative', unit: UNITS.ticks, stepsBack: true, ...more } as const;
  const steady = new SteadyCounters();
  steady.use('e');
  // Of a value only its descriptor is looked at.
  const value = { descriptor: createDescriptor('iowait', known) } as ResolvedValue;
  return figures.map((figure) => steady.of(value, 7, figure));
}

it('a small step back is not told, and what is past it is', () => {
  expect(told({}, '1000', '998', '999', '1001')).toEqual(['1000', '1000', '1000', '1001']);
});

it('a fall by more than three seconds is a start anew', () => {
  expect(told({}, '1000', '700', '699', '800')).toEqual(['1000', '1000', '699', '800']);
});

it('other counters are told as they are, also those that are no times', () => {
  expect(told({ stepsBack: false }, '1000', '998')).toEqual(['1000', '998']);
  expect(told({ unit: UNITS.bytes }, '1000', '998')).toEqual(['1000', '998']);
});

it('integers beyond doubles stay exact', () => {
  const nanoseconds = { unit: UNITS.nanoseconds };
  const [top, below] = ['18446744073709551615', '18446744073709551614'];
  expect(told(nanoseconds, top, below)).toEqual([top, top]);
});

it('another run of the agent has other counters in the same places', () => {
  const steady = new SteadyCounters();
  const known = { kind: 'cumulative', unit: UNITS.ticks, stepsBack: true } as const;
  const value = { descriptor: createDescriptor('iowait', known) } as ResolvedValue;
  steady.use('one');
  expect(steady.of(value, 7, '100')).toBe('100');
  steady.use('two');
  expect(steady.of(value, 7, '90')).toBe('90');
});
