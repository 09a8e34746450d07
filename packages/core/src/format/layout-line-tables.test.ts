import { describe, expect, it } from 'vitest';
import { PRINTED } from './fixtures/printed-formats.ts';
import { bytesOf, layoutOf, scanText, valuesByPath } from './fixtures/values-by-path.ts';
import type { FormatSpec } from './format-spec.ts';
import { layoutFile } from './layout-file.ts';

const MAX_U64 = '18446744073709551615';

const reasonOf = (format: FormatSpec, text: string): string | undefined => {
  const outcome = layoutFile(format, bytesOf(text));
  return outcome.kind === 'unrecognised' ? outcome.reason : undefined;
};

describe('vector', () => {
  const VECTOR: FormatSpec = { kind: 'vector', key: 'cpu' };

  it('cpuacct.usage_percpu is one table by CPU', () => {
    expect(layoutOf(VECTOR, PRINTED.usagePercpu.text).values).toEqual([
      {
        sources: [],
        name: 'value',
        type: 'u64',
        keys: [{ name: 'cpu', type: 'int', ids: ['0', '1'] }],
        firstSlot: 0,
        slotCount: 2,
        description: '',
      },
    ]);
    expect(valuesByPath(VECTOR, PRINTED.usagePercpu.text)).toEqual({
      'value[0]': '219814439178',
      'value[1]': '265714834694',
    });
  });

  it.each([
    ['0,100770\n', ['0', '100770']],
    ['0, 1 ,2\n', ['0', '1', '2']],
    [`${MAX_U64}`, [MAX_U64]],
    ['1 -2\n', ['1', '-2']],
    ['1449.47 2382\n', ['1449.47', '2382']],
  ])('%j', (text, cells) => {
    const values = cells.map((cell, i) => [`value[${i}]`, cell]);
    expect(valuesByPath(VECTOR, text)).toEqual(Object.fromEntries(values));
  });

  it('a CPU more or less, another separator and a larger type are noticed', () => {
    const layout = layoutOf(VECTOR, '0,1\n');
    for (const text of ['0,1,2\n', '0\n', '0 1\n', '0,-1\n', '0,\n', '0,1', `0,${MAX_U64}0\n`]) {
      expect(scanText(layout, text)).toBe('reshaped');
    }
    expect(scanText(layout, `7,${MAX_U64}\n`)).toEqual({ 'value[0]': '7', 'value[1]': MAX_U64 });
  });

  it.each(['1 x\n', '1,,2\n', '1,2,\n', '1 2\n3 4\n', 'x\n', `-1 ${MAX_U64}\n`])(
    '%j is none',
    (text) => {
      expect(reasonOf(VECTOR, text)).toBeDefined();
    },
  );
});

describe('nested-keyed', () => {
  const NESTED: FormatSpec = { kind: 'nested-keyed' };

  it('/proc/net/sockstat', () => {
    expect(valuesByPath(NESTED, PRINTED.sockstat.text)).toEqual({
      'sockets/used': '618',
      'TCP/inuse': '603',
      'TCP/orphan': '0',
      'TCP/tw': '122',
      'TCP/alloc': '603',
      'TCP/mem': '145',
      'FRAG/inuse': '0',
      'FRAG/memory': '0',
    });
  });

  it('memory.numa_stat: the number of the name itself is called all', () => {
    expect(valuesByPath(NESTED, PRINTED.numaStat.text)).toMatchObject({
      'total/all': '4894',
      'total/N0': '4894',
      'file/all': '63',
    });
  });

  it.each([
    ['8:0 rbytes=1 wbytes=2', { '8:0/rbytes': '1', '8:0/wbytes': '2' }],
    ['anon N0=1 N1=2', { 'anon/N0': '1', 'anon/N1': '2' }],
    ['8:16 rbps=2097152 wbps=max', { '8:16/rbps': '2097152' }],
    ['8:0 cost.vrate=100.00 x=-1', { '8:0/cost.vrate': '100', '8:0/x': '-1' }],
    [`eth0:1: a ${MAX_U64}`, { 'eth0:1/a': MAX_U64 }],
    ['a x=1 x=2\na x=3 y=4', { 'a/x': '1', 'a/y': '4' }],
    ['8:0\na x=1\nprose goes here', { 'a/x': '1' }],
  ])('%j', (text, values) => {
    expect(valuesByPath(NESTED, `${text}\n`)).toEqual(values);
  });

  it('a limit that comes, and pairs that change places, are noticed', () => {
    const layout = layoutOf(NESTED, '8:0 rbps=1 wbps=max\n');
    expect(scanText(layout, '8:0 rbps=2 wbps=max\n')).toEqual({ '8:0/rbps': '2' });
    for (const line of ['rbps=1 wbps=5', 'rbps=max wbps=max', 'wbps=1 rbps=max', 'rbps=1']) {
      expect(scanText(layout, `8:0 ${line}\n`)).toBe('reshaped');
    }
  });

  it.each(['8:0\n', 'a b c\n', 'a 1 2\n', '=1 =2\n'])('%j is none', (text) => {
    expect(reasonOf(NESTED, text)).toBe(
      'expected lines of `name key=value …` or `name: key value …`',
    );
  });
});

describe('indented', () => {
  const INDENTED: FormatSpec = { kind: 'indented' };

  it('mb_stats of ext4', () => {
    expect(valuesByPath(INDENTED, PRINTED.mbStats.text)).toEqual({
      'mballoc/reqs': '8',
      'mballoc/cr_p2_aligned_stats/hits': '8',
      'mballoc/cr_p2_aligned_stats/groups_considered': '14',
      'mballoc/cr_goal_fast_stats/hits': '0',
      'mballoc/extents_scanned': '8',
      'mballoc/goal_hits': '0',
      'mballoc/2^n_hits': '8',
      'mballoc/buddies_generated': '8/8',
      'mballoc/preallocated': '16384',
    });
  });

  it.each([
    ['a: 1\nb:\n  c: 2\nd: 3\n', { a: '1', 'b/c': '2', d: '3' }],
    ['b:\n c:\n  d: 1\n e: 2', { 'b/c/d': '1', 'b/e': '2' }],
    ['b:\nc: 1\n', { c: '1' }],
    ['b:\n  x: 1\nb:\n  x: 2\n  y: 3\n', { 'b/x': '1', 'b/y': '3' }],
    ['b:\n  x: 5 kB\n  prose is passed over\n  y 7\n', { 'b/x': '5', 'b/y': '7' }],
  ])('%j', (text, values) => {
    expect(valuesByPath(INDENTED, text)).toEqual(values);
  });

  it('a section that is renamed, comes or goes is noticed', () => {
    const layout = layoutOf(INDENTED, 'b:\n  x: 1\nc:\n  x: 2\n');
    expect(scanText(layout, 'b:\n  x: 3\nc:\n  x: 4\n')).toEqual({ 'b/x': '3', 'c/x': '4' });
    expect(scanText(layout, 'c:\n  x: 3\nb:\n  x: 4\n')).toBe('reshaped');
    expect(scanText(layout, 'b:\n  x: 3\n')).toBe('reshaped');
    expect(scanText(layout, 'b:\n  x: 3\nc:\n  x: 4\nd:\n')).toBe('reshaped');
  });

  it('a colon more makes the key of a text another, but not that of one behind a blank', () => {
    const layout = layoutOf(INDENTED, 'b:\n  x: 8/8\n  y: 1\n');
    expect(scanText(layout, 'b:\n  x:: 8/8\n  y: 1\n')).toBe('reshaped');
    expect(scanText(layout, 'b:\n  x: :8/8\n  y: 1\n')).toEqual({ 'b/x': ':8/8', 'b/y': '1' });
  });

  it('collects nothing until it is asked to, and says so', () => {
    const text = `mballoc:
	mb stats collection turned off.
	To enable, please write "1" to sysfs file mb_stats.
`;
    expect(reasonOf(INDENTED, text)).toBe('expected `key: value` lines');
  });
});
