import { describe, expect, it } from 'vitest';
import { describeValue } from '../../test/sample-tree.ts';
import {
  emptySchema,
  type Schema,
  type Source,
  type StatFile,
  type Value,
} from '../model/index.ts';
import { checkSchema } from './check-schema.ts';
import { MAX_DESCRIPTORS, MAX_ENTRIES, MAX_SLOTS } from './limits.ts';

const file = (firstSlot: number, slotCount: number): StatFile => ({
  path: '/proc/f',
  filesystem: 'procfs',
  mode: 0o444,
  firstSlot,
  slotCount,
});

const source = (parent: number, name: string): Source => ({
  parent,
  name,
  identity: name,
  label: '',
});

const value = (more: Partial<Value> = {}): Value => ({
  source: 1,
  descriptor: 0,
  file: 0,
  firstSlot: 0,
  sets: [],
  ...more,
});

const tableOf = (keys: number) =>
  describeValue('t', { keys: Array.from({ length: keys }, () => ({ name: 'cpu', type: 'int' })) });

/** A source with a value of one slot, in a file of six, and whatever a test puts in its place. */
const schemaWith = (more: Partial<Schema>): Schema => ({
  ...emptySchema('e', { name: 'h', kernel: 'k', bootId: 'b' }),
  sets: [{ name: 'cpu', ids: ['0', '1', '2'] }],
  descriptors: [describeValue('v'), tableOf(1), tableOf(2)],
  files: [file(0, 6)],
  sources: [source(-1, ''), source(0, 'cpu')],
  values: [value()],
  slotCount: 6,
  ...more,
});

const problemOf = (more: Partial<Schema>): string => {
  try {
    checkSchema(schemaWith(more));
    return '';
  } catch (error) {
    expect(error).toMatchObject({ name: 'WireError', code: 'malformed' });
    return String(error);
  }
};

/** Sources one below the other. */
const chain = (depth: number, name: string): Source[] => [
  source(-1, ''),
  ...Array.from({ length: depth }, (_, at) => source(at, name)),
];

it('W23 finds nothing wrong with a schema that holds', () => {
  expect(problemOf({})).toBe('');
  expect(problemOf({ files: [undefined, file(0, 6)], values: [value({ file: 1 })] })).toBe('');
});

describe('sources', () => {
  it.each<[string, Partial<Schema>, string]>([
    ['no root', { sources: [] }, 'source 0'],
    ['a root that has gone', { sources: [undefined] }, 'source 0'],
    ['a root with a parent', { sources: [source(0, '')] }, 'source 0'],
    ['a second root', { sources: [source(-1, ''), source(-1, 'a')] }, 'source 1'],
    ['its own parent', { sources: [source(-1, ''), source(1, 'a')] }, 'source 1'],
    ['a later parent', { sources: [source(-1, ''), source(2, 'a'), source(0, 'b')] }, 'source 1'],
    ['a hole as parent', { sources: [source(-1, ''), undefined, source(1, 'b')] }, 'source 2'],
    ['no name', { sources: [source(-1, ''), source(0, '')] }, 'source 1'],
  ])('W16 are refused with %s', (_, more, named) => {
    expect(problemOf({ values: [], ...more })).toContain(named);
  });

  it('W16 lie 63 deep at most, so that a value has 64 names at most', () => {
    expect(problemOf({ sources: chain(63, 'a'), values: [value({ source: 63 })] })).toBe('');
    expect(problemOf({ sources: chain(64, 'a'), values: [] })).toContain('source 64 at depth 64');
  });

  it('W16 are found at fault 100,000 deep without a deep stack', () => {
    expect(problemOf({ sources: chain(100_000, 'a'), values: [] })).toContain('at depth 64');
  });

  it('W16 have paths of 4,096 characters at most, as they are written in a path', () => {
    const long = 'x'.repeat(2046);
    expect(problemOf({ sources: chain(2, long), values: [value({ source: 2 })] })).toBe('');
    expect(problemOf({ sources: chain(2, `${long}y`), values: [value({ source: 2 })] })).toContain(
      'value 0 with a path of 4097',
    );
    expect(problemOf({ sources: chain(2, '/'.repeat(700)), values: [] })).toContain('source 2');
  });

  it('W16 and values have paths that are not too long together', () => {
    const sources = chain(2, 'x'.repeat(2000));
    const values = Array.from({ length: 17_000 }, () => value({ source: 2 }));
    expect(problemOf({ sources, values })).toContain('characters together');
    expect(problemOf({ sources, values: values.slice(0, 16_000) })).toBe('');
    const siblings = Array.from({ length: 17_000 }, () => source(1, 'x'.repeat(2000)));
    expect(problemOf({ sources: [...sources, ...siblings] })).toContain('characters together');
  });
});

describe('files', () => {
  it.each<[string, Partial<Schema>, string]>([
    ['overlap', { files: [file(0, 4), file(3, 2)] }, 'file 1'],
    ['come out of order', { files: [file(3, 2), file(0, 2)] }, 'file 1'],
    ['end after the last slot', { files: [file(0, 7)] }, 'file 0'],
    ['begin beyond all slots', { files: [file(2 ** 53 - 1, 2 ** 53 - 1)] }, 'file 0'],
  ])('W17 are refused when they %s', (_, more, named) => {
    expect(problemOf({ values: [], ...more })).toContain(named);
  });

  it('W17 may leave slots between them and have none', () => {
    expect(problemOf({ files: [file(0, 1), undefined, file(2, 0), file(2, 4)] })).toBe('');
  });
});

describe('values', () => {
  it.each<[string, Partial<Value>, string]>([
    ['no source', { source: 9 }, 'without source'],
    ['no descriptor', { descriptor: 9 }, 'without descriptor'],
    ['no file', { file: 9 }, 'without file'],
    ['no key set', { descriptor: 1, sets: [9] }, 'without key set'],
    ['fewer sets than keys', { descriptor: 1, sets: [] }, 'its keys differ'],
    ['no set for two keys', { descriptor: 2, sets: [] }, 'its keys differ'],
    ['rows of one name', { descriptor: 2, sets: [0] }, 'row 0 of 1 names'],
    ['more sets than keys', { sets: [0] }, 'its keys differ'],
    ['a slot after its file', { firstSlot: 6 }, 'outside the slots'],
    ['a table that ends after its file', { descriptor: 1, sets: [0], firstSlot: 4 }, 'outside'],
    ['a table larger than its file', { descriptor: 2, sets: [0, 0] }, 'outside'],
    ['a slot beyond any', { firstSlot: 2 ** 53 - 1 }, 'outside'],
  ])('W18 are refused with %s', (_, more, named) => {
    expect(problemOf({ values: [value(more)] })).toContain(named);
  });

  it('W18 are refused with a slot before their file, no name, or a source that has gone', () => {
    expect(problemOf({ files: [file(2, 4)] })).toContain('outside the slots');
    expect(problemOf({ descriptors: [describeValue('')] })).toContain('without a name');
    expect(problemOf({ sources: [source(-1, ''), undefined] })).toContain('without source');
  });

  it('W18 have two keys at most', () => {
    expect(problemOf({ descriptors: [describeValue('v'), tableOf(3)] })).toContain('with 3 keys');
  });

  it('W18 multiply the largest key sets without overflow or a long loop', () => {
    const ids = Array.from({ length: 1_000_000 }, () => '');
    const sets = [
      { name: 'a', ids },
      { name: 'b', ids },
    ];
    const values = [value({ descriptor: 2, sets: [0, 1] })];
    expect(problemOf({ sets, values })).toContain('value 0 outside the slots');
  });

  it('W18 of an empty key set take no slot', () => {
    const values = [value({ descriptor: 1, sets: [0], firstSlot: 6 })];
    expect(problemOf({ sets: [{ name: 'cpu', ids: [] }], values })).toBe('');
  });
});

describe('a schema', () => {
  const holes = (length: number): undefined[] => Array.from({ length });

  it('W14 has no more entries than one frame may hold, holes, ids, keys and key sets counted', () => {
    // Of the schema in hand: 1 set of 3 ids, 3 descriptors with 3 keys, 1 file, 2 sources, 1 value of a table.
    const table = value({ descriptor: 1, sets: [0] });
    const counted = 1 + 3 + 3 + 3 + 1 + 2 + 1 + 1;
    const most = MAX_ENTRIES - counted;
    expect(problemOf({ values: [table, ...holes(most)] })).toBe('');
    expect(problemOf({ values: [table, ...holes(most + 1)] })).toContain(
      `${MAX_ENTRIES + 1} entries`,
    );
  });

  it('W14 has no more slots and descriptors than the limit', () => {
    expect(problemOf({ slotCount: MAX_SLOTS })).toBe('');
    expect(problemOf({ slotCount: MAX_SLOTS + 1 })).toContain('slots');
    expect(problemOf({ values: [], descriptors: holes(MAX_DESCRIPTORS) })).toBe('');
    expect(problemOf({ values: [], descriptors: holes(MAX_DESCRIPTORS + 1) })).toContain(
      'descriptors',
    );
  });
});
