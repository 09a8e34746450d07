/*
 * Trees of the kunit suite "stats_fs" (v3, 19 cases) that have figures, mounted: what `cat` prints is what the suite
 * expects of a read, with the original's numbers. The suite itself is packages/core's publish/kunit.test.ts.
 */
import { bool, Source, s16, s32, u8, u64, type ValueSet, valueSet } from '@statsfs/core/publish';
import { beforeEach, describe, expect, it } from 'vitest';
import { shell, whyNoMount, whyNoProgram } from './fuse-test-mount.ts';
import { mountTreeForTests } from './mounted-tree.ts';
import { until } from './until.ts';

interface Container {
  readonly u64: number;
  readonly s32: number;
  readonly bo: boolean;
  readonly u8: number;
  readonly s16: number;
}

const S32_MIN = '-2147483648';
const S64_MAX = '9223372036854775807';
const S64_MIN = '-9223372036854775808';
const CONT: Container = { u64: 64, s32: -(2 ** 31), bo: true, u8: 127, s16: 10_000 };
const CONT2: Container = { u64: 64, s32: 32_767, bo: false, u8: 255, s16: -20_000 };
const AGGR: ValueSet<Container> = valueSet([
  s32('s32', { aggregate: 'min' }),
  bool('bo', { aggregate: 'max' }),
  u64('u64', { aggregate: 'sum' }),
]);
const SAME_NAME: ValueSet<Container> = valueSet([
  s32('s32', { aggregate: 'none' }),
  s32('s32', { aggregate: 'min' }),
]);
const ALL_AGGR: ValueSet<Container> = valueSet([
  s32('s32', { aggregate: 'min' }),
  bool('bo', { aggregate: 'count_zero' }),
  u64('u64', { aggregate: 'sum' }),
  u8('u8', { aggregate: 'avg' }),
  s16('s16', { aggregate: 'max' }),
]);

const why = whyNoMount();
const mounted = mountTreeForTests();
const { tree } = mounted;
beforeEach(({ skip }) => skip(why !== undefined, why));

const names = (set: ValueSet<Container>): string[] => [
  ...new Set(set.defs.map(({ descriptor }) => descriptor.name)),
];
const source = (name: string, set: ValueSet<Container>, base: Container | undefined): Source =>
  base === undefined ? new Source(name).addAggregates(set) : new Source(name).add(set, base);

/** What the files of a directory print, in the order of the set. */
async function printed(path: string, set: ValueSet<Container>): Promise<string> {
  const run = await shell(mounted.directory(), `cd '${path}' && cat ${names(set).join(' ')}`);
  return run.out.trim().split('\n').join(' ');
}

async function expectPrinted(
  top: Source,
  set: ValueSet<Container>,
  expected: Record<string, string>,
) {
  tree.register(top);
  const present = async (): Promise<boolean> =>
    (await shell(mounted.directory(), `ls '${top.name}'`)).code === 0;
  await until(top.name, present);
  for (const [path, text] of Object.entries(expected)) expect(await printed(path, set)).toBe(text);
}

const BOTH = `${S32_MIN} 1 128 191 10000`;
const OF_CONT = `${S32_MIN} 1 64 127 10000`;
const OF_CONT2 = '32767 0 64 255 -20000';
const OF_NOTHING = `${S64_MAX} 0 0 0 ${S64_MIN}`;

describe('mounted, as the kunit suite has them', () => {
  it('test_search_aggregate, test_search_aggregate_in_subfolder', async () => {
    const top = source('c10', AGGR, undefined).addSubordinate(source('sub', AGGR, undefined));
    await expectPrinted(top, AGGR, { c10: `${S64_MAX} 0 0`, 'c10/sub': `${S64_MAX} 0 0` });
  });

  it('test_search_same', async () => {
    await expectPrinted(source('c12', SAME_NAME, CONT), SAME_NAME, { c12: S32_MIN });
  });

  it('test_search_mixed', async () => {
    const top = source('c14', AGGR, CONT).addSubordinate(source('sub', AGGR, CONT));
    await expectPrinted(top, AGGR, { c14: `${S32_MIN} 1 64`, 'c14/sub': `${S32_MIN} 1 64` });
  });

  it('test_all_aggregations_agg_val_val', async () => {
    const top = source('c15', ALL_AGGR, undefined)
      .addSubordinate(source('one', ALL_AGGR, CONT))
      .addSubordinate(source('two', ALL_AGGR, CONT2));
    await expectPrinted(top, ALL_AGGR, { c15: BOTH, 'c15/one': OF_CONT, 'c15/two': OF_CONT2 });
  });

  it('test_all_aggregations_val_agg_val', async () => {
    const top = source('c16', ALL_AGGR, CONT)
      .addSubordinate(source('one', ALL_AGGR, undefined))
      .addSubordinate(source('two', ALL_AGGR, CONT2));
    await expectPrinted(top, ALL_AGGR, {
      c16: OF_CONT,
      'c16/one': OF_NOTHING,
      'c16/two': OF_CONT2,
    });
  });

  it('test_all_aggregations_agg_val_val_sub', async () => {
    const below = source('one', ALL_AGGR, CONT).addSubordinate(source('two', ALL_AGGR, CONT2));
    const top = source('c17', ALL_AGGR, undefined).addSubordinate(below);
    await expectPrinted(top, ALL_AGGR, { c17: BOTH, 'c17/one/two': OF_CONT2 });
  });

  it('test_all_aggregations_agg_no_val_sub', async () => {
    const middle = new Source('middle').addSubordinate(source('two', ALL_AGGR, CONT2));
    const top = source('c18', ALL_AGGR, undefined).addSubordinate(middle);
    await expectPrinted(top, ALL_AGGR, { c18: '32767 1 64 255 -20000' });
  });

  it('test_all_aggregations_agg_agg_val_sub', async () => {
    const middle = source('middle', ALL_AGGR, undefined)
      .addSubordinate(source('one', ALL_AGGR, CONT))
      .addSubordinate(source('two', ALL_AGGR, CONT2));
    const top = source('c19', ALL_AGGR, undefined).addSubordinate(middle);
    await expectPrinted(top, ALL_AGGR, { c19: BOTH, 'c19/middle': BOTH });
  });
});

describe('what is written to a mounted counter', () => {
  /** Writes bytes as they are, and prints the name of what came of it. */
  const WRITE = `
import errno, os, sys
fd = os.open(sys.argv[1], os.O_WRONLY)
for text in sys.argv[2:]:
    try:
        print(os.write(fd, bytes.fromhex(text)))
    except OSError as error:
        print(errno.errorcode[error.errno])
`;
  const hex = (text: string): string => Buffer.from(text, 'latin1').toString('hex');

  it('is accepted and refused as the kernel does, byte for byte', async ({ skip }) => {
    const missing = whyNoProgram('/usr/bin/python3');
    skip(missing !== undefined, missing);
    tree.register(new Source('w').add(valueSet([u64('n')]), { n: 1 }));
    await until('the source', async () => (await shell(mounted.directory(), 'cat w/n')).code === 0);
    const table: Record<string, string> = {
      '0': '1',
      '0\n': '2',
      '+0': '2',
      '0x0': '3',
      '0X0': '3',
      '00': '2',
      '0\u0000x': '3',
      ' 0': 'EINVAL',
      '0 ': 'EINVAL',
      '\t0': 'EINVAL',
      '0\n\n': 'EINVAL',
      '0\n0': 'EINVAL',
      '-0': 'EINVAL',
      '-1': 'EINVAL',
      x: 'EINVAL',
      '0x': 'EINVAL',
      '08': 'EINVAL',
      '0b0': 'EINVAL',
      '0o0': 'EINVAL',
      '1e0': 'EINVAL',
      '\n': 'EINVAL',
      '5': 'EINVAL',
      '99999999999999999999': 'ERANGE',
    };
    const texts = Object.keys(table).map(hex).join(' ');
    const { out, err } = await shell(mounted.directory(), `python3 -c '${WRITE}' w/n ${texts}`);
    expect(err).toBe('');
    expect(out.trim().split('\n')).toEqual(Object.values(table));
  });
});
