import { describe, expect, it } from 'vitest';
import { KERNEL_FILES } from './fixtures/kernel-files.ts';
import { bytesOf, layoutOf, valuesByPath } from './fixtures/values-by-path.ts';
import type { FormatSpec } from './format-spec.ts';
import { MAX_VALUES_PER_FILE } from './layout.ts';
import { layoutFile } from './layout-file.ts';

const SPECS: readonly FormatSpec[] = [
  { kind: 'scalar' },
  { kind: 'flat-keyed' },
  { kind: 'cpu-table' },
  { kind: 'proc-stat' },
  { kind: 'psi' },
  { kind: 'net-dev' },
  { kind: 'row', columns: ['a'] },
  { kind: 'vector', key: 'cpu' },
  { kind: 'nested-keyed' },
  { kind: 'indented' },
  { kind: 'header-pairs' },
  { kind: 'columns', radix: 10, rows: 'numbered' },
  { kind: 'bucket-rows' },
  { kind: 'lines', lines: ['{a}'] },
];

const reasonOf = (spec: FormatSpec, text: string): string | undefined => {
  const outcome = layoutFile(spec, bytesOf(text));
  return outcome.kind === 'unrecognised' ? outcome.reason : undefined;
};

describe('every format', () => {
  it.each(SPECS)('$kind: nothing but blanks is empty', (spec) => {
    expect(reasonOf(spec, '')).toBe('empty');
    expect(reasonOf(spec, ' \t\r\n\n')).toBe('empty');
  });

  it.each([
    [{ kind: 'scalar' }, '12\r\n', { value: '12' }],
    [{ kind: 'flat-keyed' }, 'a: 1 kB\r\nb text\r\n', { a: '1', b: 'text' }],
    [{ kind: 'row', columns: ['a', 'b'] }, '1 2\r\n', { a: '1', b: '2' }],
  ] as const)('%o: carriage returns are blanks', (spec, text, expected) => {
    expect(valuesByPath(spec, text)).toEqual(expected);
  });
});

describe('scalar', () => {
  const SCALAR: FormatSpec = { kind: 'scalar' };

  it.each([
    ['0\n', 'u64', '0'],
    ['  42 \n', 'u64', '42'],
    ['18446744073709551615', 'u64', '18446744073709551615'],
    ['-9223372036854775808\n', 's64', '-9223372036854775808'],
    ['-1.500\n', 'f64', '-1.5'],
    ['max\n', 'text', 'max'],
    ['[always] madvise never\n', 'text', '[always] madvise never'],
    ['24 N0=24\n', 'text', '24 N0=24'],
    ['0x1f\n', 'text', '0x1f'],
    ['00000003\n', 'text', '00000003'],
    ['18446744073709551616\n', 'text', '18446744073709551616'],
    ['Fähre\n', 'text', 'Fähre'],
  ])('%j is %s', (text, type, figure) => {
    expect(layoutOf(SCALAR, text).values).toEqual([
      { sources: [], name: 'value', type, keys: [], firstSlot: 0, slotCount: 1, description: '' },
    ]);
    expect(valuesByPath(SCALAR, text)).toEqual({ value: figure });
  });

  it('text ends at 256 bytes', () => {
    expect(valuesByPath(SCALAR, 'x'.repeat(256))).toEqual({ value: 'x'.repeat(256) });
    expect(reasonOf(SCALAR, 'x'.repeat(257))).toContain('256');
  });

  it.each(['two\nlines\n', 'bell\u0007\n', 'a\rb\n'])('%j is none', (text) => {
    expect(reasonOf(SCALAR, text)).toBeDefined();
  });
});

describe('flat-keyed', () => {
  const KEYED: FormatSpec = { kind: 'flat-keyed' };

  it('gives every key of /proc/vmstat', () => {
    const values = valuesByPath(KEYED, KERNEL_FILES.vmstat);
    const lines = KERNEL_FILES.vmstat.trim().split('\n');
    expect(lines).toHaveLength(192);
    expect(values).toEqual(Object.fromEntries(lines.map((line) => line.split(' '))));
  });

  it('takes units as part of the shape in /proc/meminfo', () => {
    const values = valuesByPath(KEYED, KERNEL_FILES.meminfo);
    expect(values).toMatchObject({ MemTotal: '24684084', 'Active(anon)': '41584' });
    expect(Object.keys(values)).toHaveLength(54);
  });

  it.each([
    ['key 5', { key: '5' }],
    ['key\t5', { key: '5' }],
    ['key:5', { key: '5' }],
    ['key=5', { key: '5' }],
    ['key: -5 pages', { key: '-5' }],
    ['key : 1.5', { key: '1.5' }],
    ['guest doorbell: 5', { 'guest doorbell': '5' }],
    ['8:0 Read 5', { '8:0': 'Read 5' }],
    ['Uid:\t0\t0\t0\t0', { Uid: '0\t0\t0\t0' }],
    ['Groups:\t', { Groups: '' }],
    ['state: :on', { state: ':on' }],
    ['DEVNAME=vda', { DEVNAME: 'vda' }],
    ['mask: 00ff', { mask: '00ff' }],
  ])('%j', (line, expected) => {
    expect(valuesByPath(KEYED, `${line}\n`)).toEqual(expected);
  });

  it('the first line of a key wins', () => {
    expect(valuesByPath(KEYED, 'a 1\nb 2\na 3\na: text\n')).toEqual({ a: '1', b: '2' });
  });

  it('lines without a value, and values too long for one, are passed over', () => {
    const text = `heading\na 1\n\n-----\nflags: ${'x'.repeat(300)}\nb 2\n: 5\n`;
    expect(valuesByPath(KEYED, text)).toEqual({ a: '1', b: '2' });
  });

  it('no key at all is not this format', () => {
    expect(reasonOf(KEYED, 'heading\n-----\n')).toContain('key value');
  });

  it('more keys than a statistic has are refused', () => {
    const file = (keys: number): string =>
      Array.from({ length: keys }, (_, i) => `k${i} ${i}\n`).join('');
    expect(layoutOf(KEYED, file(MAX_VALUES_PER_FILE)).slotCount).toBe(MAX_VALUES_PER_FILE);
    expect(reasonOf(KEYED, file(MAX_VALUES_PER_FILE + 1))).toBe('more than 65536 values');
  });
});

describe('psi', () => {
  const PSI: FormatSpec = { kind: 'psi' };

  it('/proc/pressure/cpu', () => {
    expect(valuesByPath(PSI, KERNEL_FILES.pressureCpu)).toEqual({
      'some/avg10': '5.44',
      'some/avg60': '16.07',
      'some/avg300': '13.4',
      'some/total': '88497019',
      'full/avg10': '0',
      'full/avg60': '0',
      'full/avg300': '0',
      'full/total': '0',
    });
  });

  it('averages are fractions, totals integers', () => {
    const types = layoutOf(PSI, KERNEL_FILES.pressureIo).values.map(({ type }) => type);
    expect(types).toEqual(['f64', 'f64', 'f64', 'u64', 'f64', 'f64', 'f64', 'u64']);
  });

  it('a kernel may print one line only', () => {
    const text = 'full avg10=0.00 avg60=0.00 avg300=0.00 total=7\n';
    expect(valuesByPath(PSI, text)).toMatchObject({ 'full/total': '7' });
  });

  it.each([
    'most avg10=0.00\n',
    'some\n',
    'some avg10\n',
    'some =1\n',
    'some a=x\n',
    'some a=1 a=2\n',
  ])('%j is not pressure', (text) => {
    expect(reasonOf(PSI, text)).toContain('line 1');
  });
});

describe('row', () => {
  it('names columns in order', () => {
    const columns = ['reads', 'reads_merged', 'read_sectors', 'read_ms'];
    expect(valuesByPath({ kind: 'row', columns }, KERNEL_FILES.blockStat)).toEqual({
      reads: '73289',
      reads_merged: '13652',
      read_sectors: '6940370',
      read_ms: '209998',
    });
  });

  it('leaves out the names that the kernel has no columns for', () => {
    expect(valuesByPath({ kind: 'row', columns: ['a', 'b', 'c'] }, '1 -2\n')).toEqual({
      a: '1',
      b: '-2',
    });
  });

  it.each(['1 x\n', '1 2\n3 4\n'])('%j is none', (text) => {
    expect(reasonOf({ kind: 'row', columns: ['a', 'b'] }, text)).toBeDefined();
  });
});
