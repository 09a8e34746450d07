import { describe, expect, it } from 'vitest';
import { createDescriptor } from '../model/descriptor.ts';
import { parseStatsfsSchema } from './parse-statsfs-schema.ts';
import { statsfsSchemaLines } from './statsfs-schema-lines.ts';

describe('the schema of a source', () => {
  it('tells its identity, its labels, and of each value what is said', () => {
    const parsed = parseStatsfsSchema(`SOURCE uuid 7%0A
LABEL virtual%20machine 4711-12
LABEL subsystem kvm

METRIC
NAME guest doorbell
FLAG PEAK
TYPE s64
WIDTH 32
UNIT bytes 2^10 pages of a/b
KEY cpu%20of int
STATE -3 HALTED NOW
AGGREGATE max
STEPS BACK
CLEAR 0%0A
DESC One.%0ATwo.
REF kvm%2Fapi.rst
`);
    expect(parsed?.identity).toBe('uuid 7\n');
    expect(parsed?.labels).toEqual([
      { label: 'virtual machine', name: '4711-12' },
      { label: 'subsystem', name: 'kvm' },
    ]);
    expect(parsed?.metrics.get('guest doorbell')).toEqual({
      kind: 'peak',
      type: 's64',
      width: 32,
      unit: { dimension: 'bytes', radix: 2, exponent: 10, noun: 'pages of a/b' },
      keys: [{ name: 'cpu of', type: 'int' }],
      states: [{ number: -3, name: 'HALTED NOW' }],
      aggregate: 'max',
      stepsBack: true,
      clear: { kind: 'write', text: '0\n', file: '' },
      description: 'One.\nTwo.',
      reference: 'kvm/api.rst',
    });
  });

  it('is read in the form of the 2020 follow-up too, cut in the middle as its buffer is', () => {
    const parsed = parseStatsfsSchema(`LABEL
interface_name eth 0
subsystem net

METRIC
NAME rx_bytes
FLAG CUMULATIVE
TYPE INT
DESC Bytes, 100% of them.

METRIC
NAME queue
FLAG GAUGE
TYPE INT
DESC Frames that wait.

METRIC
NAME tx_by`);
    expect(parsed?.identity).toBeUndefined();
    expect(parsed?.labels).toEqual([
      { label: 'interface_name', name: 'eth 0' },
      { label: 'subsystem', name: 'net' },
    ]);
    expect([...(parsed?.metrics ?? [])]).toEqual([
      ['rx_bytes', { kind: 'cumulative', description: 'Bytes, 100% of them.' }],
      ['queue', { kind: 'floating', description: 'Frames that wait.' }],
      ['tx_by', {}],
    ]);
  });

  it.each([
    ['another kind', 'FLAG SOMETIMES'],
    ['another type', 'TYPE u128'],
    ['another width', 'WIDTH 63'],
    ['a unit without a scale', 'UNIT bytes'],
    ['a unit beyond all scales', 'UNIT bytes 2^99999'],
    ['a key without a type', 'KEY cpu'],
    ['a state without a number', 'STATE HALTED'],
    ['a state of a number that doubles do not hold', 'STATE 9007199254740993 HALTED'],
    ['an aggregate of another kind', 'AGGREGATE median'],
    ['a file to truncate that has no name', 'CLEAR-TRUNCATE'],
    ['a word of a later version', 'CLEAR-SOMEHOW else'],
    ['a line that is too long', `DESC ${'x'.repeat(20_000)}`],
  ])('passes over %s', (_, line) => {
    const parsed = parseStatsfsSchema(`METRIC\nNAME n\n${line}\nREF r\n`);
    expect(parsed?.metrics.get('n')).toEqual({ reference: 'r' });
  });

  it('says the first thing that is said of a name, and nothing of a value without one', () => {
    const parsed = parseStatsfsSchema(
      'METRIC\nNAME a\nTYPE s64\n\nMETRIC\nTYPE u64\n\nMETRIC\nNAME a\n',
    );
    expect([...(parsed?.metrics ?? [])]).toEqual([['a', { type: 's64' }]]);
  });

  it('is none where no line is one of a schema', () => {
    expect(parseStatsfsSchema('')).toBeUndefined();
    expect(parseStatsfsSchema('hits 5\nmisses 6\n')).toBeUndefined();
  });

  it('says how a value is cleared where it comes from', () => {
    const linesOf = (clear: Parameters<typeof createDescriptor>[1]): string[] =>
      statsfsSchemaLines(createDescriptor('n', clear)).slice(4);
    expect(linesOf({ clear: { kind: 'write', text: '1\n', file: 'mm reset' } })).toEqual([
      'CLEAR-FILE mm%20reset 1%0A',
    ]);
    expect(linesOf({ clear: { kind: 'truncate', file: 'trace' } })).toEqual([
      'CLEAR-TRUNCATE trace',
    ]);
    expect(linesOf({ clear: { kind: 'private' } })).toEqual(['CLEAR-PRIVATE']);
    expect(linesOf({ clear: { kind: 'unknown' } })).toEqual(['CLEAR-UNKNOWN']);
    expect(linesOf({ clear: { kind: 'none' } })).toEqual([]);
  });
});
