/*
 * The 19 cases of the kunit suite "stats_fs" (v2 and v3, lib/stats_fs_test or stats_fs kunit patch, May 2020), each under
 * its original name and with its numbers. An entry counts as a value when its kind is NONE, else as an aggregate; the
 * number of aggregates is counted in groups without a base only, as the suite's own helper does.
 */
import { describe, expect, it } from 'vitest';
import { emptySentinel, isFold } from '../aggregate/index.ts';
import { readByName } from './read-value.ts';
import { Source } from './source.ts';
import { StatsError } from './stats-error.ts';
import { bool, s16, s32, u8, u64 } from './stock-values.ts';
import { type ValueSet, valueSet } from './value-def.ts';
import { findByName } from './visit.ts';

interface Container {
  u64: number;
  s32: number;
  bo: boolean;
  u8: number;
  s16: number;
}

const S32_MIN = -(2 ** 31);
const S64_MAX = '9223372036854775807';
const S64_MIN = '-9223372036854775808';

const container = (): Container => ({ u64: 64, s32: S32_MIN, bo: true, u8: 127, s16: 10000 });
const container2 = (): Container => ({ u64: 64, s32: 32767, bo: false, u8: 255, s16: -20000 });

const FLOATING = { kind: 'floating' } as const;
const TEST_VALUES: ValueSet<Container> = valueSet([
  u64('u64', { ...FLOATING, aggregate: 'none' }),
  s32('s32', { aggregate: 'none' }),
  bool('bo', { ...FLOATING, aggregate: 'none' }),
  u8('u8', { aggregate: 'none' }),
  s16('s16', { ...FLOATING, aggregate: 'none' }),
]);
const TEST_AGGR: ValueSet<Container> = valueSet([
  s32('s32', { ...FLOATING, aggregate: 'min' }),
  bool('bo', { ...FLOATING, aggregate: 'max' }),
  u64('u64', { ...FLOATING, aggregate: 'sum' }),
]);
const TEST_SAME_NAME: ValueSet<Container> = valueSet([
  s32('s32', { aggregate: 'none' }),
  s32('s32', { aggregate: 'min' }),
]);
const TEST_ALL_AGGR: ValueSet<Container> = valueSet([
  s32('s32', { aggregate: 'min' }),
  bool('bo', { aggregate: 'count_zero' }),
  u64('u64', { aggregate: 'sum' }),
  u8('u8', { aggregate: 'avg' }),
  s16('s16', { aggregate: 'max' }),
]);

const numberOfSubsources = (source: Source): number => [...source.subordinates].length;

/** Entries of kind NONE, with this base where one is given. */
const valuesWithBase = (source: Source, base?: Container): number =>
  source.groups
    .filter((group) => base === undefined || group.base === base)
    .flatMap(({ defs }) => defs)
    .filter(({ aggregate }) => aggregate === 'none').length;

const aggregates = (source: Source, base?: Container): number =>
  source.groups
    .filter((group) => group.base === base)
    .flatMap(({ defs }) => defs)
    .filter(({ aggregate }) => aggregate !== 'none').length;

const totalValues = (source: Source): number =>
  valuesWithBase(source) + [...source.subordinates].reduce((sum, sub) => sum + totalValues(sub), 0);

const totalAggregates = (source: Source): number =>
  aggregates(source) + [...source.subordinates].reduce((sum, sub) => sum + totalAggregates(sub), 0);

/** What a file of that name prints: the figure, or the sentinel of nothing; ENOENT where there is none. */
function read(source: Source, name: string): string {
  const result = readByName(source, name);
  if (result.kind === 'figure') return result.exact;
  const def = findByName(source, name)?.def;
  if (result.kind === 'no-data' && def !== undefined && isFold(def.aggregate)) {
    return emptySentinel(def.aggregate, def.descriptor.type);
  }
  return result.kind === 'missing' ? 'ENOENT' : result.kind;
}

const readAll = (source: Source): Record<string, string> => ({
  u64: read(source, 'u64'),
  s32: read(source, 's32'),
  bo: read(source, 'bo'),
  u8: read(source, 'u8'),
  s16: read(source, 's16'),
});

const codeOf = (call: () => unknown): string => {
  try {
    call();
    return '0';
  } catch (error) {
    return error instanceof StatsError ? error.code : 'another error';
  }
};

/** Sum, min, count of zeros, average and max over both containers: (127 + 255) / 2 is 191. */
const FOLDED = { u64: '128', s32: `${S32_MIN}`, bo: '1', u8: '191', s16: '10000' };

describe('kunit stats_fs', () => {
  it('test_empty_folder', () => {
    const source = new Source(`kvm_${123}`);
    expect(source.name).toBe('kvm_123');
    expect(numberOfSubsources(source)).toBe(0);
    expect(valuesWithBase(source)).toBe(0);
    expect(aggregates(source)).toBe(0);
  });

  it('test_add_subfolder', () => {
    const source = new Source('parent');
    const sub = new Source('child');
    source.addSubordinate(sub);
    expect(source.subordinate('child')).toBe(sub);
    expect(numberOfSubsources(source)).toBe(1);
    expect([totalValues(source), totalAggregates(source)]).toEqual([0, 0]);
    const other = new Source('not a child');
    expect([...source.subordinates]).not.toContain(other);
    expect(numberOfSubsources(source)).toBe(1);
  });

  it('test_add_value', () => {
    const source = new Source('parent');
    const cont = container();
    expect(codeOf(() => source.add(TEST_VALUES, cont))).toBe('0');
    expect(valuesWithBase(source, cont)).toBe(5);
    expect(codeOf(() => source.add(TEST_VALUES, cont))).toBe('EEXIST');
    expect(valuesWithBase(source, cont)).toBe(5);
    expect(aggregates(source)).toBe(0);
  });

  it('test_add_value_in_subfolder', () => {
    const source = new Source('parent');
    const sub = new Source('child');
    const unrelated = new Source('not a child');
    source.addSubordinate(sub);
    sub.add(TEST_VALUES, container());
    expect([valuesWithBase(source), totalValues(source)]).toEqual([0, 5]);
    unrelated.add(TEST_VALUES, container());
    expect(totalValues(source)).toBe(5);
    source.removeSubordinate(sub);
    expect(totalValues(source)).toBe(0);
    source.addSubordinate(sub);
    expect(totalValues(source)).toBe(5);
    source.addSubordinate(unrelated);
    expect(totalValues(source)).toBe(10);
  });

  it('test_search_value', () => {
    const source = new Source('parent').add(TEST_VALUES, container());
    expect(read(source, 'u64')).toBe('64');
    expect(read(source, 's32')).toBe(`${S32_MIN}`);
    expect(read(source, 'bo')).toBe('1');
    expect(read(source, 'does not exist')).toBe('ENOENT');
  });

  it('test_search_value_in_subfolder', () => {
    const source = new Source('parent');
    const sub = new Source('child').add(TEST_VALUES, container());
    source.addSubordinate(sub);
    expect([read(sub, 'u64'), read(sub, 's32'), read(sub, 'bo')]).toEqual([
      '64',
      `${S32_MIN}`,
      '1',
    ]);
    for (const name of ['u64', 's32', 'bo', 'does not exist']) {
      expect(read(source, name)).toBe('ENOENT');
    }
  });

  it('test_search_value_in_empty_folder', () => {
    const source = new Source('empty folder');
    expect([numberOfSubsources(source), valuesWithBase(source), aggregates(source)]).toEqual([
      0, 0, 0,
    ]);
    for (const name of ['u64', 's32', 'bo', 'does not exist']) {
      expect(read(source, name)).toBe('ENOENT');
    }
  });

  it('test_add_aggregate', () => {
    const source = new Source('parent');
    source.addAggregates(TEST_AGGR);
    expect([aggregates(source), valuesWithBase(source)]).toEqual([3, 0]);
    expect(codeOf(() => source.addAggregates(TEST_AGGR))).toBe('EEXIST');
    expect([aggregates(source), valuesWithBase(source)]).toEqual([3, 0]);
  });

  it('test_add_aggregate_in_subfolder', () => {
    const source = new Source('parent');
    const sub = new Source('child');
    const unrelated = new Source('not a child');
    source.addSubordinate(sub);
    sub.addAggregates(TEST_AGGR);
    expect([aggregates(source), totalAggregates(source), totalValues(source)]).toEqual([0, 3, 0]);
    unrelated.addAggregates(TEST_AGGR);
    expect(totalAggregates(source)).toBe(3);
    source.removeSubordinate(sub);
    expect([totalAggregates(source), totalValues(source)]).toEqual([0, 0]);
    source.addSubordinate(sub);
    source.addSubordinate(unrelated);
    expect([totalAggregates(source), totalValues(source)]).toEqual([6, 0]);
  });

  it('test_search_aggregate', () => {
    const source = new Source('parent').addAggregates(TEST_AGGR);
    expect(read(source, 'u64')).toBe('0');
    expect(read(source, 's32')).toBe(S64_MAX);
    expect(read(source, 'bo')).toBe('0');
    expect(read(source, 'does not exist')).toBe('ENOENT');
  });

  it('test_search_aggregate_in_subfolder', () => {
    const source = new Source('parent');
    const sub = new Source('child').addAggregates(TEST_AGGR);
    source.addSubordinate(sub);
    expect([read(sub, 'u64'), read(sub, 's32'), read(sub, 'bo')]).toEqual(['0', S64_MAX, '0']);
    for (const name of ['u64', 's32', 'bo', 'does not exist']) {
      expect(read(source, name)).toBe('ENOENT');
    }
  });

  it('test_search_same', () => {
    const source = new Source('parent');
    const cont = container();
    source.add(TEST_SAME_NAME, cont);
    expect([valuesWithBase(source, cont), aggregates(source, cont)]).toEqual([1, 1]);
    expect(codeOf(() => source.add(TEST_SAME_NAME, cont))).toBe('EEXIST');
    expect([valuesWithBase(source, cont), aggregates(source, cont)]).toEqual([1, 1]);
    expect(read(source, 's32')).toBe(`${S32_MIN}`);
    expect(read(source, 'does not exist')).toBe('ENOENT');
  });

  it('test_add_mixed', () => {
    const source = new Source('parent');
    const cont = container();
    source.addAggregates(TEST_AGGR);
    expect([valuesWithBase(source), aggregates(source)]).toEqual([0, 3]);
    source.add(TEST_VALUES, cont);
    expect(codeOf(() => source.add(TEST_VALUES, cont))).toBe('EEXIST');
    expect(codeOf(() => source.addAggregates(TEST_AGGR))).toBe('EEXIST');
    expect([valuesWithBase(source, cont), aggregates(source)]).toEqual([5, 3]);
  });

  it('test_search_mixed', () => {
    const source = new Source('parent');
    const sub = new Source('child');
    const cont = container();
    source.addSubordinate(sub);
    sub.add(TEST_VALUES, cont);
    source.add(TEST_AGGR, cont);
    for (const at of [sub, source]) {
      expect([read(at, 'u64'), read(at, 's32'), read(at, 'bo')]).toEqual(['64', `${S32_MIN}`, '1']);
      expect(read(at, 'does not exist')).toBe('ENOENT');
    }
  });

  it('test_all_aggregations_agg_val_val', () => {
    const source = new Source('parent').addAggregates(TEST_ALL_AGGR);
    source.addSubordinate(new Source('child1').add(TEST_ALL_AGGR, container()));
    source.addSubordinate(new Source('child2').add(TEST_ALL_AGGR, container2()));
    expect(readAll(source)).toEqual(FOLDED);
  });

  it('test_all_aggregations_val_agg_val', () => {
    const source = new Source('parent').add(TEST_ALL_AGGR, container());
    const child1 = new Source('child1').addAggregates(TEST_ALL_AGGR);
    const child2 = new Source('child2').add(TEST_ALL_AGGR, container2());
    source.addSubordinate(child1).addSubordinate(child2);
    expect(readAll(source)).toEqual({
      u64: '64',
      s32: `${S32_MIN}`,
      bo: '1',
      u8: '127',
      s16: '10000',
    });
    expect(readAll(child1)).toEqual({ u64: '0', s32: S64_MAX, bo: '0', u8: '0', s16: S64_MIN });
    expect(readAll(child2)).toEqual({ u64: '64', s32: '32767', bo: '0', u8: '255', s16: '-20000' });
  });

  it('test_all_aggregations_agg_val_val_sub', () => {
    const grandparent = new Source('grandparent').addAggregates(TEST_ALL_AGGR);
    const cont = container();
    const cont2 = container2();
    const child = new Source('child').add(TEST_VALUES, cont).add(TEST_ALL_AGGR, cont);
    const grandchild = new Source('grandchild').add(TEST_VALUES, cont2).add(TEST_ALL_AGGR, cont2);
    grandparent.addSubordinate(child);
    child.addSubordinate(grandchild);
    expect(readAll(grandparent)).toEqual(FOLDED);
    expect(totalValues(grandparent)).toBe(10);
  });

  it('test_all_aggregations_agg_no_val_sub', () => {
    const grandparent = new Source('grandparent').addAggregates(TEST_ALL_AGGR);
    const middle = new Source('child');
    grandparent.addSubordinate(middle);
    middle.addSubordinate(new Source('grandchild').add(TEST_ALL_AGGR, container2()));
    expect(readAll(grandparent)).toEqual({
      u64: '64',
      s32: '32767',
      bo: '1',
      u8: '255',
      s16: '-20000',
    });
  });

  it('test_all_aggregations_agg_agg_val_sub', () => {
    const grandparent = new Source('grandparent').addAggregates(TEST_ALL_AGGR);
    const middle = new Source('child').addAggregates(TEST_ALL_AGGR);
    grandparent.addSubordinate(middle);
    middle.addSubordinate(new Source('grandchild1').add(TEST_ALL_AGGR, container()));
    middle.addSubordinate(new Source('grandchild2').add(TEST_ALL_AGGR, container2()));
    expect(readAll(grandparent)).toEqual(FOLDED);
  });
});
