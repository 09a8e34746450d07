import { describe, expect, it } from 'vitest';
import { createWords, exactText } from '../model/words.ts';
import { bytesOf, layoutOf, scanText } from './fixtures/values-by-path.ts';
import type { FormatSpec } from './format-spec.ts';
import type { LaidOutValue } from './layout.ts';
import { layoutFile } from './layout-file.ts';
import type { MetricColumns } from './layout-metricfs.ts';
import { scanFile } from './scan-file.ts';

const CPU = { name: 'cpu', type: 'int' } as const;
const INTERFACE = { name: 'interface', type: 'string' } as const;
const DISK = { name: 'disk', type: 'string' } as const;
const CGROUP = { name: 'cgroup', type: 'string' } as const;

const metric = (value: MetricColumns['value'], ...keys: MetricColumns['keys']): FormatSpec => ({
  kind: 'metricfs',
  keys,
  value,
});

function onlyValue(spec: FormatSpec, text: string): LaidOutValue {
  const [value] = layoutOf(spec, text).values;
  if (value === undefined) throw new Error('There is always one');
  return value;
}

/** Figures by the key or keys of their rows; those of a metric without keys under ''. */
function read(spec: FormatSpec, text: string): Record<string, string> | 'reshaped' {
  const { plan, slotCount } = layoutOf(spec, text);
  const bytes = bytesOf(text);
  const words = createWords(slotCount);
  const texts: string[] = [];
  const onText = (slot: number, found: string): void => {
    texts[slot] = found;
  };
  if (scanFile(bytes, 0, bytes.length, plan, words, 0, onText) === 'reshaped') return 'reshaped';
  const { rows, keys, type } = onlyValue(spec, text);
  const ids = rows ?? keys[0]?.ids ?? [''];
  return Object.fromEntries(
    ids.map((id, slot) => [id, texts[slot] ?? exactText(words, slot, type)]),
  );
}

describe('the values of a metric', () => {
  it('without keys are one number, of 64 signed bits where it is no counter', () => {
    expect(read(metric('int'), '-9223372036854775808\n')).toEqual({ '': '-9223372036854775808' });
    expect(onlyValue(metric('int'), '1\n')).toMatchObject({ type: 's64', keys: [], slotCount: 1 });
    expect(onlyValue(metric('counter'), '1\n').type).toBe('u64');
  });

  it('with one key are a table', () => {
    const text = '0 1183486517734\n1 1038284237228\n';
    expect(read(metric('counter', CPU), text)).toEqual({ 0: '1183486517734', 1: '1038284237228' });
    expect(onlyValue(metric('counter', CPU), text)).toMatchObject({
      type: 'u64',
      keys: [{ ...CPU, ids: ['0', '1'] }],
    });
  });

  it('with two keys are a sparse table, whose rows are named as in a path', () => {
    const text = 'sda /a\\ b 1\nsda 100% -2\n sdb 3\n';
    const value = onlyValue(metric('int', DISK, CGROUP), text);
    expect(value.rows).toEqual(['sda/%2Fa b', 'sda/100%25', '/sdb']);
    expect(value.keys).toEqual([
      { ...DISK, ids: [] },
      { ...CGROUP, ids: [] },
    ]);
    expect(read(metric('int', DISK, CGROUP), text)).toEqual({
      'sda/%2Fa b': '1',
      'sda/100%25': '-2',
      '/sdb': '3',
    });
  });

  it('of a counter are signed as soon as one of them is below zero', () => {
    expect(onlyValue(metric('counter', CPU), '0 5\n1 -1\n').type).toBe('s64');
  });

  it('are texts where the metric says so, numbers and nothing at all too', () => {
    expect(read(metric('str'), 'Test\\ninfo.\n')).toEqual({ '': 'Test\ninfo.' });
    expect(read(metric('str'), '42\n')).toEqual({ '': '42' });
    expect(read(metric('str'), '\n')).toEqual({ '': '' });
    expect(read(metric('str', DISK), 'sda deadline\nsdb a\\ b\n')).toEqual({
      sda: 'deadline',
      sdb: 'a b',
    });
  });

  it('have keys with every character that is escaped, and with those that are not', () => {
    const text = 'a\\ b 1\na\\nb 2\na\\\\b 3\na\\\\ 4\n"q"\tt: = 5\n(unknown) 6\n\\ 7\n';
    expect(read(metric('counter', INTERFACE), text)).toEqual({
      'a b': '1',
      'a\nb': '2',
      'a\\b': '3',
      'a\\': '4',
      '(unknown)': '6',
    });
    expect(read(metric('counter', INTERFACE), '"q"\tt:= 5\n=: 6\n 7\n')).toEqual({
      '"q"\tt:=': '5',
      '=:': '6',
      '': '7',
    });
  });

  it('may be no rows at all, but not no number', () => {
    expect(onlyValue(metric('counter', INTERFACE), '')).toMatchObject({
      slotCount: 0,
      keys: [{ ids: [] }],
    });
    const outcome = layoutFile(metric('int'), bytesOf(''));
    expect(outcome).toEqual({ kind: 'unrecognised', reason: 'empty' });
  });

  it('pass over lines that do not fit the columns, and the second of two that have one key', () => {
    const text = 'a 1\nb\nc d 2\ne x\na 3\nf 9223372036854775808\ng -1\n';
    expect(read(metric('int', INTERFACE), text)).toEqual({ a: '1', g: '-1' });
  });

  it('are no metric where no line fits', () => {
    const outcome = layoutFile(metric('int', INTERFACE), bytesOf('1\n2\n'));
    expect(outcome).toMatchObject({ kind: 'unrecognised', reason: /rows of the columns/ });
  });

  it('that are cut end with their last whole row', () => {
    const rows = Array.from({ length: 6000 }, (_, i) => `function_${i} ${i}\n`).join('');
    const cut = rows.slice(0, rows.lastIndexOf('\n', 65_536) + 1);
    expect(onlyValue(metric('counter', INTERFACE), cut).slotCount).toBe(cut.split('\n').length - 1);
  });

  it('show no control characters, and a text that is too long up to where it is cut', () => {
    expect(read(metric('str'), 'a\u001b[31mb\u0000\n')).toEqual({ '': 'a\ufffd[31mb\ufffd' });
    const shown = Object.values(read(metric('str'), `${'x'.repeat(40_000)}\n`))[0];
    expect(shown).toBe(`${'x'.repeat(16_384)}…`);
  });
});

describe('a metric is reshaped', () => {
  const spec = metric('counter', INTERFACE);
  const layout = layoutOf(spec, 'lo 1\na\\ b 2\n');
  it.each([
    ['a row came', 'lo 1\na\\ b 2\neth0 3\n'],
    ['a row went', 'lo 1\n'],
    ['all rows went', ''],
    ['rows changed places', 'a\\ b 2\nlo 1\n'],
    ['a key changed', 'l0 1\na\\ b 2\n'],
    ['a blank came into a key', 'lo 1\na\\ \\ b 2\n'],
    ['a tab came before a key', '\tlo 1\na\\ b 2\n'],
    ['a row is not whole', 'lo 1\na\\ b 2'],
    ['a number is below zero', 'lo -1\na\\ b 2\n'],
    ['a number is none', 'lo x\na\\ b 2\n'],
  ])('when %s', (_, text) => {
    expect(scanText(layout, text)).toBe('reshaped');
  });

  it('not when numbers grow', () => {
    expect(scanText(layout, 'lo 18446744073709551615\na\\ b 0\n')).toMatchObject({
      'value[lo]': '18446744073709551615',
      'value[a b]': '0',
    });
  });

  it('not when texts change, whatever they become', () => {
    const text = metric('str', DISK);
    expect(scanText(layoutOf(text, 'sda deadline\n'), 'sda 12\n')).toEqual({ 'value[sda]': '12' });
    expect(scanText(layoutOf(text, 'sda deadline\n'), 'sda \n')).toEqual({ 'value[sda]': '' });
  });
});
