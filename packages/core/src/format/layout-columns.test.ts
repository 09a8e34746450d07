import { describe, expect, it } from 'vitest';
import { UNITS } from '../units/unit.ts';
import { PRINTED } from './fixtures/printed-formats.ts';
import { bytesOf, layoutOf, scanText, valuesByPath } from './fixtures/values-by-path.ts';
import type { FormatSpec } from './format-spec.ts';
import { layoutFile } from './layout-file.ts';

const reasonOf = (format: FormatSpec, text: string): string | undefined => {
  const outcome = layoutFile(format, bytesOf(text));
  return outcome.kind === 'unrecognised' ? outcome.reason : undefined;
};

describe('columns', () => {
  const NAMED: FormatSpec = { kind: 'columns', radix: 10, rows: 'first-column' };
  const NUMBERED: FormatSpec = { kind: 'columns', radix: 10, rows: 'numbered' };
  const HEX: FormatSpec = { kind: 'columns', radix: 16, rows: 'numbered' };

  it('/proc/net/stat/arp_cache: numbered rows in hexadecimal', () => {
    const values = valuesByPath(HEX, PRINTED.arpCache.text);
    expect(Object.keys(values)).toHaveLength(14);
    expect(values).toMatchObject({ '0/entries': '2', '1/lookups': '15', '1/hits': '7' });
  });

  it('cpuacct.usage_all: rows named by their first column, which has gaps where a CPU is missing', () => {
    expect(valuesByPath(NAMED, PRINTED.usageAll.text)).toMatchObject({
      '0/user': '102575791920',
      '1/system': '121544819635',
    });
    expect(valuesByPath(NAMED, 'cpu user\n0 1\n11 2\n')).toEqual({ '0/user': '1', '11/user': '2' });
  });

  it.each<[FormatSpec, string, Record<string, string>]>([
    [NAMED, '#name a b\nx:y 1 2', { 'x:y/a': '1', 'x:y/b': '2' }],
    [NAMED, 'n type a\nx part -1\ny file 2.5\n', { 'x/a': '-1', 'y/a': '2.5' }],
    [NAMED, 'n a b\nx 1\ny 1 2 3\n', { 'x/a': '1', 'y/a': '1', 'y/b': '2' }],
    [NAMED, 'n a\nx 1\nx 2\n', { 'x/a': '1' }],
    [NUMBERED, 'a a\n1 2\n', { '0/a': '1' }],
    [NUMBERED, 'a\n18446744073709551615\n', { '0/a': '18446744073709551615' }],
  ])('%o %j', (format, text, values) => {
    expect(valuesByPath(format, text)).toEqual(values);
  });

  it('there may be no rows', () => {
    expect(layoutOf(NAMED, 'Filename Type Size\n').values).toEqual([]);
  });

  it('rows and columns that come, go or are renamed are noticed, words in rows too', () => {
    const layout = layoutOf(NAMED, 'n type a b\nx part 1 2\n');
    expect(scanText(layout, 'n type a b\nx part 3 4\n')).toEqual({ 'x/a': '3', 'x/b': '4' });
    for (const text of [
      'n type b a\nx part 3 4\n',
      'n type a b\ny part 3 4\n',
      'n type a b\nx file 3 4\n',
      'n type a b\nx part 3 4\ny part 3 4\n',
      'n type a b\nx part 3\n',
      'n type a b\n',
    ]) {
      expect(scanText(layout, text)).toBe('reshaped');
    }
  });

  it('rows without a number are none', () => {
    expect(reasonOf(NAMED, 'a b\nc d\n')).toBe(
      'expected a line of column names, then rows of numbers',
    );
  });
});

describe('header-pairs', () => {
  const PAIRS: FormatSpec = { kind: 'header-pairs' };

  it('/proc/net/snmp, where one limit is below zero', () => {
    const { values } = layoutOf(PAIRS, PRINTED.snmp.text);
    expect(values.find(({ name }) => name === 'MaxConn')?.type).toBe('s64');
    expect(valuesByPath(PAIRS, PRINTED.snmp.text)).toEqual({
      'IcmpMsg/InType3': '1',
      'Tcp/RtoAlgorithm': '1',
      'Tcp/RtoMin': '200',
      'Tcp/RtoMax': '120000',
      'Tcp/MaxConn': '-1',
      'Tcp/ActiveOpens': '555',
    });
  });

  it.each([
    ['A: x y\nA: 1', { 'A/x': '1' }],
    ['A: x\nA: 1 2\n', { 'A/x': '1' }],
    ['A: x\nA: 1\nA: x y\nA: 2 3\n', { 'A/x': '1', 'A/y': '3' }],
    ['A:\nA:\nB: x\nB: 18446744073709551615\n', { 'B/x': '18446744073709551615' }],
  ])('%j', (text, values) => {
    expect(valuesByPath(PAIRS, text)).toEqual(values);
  });

  it('names that come or change places are noticed', () => {
    const layout = layoutOf(PAIRS, 'A: x y\nA: 1 2\n');
    expect(scanText(layout, 'A: y x\nA: 1 2\n')).toBe('reshaped');
    expect(scanText(layout, 'A: x y z\nA: 1 2 3\n')).toBe('reshaped');
    expect(scanText(layout, 'A: x y\nB: 1 2\n')).toBe('reshaped');
    expect(scanText(layout, 'A: x y\nA: 1 2\nB: x\nB: 1\n')).toBe('reshaped');
  });

  it.each(['A: x\n', 'A: x\nB: 1\n', 'A x\nA 1\n', 'A: x\nA: y\n', 'A: x\nA: 1\nB: y\n'])(
    '%j is none',
    (text) => {
      expect(reasonOf(PAIRS, text)).toContain('expected a line of names and a line of numbers');
    },
  );
});

describe('bucket-rows', () => {
  const BUCKETS: FormatSpec = { kind: 'bucket-rows' };

  it('mmu_rmaps_stat of KVM: a histogram for each size of page', () => {
    const { values } = layoutOf(BUCKETS, PRINTED.rmaps.text);
    const keys = [{ name: 'bucket', type: 'int', ids: ['0', '1', '2', '4'] }];
    expect(values.map(({ name }) => name)).toEqual(['Level=4K', 'Level=2M']);
    expect(values.map((value) => value.keys)).toEqual([keys, keys]);
    const told = { kind: 'histogram', unit: UNITS.none };
    expect(values.map((value) => value.told)).toEqual([told, told]);
    expect(valuesByPath(BUCKETS, PRINTED.rmaps.text)).toMatchObject({
      'Level=4K[0]': '1021',
      'Level=4K[2]': '3',
      'Level=2M[0]': '12',
    });
  });

  it('a bucket or a row more is noticed', () => {
    const layout = layoutOf(BUCKETS, 'N: 0 1-3\nA: 1 2\n');
    expect(scanText(layout, 'N: 0 1-3\nA: 3 4\n')).toEqual({ 'A[0]': '3', 'A[1]': '4' });
    expect(scanText(layout, 'N: 0 1-3 4-7\nA: 3 4 5\n')).toBe('reshaped');
    expect(scanText(layout, 'N: 0 1-4\nA: 3 4\n')).toBe('reshaped');
    expect(scanText(layout, 'N: 0 1-3\nA: 3 4\nB: 3 4\n')).toBe('reshaped');
  });

  it.each([
    'N: 0 1-3\n',
    'N: 0\nA: 1\n',
    'N 0 1-3\nA: 1 2\n',
    'N: 0 1-3\nA: 1\n',
    'N: 0 1-3\nA: 1 -2\n',
    'N: 1 0-3\nA: 1 2\n',
    'N: 0-3 2-5\nA: 1 2\n',
    'N: 0 3-1\nA: 1 2\n',
    'N: 0 x\nA: 1 2\n',
    'N: 0 1\nA: 1 2\nA: 1 2\n',
  ])('%j is none', (text) => {
    expect(reasonOf(BUCKETS, text)).toContain('expected a header of bucket ranges');
  });
});
