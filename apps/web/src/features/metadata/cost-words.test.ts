import { describe, expect, it } from 'vitest';
import { sourceCostWords, valueCostWords } from './cost-words.ts';

const cost = (dearestUs: number, dearestIntervalMs?: number) => ({
  files: 1,
  usPerSecond: 0,
  dearestUs,
  dearestIntervalMs,
});

describe('what a value costs to read', () => {
  it('is the time of one read, and how often that happens', () => {
    expect(valueCostWords(cost(2.34, 1000))).toBe('2.3 µs a read, every second');
    expect(valueCostWords(cost(42.4, 10_000))).toBe('42 µs a read, every 10 s');
    expect(valueCostWords(cost(1234, 100))).toBe('1.2 ms a read, every 100 ms');
    expect(valueCostWords(cost(250_000, 25_000))).toBe('250 ms a read, every 25 s');
  });

  it('is told of what is read on demand, and not of what was never read', () => {
    expect(valueCostWords(cost(660))).toBe('660 µs a read, only while somebody looks');
    expect(valueCostWords(cost(0))).toBe('not read yet');
  });
});

it('what a source costs is the sum of all below it', () => {
  const costs = [
    { files: 1200, usPerSecond: 900, dearestUs: 3 },
    { files: 34, usPerSecond: 110, dearestUs: 3 },
  ];
  expect(sourceCostWords(costs)).toBe('1.0 ms a second, for 1,234 files');
});

it('a source that nothing reads by itself says so, rather than that it costs nothing', () => {
  const costs = [{ files: 8, usPerSecond: 0, dearestUs: 660 }];
  expect(sourceCostWords(costs)).toBe('8 files, read only while somebody looks');
});
