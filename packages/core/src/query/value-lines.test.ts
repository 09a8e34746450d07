import { describe, expect, it } from 'vitest';
import { describeValue, EVERY_TYPE, simpleFile, TABLES } from '../../test/sample-tree.ts';
import {
  type Descriptor,
  LOCKDOWN,
  NOT_READ,
  type ParameterSet,
  READ_OK,
  Readings,
  SchemaBuilder,
  SchemaIndex,
  setF64,
  setInteger,
} from '../model/index.ts';
import { getValues, type SampleTimes, type ValueLine } from './value-lines.ts';

const TIMES: SampleTimes = { wallOfUs: (us) => 1_700_000_000_000 + us / 1000, sweptUs: 9_000_000 };
const READ_AT_US = 5_000_000;
const READ_AT = '2023-11-14T22:13:25.000Z';
const SWEPT_AT = '2023-11-14T22:13:29.000Z';

interface Read {
  readonly get: (...paths: string[]) => ValueLine[];
  readonly readings: Readings;
}

/** First slot behind the three files: where one value more is. */
const MORE = 14;

/** Three files, all read well, their slots counting up from 1, and one with what a test wants besides. */
function setup(more: readonly Descriptor[] = [], sets: readonly ParameterSet[] = []): Read {
  const builder = new SchemaBuilder('epoch-1', { name: 'orion', kernel: '6.18', bootId: 'b0' });
  for (const file of [EVERY_TYPE, TABLES, simpleFile(['mem'], ['free'])]) builder.addFile(file);
  if (more.length > 0) {
    const values = more.map((descriptor) => ({ source: ['more'], descriptor, firstSlot: 0, sets }));
    builder.addFile({ path: '/more', filesystem: 'fs', mode: 0o444, slotCount: 2, values });
  }
  builder.commit();
  const { schema } = builder;
  const readings = new Readings();
  readings.grow(schema.slotCount, schema.files.length);
  for (let slot = 0; slot < schema.slotCount; slot++) {
    setInteger(readings.words, slot, BigInt(slot + 1));
  }
  readings.status.fill(READ_OK);
  readings.readUs.fill(READ_AT_US);
  const index = new SchemaIndex(schema);
  return { readings, get: (...paths) => getValues(index, readings, paths, TIMES) };
}

describe('a line of a value', () => {
  it('has exactly the members that the contract lists', () => {
    const { get } = setup();
    expect(get('kvm/vm/exits')).toEqual([
      {
        path: 'kvm/vm/exits',
        type: 'u64',
        kind: 'cumulative',
        unit: 'events',
        value: '1',
        at: READ_AT,
      },
    ]);
  });

  it('tells 64-bit integers exactly, signed or not, and doubles by their shortest text', () => {
    const { get, readings } = setup();
    setInteger(readings.words, 0, 2n ** 64n - 1n);
    setInteger(readings.words, 1, -(2n ** 63n));
    setF64(readings.words, 3, 0.1);
    const values = get('kvm/vm/exits', 'kvm/vm/drift', 'kvm/vm/load').map(({ value }) => value);
    expect(values).toEqual(['18446744073709551615', '-9223372036854775808', '0.1']);
  });

  it('tells text as it was, and nothing where none came', () => {
    const { get, readings } = setup();
    expect(get('kvm/vm/größe%2F%25')[0]?.value).toBe('');
    readings.texts.set(4, 'max');
    expect(get('kvm/vm/größe%2F%25')[0]?.value).toBe('max');
  });

  it('tells the state that a number of an enumeration stands for, if it has a name', () => {
    const states = [{ number: 3, name: 'HALTED' }];
    const { get, readings } = setup([describeValue('mp_state', { states })]);
    setInteger(readings.words, MORE, 3n);
    expect(get('more/mp_state')[0]).toMatchObject({ value: '3', state: 'HALTED' });
    setInteger(readings.words, MORE, 4n);
    expect(get('more/mp_state')[0]).not.toHaveProperty('state');
  });

  it('has just the rows that there are of a sparse table, with both names', () => {
    const keys = [
      { name: 'disk', type: 'string' },
      { name: 'cgroup', type: 'string' },
    ] as const;
    const rows = { name: 'disk cgroup', ids: ['sda/a%2Fb', 'sdb/c'] };
    const { get } = setup([describeValue('weight', { keys })], [rows]);
    expect(get('more/weight')[0]?.cells?.map((cell) => cell.keys)).toEqual([
      ['sda', 'a/b'],
      ['sdb', 'c'],
    ]);
  });

  it('has cells in the place of a value when it is a table, keys in order, the last fastest', () => {
    const { get } = setup();
    const [table, two] = get('irq/LOC', 'irq/NUM');
    expect(table).not.toHaveProperty('value');
    expect(table?.cells).toEqual([
      { keys: ['0'], value: '6' },
      { keys: ['1'], value: '7' },
    ]);
    expect(two?.cells?.map(({ keys }) => keys.join(' '))).toEqual([
      '0 a',
      '0 b',
      '0 c',
      '1 a',
      '1 b',
      '1 c',
    ]);
  });
});

describe('a value that has no figure', () => {
  it('says why, when it was tried last, and has no value', () => {
    const { get, readings } = setup();
    readings.status[2] = 13;
    expect(get('mem/free')).toEqual([
      {
        path: 'mem/free',
        type: 'u64',
        kind: 'cumulative',
        unit: 'events',
        error: { code: 'EACCES', reason: 'permission denied' },
        at: SWEPT_AT,
      },
    ]);
  });

  it('is told apart: lockdown, a reason of our own, not read yet', () => {
    const { get, readings } = setup();
    readings.status.set([LOCKDOWN, NOT_READ.binary, 0xffff]);
    const [lockdown, binary, unread] = get('kvm/vm/exits', 'irq/LOC', 'mem/free');
    expect(lockdown?.error).toEqual({ code: 'EPERM', reason: 'kernel lockdown' });
    expect(binary?.error).toEqual({ code: 'EBINARY', reason: 'binary' });
    expect(unread?.error).toEqual({ code: 'NODATA', reason: 'not read yet' });
    expect(unread).not.toHaveProperty('at');
    expect([lockdown, binary, unread].some((line) => line?.cells ?? line?.value)).toBe(false);
  });

  it('that is none says so under the path as it was asked for', () => {
    const { get } = setup();
    const error = { code: 'ENOENT', reason: 'no such path in the tree' };
    expect(get('mem/nope', 'mem/\n')).toEqual([
      { path: 'mem/nope', error },
      { path: 'mem/\n', error },
    ]);
  });
});

describe('several paths', () => {
  it('give each value once, in the order asked for', () => {
    const { get } = setup();
    const paths = get('mem/free', 'irq/*', '**/LOC', 'mem').map(({ path }) => path);
    expect(paths).toEqual(['mem/free', 'irq/LOC', 'irq/NUM']);
  });

  it('give all values below a source', () => {
    expect(setup().get('kvm')).toHaveLength(5);
    expect(setup().get('')).toHaveLength(8);
  });
});
