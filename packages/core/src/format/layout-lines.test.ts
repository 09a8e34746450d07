import { describe, expect, it } from 'vitest';
import { PRINTED } from './fixtures/printed-formats.ts';
import { bytesOf, layoutOf, scanText, valuesByPath } from './fixtures/values-by-path.ts';
import type { FormatSpec } from './format-spec.ts';
import { layoutFile } from './layout-file.ts';

const lines = (...patterns: string[]): FormatSpec => ({ kind: 'lines', lines: patterns });

const read = ({ format, text }: { readonly format: FormatSpec; readonly text: string }) =>
  valuesByPath(format, text);

const reasonOf = (format: FormatSpec, text: string): string | undefined => {
  const outcome = layoutFile(format, bytesOf(text));
  return outcome.kind === 'unrecognised' ? outcome.reason : undefined;
};

describe('what kernels print', () => {
  it('/proc/loadavg', () => {
    expect(read(PRINTED.loadavg)).toEqual({
      load1: '1.13',
      load5: '1.04',
      load15: '0.55',
      running: '1',
      tasks: '137',
      last_pid: '29984',
    });
  });

  it('/proc/buddyinfo: a table by order for each zone of each node', () => {
    const { values } = layoutOf(PRINTED.buddyinfo.format, PRINTED.buddyinfo.text);
    const ids = Array.from({ length: 11 }, (_, order) => String(order));
    expect(values).toHaveLength(3);
    expect(values[1]).toMatchObject({
      sources: ['node0', 'DMA32'],
      name: 'free',
      type: 'u64',
      keys: [{ name: 'order', type: 'int', ids }],
      firstSlot: 11,
      slotCount: 11,
    });
    expect(read(PRINTED.buddyinfo)).toMatchObject({
      'node0/DMA/free[10]': '3',
      'node0/Normal/free[0]': '176',
      'node0/Normal/free[10]': '93',
    });
  });

  it('fragmentation indices are fractions, and may be below zero', () => {
    const { values } = layoutOf(PRINTED.extfrag.format, PRINTED.extfrag.text);
    expect(values.map(({ type }) => type)).toEqual(['f64', 'f64']);
    expect(read(PRINTED.extfrag)).toMatchObject({
      'node0/Normal/index[1]': '-1',
      'node0/Normal/index[2]': '0.966',
    });
  });

  it('/proc/zoneinfo: a block for each zone', () => {
    expect(read(PRINTED.zoneinfo)).toEqual({
      'node0/DMA/nr_inactive_anon': '67239',
      'node0/DMA/free': '3840',
      'node0/DMA/boost': '0',
      'node0/DMA/protection[0]': '0',
      'node0/DMA/protection[1]': '2967',
      'node0/DMA/protection[2]': '24093',
      'node0/DMA/protection[3]': '24093',
      'node0/DMA/protection[4]': '24093',
      // Of the first CPU: the second says it again.
      'node0/DMA/count': '0',
      'node0/DMA/node_unreclaimable': '0',
      'node0/DMA/start_pfn': '1',
      'node0/Device/free': '0',
      'node0/Device/boost': '0',
      ...Object.fromEntries([0, 1, 2, 3, 4].map((i) => [`node0/Device/protection[${i}]`, '0'])),
    });
  });

  it('/proc/slabinfo: header and comment fit no pattern', () => {
    const values = read(PRINTED.slabinfo);
    expect(Object.keys(values)).toHaveLength(16);
    expect(values).toMatchObject({ 'bio-312/active_objs': '12', 'bio-312/num_slabs': '1' });
  });

  it('/proc/net/softnet_stat: hexadecimal, with the CPU in the thirteenth column', () => {
    const values = read(PRINTED.softnetStat);
    expect(Object.keys(values)).toHaveLength(16);
    expect(values).toMatchObject({ '0/processed': '6161', '11/processed': '56938' });
  });

  it('blkio statistics of cgroup v1: named by the line, the total of all beside them', () => {
    expect(read(PRINTED.blkio)).toEqual({
      '254:0/Read': '4096',
      '254:0/Write': '0',
      '254:0/Total': '4096',
      total: '4096',
    });
  });

  it('prose of jbd2 and of ext4', () => {
    expect(read(PRINTED.jbd2)).toEqual({
      transactions: '9',
      requested: '9',
      max_blocks: '1365',
      waiting: '0',
      commit_time: '1462',
      handles: '3',
    });
    expect(read(PRINTED.fastCommits)).toEqual({
      commits: '0',
      commit_time: '0',
      'Extended attributes changed': '0',
      'Cross rename': '3',
    });
  });

  it('meminfo of a node: the first pattern that fits', () => {
    expect(read(PRINTED.nodeMeminfo)).toEqual({
      MemTotal: '6645964',
      'Active(anon)': '41576',
      HugePages_Total: '0',
    });
  });
});

describe('a line', () => {
  it.each([
    ['{a}/{b}', '1/2', { a: '1', b: '2' }],
    ['{>}: {a}', 'eth0:1: 5', { 'eth0:1/a': '5' }],
    ['{>}/{>} {a}', 'x/y/z 5', { 'x/y/z/a': '5' }],
    ['{a}us', '18446744073709551615us', { a: '18446744073709551615' }],
    ['{a}us', '-9223372036854775808us', { a: '-9223372036854775808' }],
    ['{a}%', '0.50%', { a: '0.5' }],
    ['{a}.', 'x\n3.', { a: '3' }],
    ['0x{a:x}', '0x1F', { a: '31' }],
    ['{a:x}/{b:x}', 'f/10', { a: '15', b: '16' }],
    ['{a[n]}', '0,0,12', { 'a[0]': '0', 'a[1]': '0', 'a[2]': '12' }],
    ['[{a[n]}] {b}', '[1 2] 3', { 'a[0]': '1', 'a[1]': '2', b: '3' }],
    ['({a[n]}', '(-1, 2', { 'a[0]': '-1', 'a[1]': '2' }],
    ['{a[n]:x}', '0a 0b', { 'a[0]': '10', 'a[1]': '11' }],
    ['{cpu>:x} {a:x}', '0000000a 0b', { 'cpu10/a': '11' }],
    ['{=…} : {}', 'Cross rename  :   7', { 'Cross rename': '7' }],
    ['ä{a}ö', 'ä5ö', { a: '5' }],
  ])('%s reads %j', (pattern, text, values) => {
    expect(valuesByPath(lines(pattern), `${text}\n`)).toEqual(values);
  });

  it.each([
    ['{a}', '18446744073709551616'],
    ['{a}', '-9223372036854775809'],
    ['{a}', '0644'],
    ['{a}', '5x'],
    ['{a}us', '5 us'],
    ['{a}us', '5u'],
    ['{a}/{b}', '1/x'],
    ['{a}:', '5:6'],
    ['{a} kB', '5'],
    ['{>} {a}', 'x y'],
    ['{>}: {a}', ': 5'],
    ['{>} {a}', `${'x'.repeat(257)} 5`],
    ['{a:x}', '0x5'],
    ['{a:x}', '10000000000000000'],
    ['{a[n]}', 'x'],
    ['a {b[n]}', 'a'],
    ['{_}', '-'],
    ['Node {>}', 'Node 0 5'],
  ])('%s does not read %j', (pattern, text) => {
    expect(reasonOf(lines(pattern), `${text}\n`)).toBe(`expected lines like \`${pattern}\``);
  });

  it('may lack columns of newer kernels, but for the first, and have columns of coming ones', () => {
    const format = lines('{>} {a} {_} {b[n]}', 'x {c} {d} {…}');
    expect(valuesByPath(format, 'y 1\n')).toEqual({ 'y/a': '1' });
    expect(valuesByPath(format, 'y 1 2 3 4\n')).toEqual({
      'y/a': '1',
      'y/b[0]': '3',
      'y/b[1]': '4',
    });
    expect(valuesByPath(lines('{a:x} {>:x}'), '0a 0b 0c 0d\n')).toEqual({ '11/a': '10' });
    expect(valuesByPath(lines('x {c} {d} {…}'), 'x 1\n')).toEqual({ c: '1' });
    expect(valuesByPath(lines('x {c} {…}'), 'x 1 2 y 3\n')).toEqual({ c: '1' });
    expect(reasonOf(lines('{a} {b}'), '1 2 x\n')).toBeDefined();
  });

  it('that says a name again is passed over, as is one without a last line end', () => {
    const format = lines('{>} {a} {b[n]}', '{c}us');
    const text = 'x 1 2 3\nx 4 5 6\n7us\n8us';
    expect(valuesByPath(format, text)).toEqual({
      'x/a': '1',
      'x/b[0]': '2',
      'x/b[1]': '3',
      c: '7',
    });
    expect(scanText(layoutOf(format, text), 'x 9 2 3\nx 4 5 7\n1us\n2us')).toMatchObject({
      'x/a': '9',
      c: '1',
    });
  });

  it('that fits no pattern may change its numbers, but not its words', () => {
    const layout = layoutOf(lines('{a} blocks'), 'total: 5 x\n9 inodes on list\n3 blocks\n');
    expect(scanText(layout, 'total: 6 y\n10 inodes on list\n4 blocks\n')).toEqual({ a: '4' });
    expect(scanText(layout, 'total: 6\n10 nodes on list\n4 blocks\n')).toBe('reshaped');
    expect(scanText(layout, 'sum: 6\n10 inodes on list\n4 blocks\n')).toBe('reshaped');
  });
});

describe('a file is reshaped', () => {
  const { format, text } = PRINTED.jbd2;
  const layout = layoutOf(format, text);

  it.each([
    ['a text that touches a number changed', text.replace('1462us', '1462ms')],
    ['a text no longer touches its number', text.replace('1462us', '1462 us')],
    ['a number became a fraction', text.replace('1462us', '14.62us')],
    ['a number became negative', text.replace('(9 ', '(-9 ')],
    ['a number went', text.replace('(9 ', '( ')],
    ['a line came', `${text}0ms more\n`],
    ['a line went', text.replace('  0ms request delay\n', '')],
  ])('when %s', (_, changed) => {
    expect(changed).not.toBe(text);
    expect(scanText(layout, changed)).toBe('reshaped');
  });

  it('when a zone comes, and not when numbers grow', () => {
    const zones = layoutOf(PRINTED.buddyinfo.format, PRINTED.buddyinfo.text);
    const grown = PRINTED.buddyinfo.text.replace('    748', ' 1000748');
    expect(scanText(zones, grown)).toMatchObject({ 'node0/DMA32/free[10]': '1000748' });
    const line = `Node 1, zone   Normal ${'1 '.repeat(11)}\n`;
    expect(scanText(zones, PRINTED.buddyinfo.text + line)).toBe('reshaped');
    expect(scanText(zones, PRINTED.buddyinfo.text.replace('DMA32', 'DMA64'))).toBe('reshaped');
  });
});

it('a block without lines of its own, or a file of nothing but blocks, has no values', () => {
  expect(layoutOf(lines('Node {>}', '{a} x'), 'Node 0\nNode 1\n').values).toEqual([]);
  expect(valuesByPath(lines('Node {>}', 'end', '{a} x'), 'Node 0\n1 x\nend\n2 x\n')).toEqual({
    '0/a': '1',
    a: '2',
  });
});

it('a wrong pattern is a reason, not an exception', () => {
  expect(reasonOf(lines('{a}', '{b'), '5\n')).toBe('pattern `{b` does not know {');
});
