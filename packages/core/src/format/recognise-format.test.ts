import { describe, expect, it } from 'vitest';
import { KERNEL_FILES } from './fixtures/kernel-files.ts';
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
    ['scalar', '42\n'],
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
    ['nested keys', '8:0 rbytes=1 wbytes=2\n8:16 rbytes=3 wbytes=4\n'],
    ['columns', '1 2 3\n4 5 6\n'],
    ['a table of words and numbers', 'name a : tunables 1 2\nfoo 5 6 : tunables 1 2\n'],
    ['keys of which most are text', 'Name: bash\nState: S\nTgid: 5\n'],
    ['groups of counters', 'Ip: InReceives OutRequests\nIp: 5 6\n'],
    ['prose', 'Percpu Memory Statistics\nAllocation Info:\n'],
    ['a long line', `${'word '.repeat(100)}\n`],
  ])('not recognised: %s', (_, text) => {
    expect(recognise(text)).toBe('unrecognised');
  });

  it('says which line it did not understand', () => {
    expect(recogniseFormat(bytesOf('a 1\nb 2\nc c c\n'))).toEqual({
      kind: 'unrecognised',
      reason: 'line 3: expected a number, a table by CPU, pressure or `key value` lines',
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
