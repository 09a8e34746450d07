import { describe, expect, it } from 'vitest';
import { KERNEL_FILES } from './fixtures/kernel-files.ts';
import { PRINTED } from './fixtures/printed-formats.ts';
import { bytesOf } from './fixtures/values-by-path.ts';
import { recogniseFormat } from './recognise-format.ts';

const recognise = (text: string): string => {
  const recognition = recogniseFormat(bytesOf(text));
  return recognition.kind === 'format' ? recognition.format.kind : recognition.kind;
};

describe('a format is recognised from content alone', () => {
  it.each([
    ['psi', KERNEL_FILES.pressureCpu],
    ['cpu-table', KERNEL_FILES.interrupts],
    ['cpu-table', KERNEL_FILES.softirqs],
    ['flat-keyed', KERNEL_FILES.vmstat],
    ['flat-keyed', KERNEL_FILES.meminfo],
    ['flat-keyed', 'populated 0\nfrozen 1\n'],
    ['flat-keyed', 'oom_kill_disable 0\n'],
    ['flat-keyed', 'MAJOR=253\nMINOR=0\nDEVNAME=vda\n'],
    ['flat-keyed', 'total:5\n'],
    ['flat-keyed', '8:0 500\n8:16 200\n'],
    ['indented', PRINTED.mbStats.text],
    ['nested-keyed', PRINTED.sockstat.text],
    ['nested-keyed', PRINTED.numaStat.text],
    ['nested-keyed', '8:0 rbytes=1 wbytes=2\n8:16 rbytes=3 wbytes=max\n'],
    ['nested-keyed', '8:0 rbytes=1 wbytes=2\n'],
    ['nested-keyed', '0: inflight 0\n1: inflight 0\n'],
    ['header-pairs', PRINTED.snmp.text],
    ['columns', PRINTED.arpCache.text],
    ['columns', PRINTED.usageAll.text],
    ['columns', '#subsys_name hierarchy enabled\ncpuset 3 1\ncpu 1 1\n'],
    ['bucket-rows', PRINTED.rmaps.text],
    ['vector', PRINTED.usagePercpu.text],
    ['vector', '1449.47 2382.13\n'],
    ['vector', '0 -1\n'],
    ['scalar', '42\n'],
    ['scalar', 'a=1 b=2\n'],
    ['scalar', 'sockets: used 618\n'],
    ['scalar', '52:54:00:12:34:56\n'],
    ['scalar', 'fe:54:00:12:34:56\n'],
    ['scalar', '6.18.44\n'],
    ['scalar', '0,28\n'],
    ['scalar', '00000003 00000004\n'],
    ['scalar', '-1\n'],
    ['scalar', 'max 100000\nx'.slice(0, 3)],
    ['scalar', '253:0\n'],
    ['scalar', '0-1\n'],
    ['scalar', '0, 1\n'],
    ['scalar', '206 N0=206\n'],
    ['scalar', '0.05 0.01 0.00 1/123 456\n'],
    ['scalar', 'name: bash\n'],
    ['scalar', 'CPU0 CPU1\n'],
  ])('%s: %j', (format, text) => {
    expect(recognise(text)).toBe(format);
  });

  it.each([
    ['rows without names', '1 2 3\n4 5 6\n'],
    ['a number on each line', '1\n2\n3\n'],
    ['words and numbers in turn', 'total of 5 pages in 3\nmost of 6 pages in 4\n'],
    ['columns of words', 'Filename Type Size\n/dev/vdb partition 5\n'],
    ['columns with a number too many', 'user system\n1 2 3\n'],
    ['columns of which two rows have one name', 'name a\nx 1\nx 2\n'],
    [
      'several things, one after the other',
      'processor : 0\nstepping : 1\nprocessor : 1\nstepping : 1\n',
    ],
    ['a setting on each line', '[0] on\n[1] off\n'],
    ['addresses', 'address: 52:54:00:12:34:56\nlink: 52:54:00:12:34:57\n'],
    ['groups of counters, one of them cut short', 'Ip: InReceives OutRequests\nIp: 5\n'],
    ['a header of numbers without a range', 'Node: 0 1\nfoo: 5 6\n'],
    ['a table of words and numbers', 'name a : tunables 1 2\nfoo 5 6 : tunables 1 2\n'],
    ['keys of which most are text', 'Name: bash\nState: S\nTgid: 5\n'],
    ['prose', 'Percpu Memory Statistics\nAllocation Info:\n'],
    ['a long line', `${'word '.repeat(100)}\n`],
  ])('not recognised: %s', (_, text) => {
    expect(recognise(text)).toBe('unrecognised');
  });

  it.each([
    [PRINTED.usageAll.text, { kind: 'columns', radix: 10, rows: 'first-column' }],
    ['user system\n1 2\n3 4\n', { kind: 'columns', radix: 10, rows: 'numbered' }],
    ['name a\nx 1\ny 2\n', { kind: 'columns', radix: 10, rows: 'first-column' }],
    [PRINTED.arpCache.text, { kind: 'columns', radix: 16, rows: 'numbered' }],
    ['1 2 3\n', { kind: 'vector', key: 'index' }],
  ])('%j: %o', (text, format) => {
    expect(recogniseFormat(bytesOf(text))).toEqual({ kind: 'format', format });
  });

  it('says which line it did not understand', () => {
    expect(recogniseFormat(bytesOf('a 1\nb 2\nc c c\n'))).toEqual({
      kind: 'unrecognised',
      reason: 'line 3: expected numbers, a table or `key value` lines',
    });
  });
});

it.each(['', '\n', ' \t\r\n'])('%j is empty', (text) => {
  expect(recognise(text)).toBe('empty');
});

it.each([
  ['NUL', [53, 0, 10]],
  ['a control character', [27, 91, 65]],
  ['invalid UTF-8', [0xff, 0xfe]],
  ['a truncated character', [0xf0, 0x9f]],
  ['a C1 control', [0xc2, 0x9b]],
])('%s is binary', (_, bytes) => {
  expect(recogniseFormat(Uint8Array.from(bytes))).toEqual({ kind: 'binary' });
});
