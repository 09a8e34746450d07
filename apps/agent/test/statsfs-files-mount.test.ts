import { clearByWriting, type StatPath } from '@statsfs/core/model';
import {
  bool,
  cells,
  counter,
  gauge,
  Histogram,
  histogram,
  KeySet,
  log2Buckets,
  peak,
  rows,
  Source,
  s64,
  text,
  u32,
  u64,
  type ValueDef,
  valueSet,
} from '@statsfs/core/publish';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { walkFolder } from '../src/filesystems/folder/walk-folder.ts';
import { shell, whyNoMount } from './fuse-test-mount.ts';
import { mountTreeForTests } from './mounted-tree.ts';
import { readerWithout } from './statsfs-files-reader.ts';
import { SweepRig } from './sweep-rig.ts';
import { until } from './until.ts';

const why = whyNoMount();
const mounted = mountTreeForTests();
const { tree } = mounted;

const cpus = new KeySet('cpu', 'int', ['0', '1']);
const nodes = new KeySet('node', 'int', ['0', '1']);
const STATES = [
  { number: 0, name: 'RUNNABLE' },
  { number: 3, name: 'HALTED NOW' },
];
const latency = new Histogram(log2Buckets(4));
for (const sample of [1, 5, 5]) latency.record(sample);

/** None at first. */
const CALLS = new Map<string, number>();

const everything = valueSet([
  counter('guest doorbell', { description: 'Rings.\nAll of them.', reference: 'kvm/api.rst' }),
  u32('a/b', { unit: { dimension: 'bytes', radix: 2, exponent: 10, noun: 'pages of 4 KiB' } }),
  s64('least', { kind: 'floating' }),
  u64('most', { stepsBack: true }),
  peak('highest'),
  bool('is on', { kind: 'floating' }),
  gauge('tiny'),
  text('version'),
  u32('state', { kind: 'floating', states: STATES }),
  u32('unnamed state', { kind: 'floating', states: STATES }),
  cells('LOC', { keys: [cpus], get: (_: object, [cpu = '']) => 7 * Number(cpu) }),
  cells('far', { keys: [cpus, nodes], get: (_: object, [cpu, node]) => Number(`${cpu}${node}`) }),
  rows('by name', {
    keys: [{ name: 'function', type: 'string' }],
    rows: () =>
      new Map([
        ['a b', 1],
        ['c/d', 2],
        ['', 3],
      ]),
  }),
  rows('sparse', {
    keys: [
      { name: 'disk', type: 'string' },
      { name: 'cgroup', type: 'string' },
    ],
    rows: () => [[['vda', '/a b'], 4] as const],
  }),
  rows('calls', { keys: [{ name: 'function', type: 'string' }], rows: () => CALLS }),
  rows('schedulers', {
    type: 'text',
    kind: 'floating',
    keys: [{ name: 'disk', type: 'string' }],
    rows: () =>
      new Map([
        ['vda', 'mq deadline'],
        ['vdb', '42'],
      ]),
  }),
  histogram('latency', {
    buckets: latency.buckets,
    unit: { dimension: 'seconds', radix: 10, exponent: -9, noun: '' },
    get: () => latency,
  }),
]);

const BASE = {
  'guest doorbell': 1,
  'a/b': 2,
  least: -(2n ** 63n),
  most: 2n ** 64n - 1n,
  highest: 5,
  'is on': true,
  tiny: 2.5e-9,
  version: ' v1.2 ',
  state: 3,
  'unnamed state': 9,
};

/** A rule that the value has where it comes from, which is no concern of who reads the mount. */
const withRule = <B>(def: ValueDef<B>, written: string, file: string): ValueDef<B> => ({
  ...def,
  descriptor: { ...def.descriptor, clear: clearByWriting(written, file) },
});

function plant(): Source {
  const hits = valueSet([
    withRule(counter('hits'), '1\n', 'reset'),
    counter('misses', { kind: 'floating' }),
  ]);
  const top = new Source('a%2Fb / c', { label: 'virtual machine', identity: 'uuid 7\n' });
  top.add(everything, BASE).addAggregates(hits);
  for (const name of ['vcpu0', 'vcpu1']) {
    const below = new Source(name, { identity: `${name} of uuid 7` });
    top.addSubordinate(below.add(hits, { hits: 2, misses: 3 }));
  }
  return top;
}

/** What there is to know of every value and source, by path. */
function factsOf(rig: SweepRig): Record<string, unknown> {
  const { index } = rig;
  const facts: Record<string, unknown> = {};
  for (const value of index.valuesBelow(0)) {
    const resolved = index.resolve(value);
    if (resolved === undefined) continue;
    facts[resolved.path] = { ...resolved.descriptor, mode: resolved.file.mode };
  }
  for (const [at, source] of index.schema.sources.entries()) {
    const path = index.sourcePath(at);
    if (source === undefined || path === undefined || !path.includes('/')) continue;
    facts[`${path}/`] = { identity: source.identity, label: source.label };
  }
  return facts;
}

const folder = () => ({ name: 'app', directory: mounted.directory() });

const walk = (...hidden: readonly string[]): SweepRig =>
  new SweepRig({ reader: readerWithout(...hidden).reader, folders: [folder()] });

const TOP = 'a%252Fb %2F c';
const run = (line: string) => shell(mounted.directory(), line);
const cat = async (path: string): Promise<string> => (await run(`cat '${TOP}/${path}'`)).out;

describe('a mounted statsfs, read file by file', () => {
  let top: Source;
  beforeEach(async ({ skip }) => {
    skip(why !== undefined, why);
    top = tree.register(plant());
    await until('the tree', async () => (await cat('hits')) === '4\n');
  });
  afterEach(async () => {
    if (why !== undefined) return;
    tree.unregister(top);
    await until('its end', async () => (await run(`ls '${TOP}'`)).code !== 0);
  });

  it('is what it is as a whole: figures, descriptors, sources', () => {
    using whole = walk();
    using files = walk('.snapshot');
    expect(whole.rescan()).toEqual([]);
    expect(files.rescan()).toEqual([]);
    expect(files.seeAll()).toEqual(whole.seeAll());
    expect(Object.keys(files.seeAll())).toHaveLength(everything.defs.length + 6);
    expect(factsOf(files)).toEqual(factsOf(whole));
  });

  it('costs one read of a schema for each of its directories', () => {
    const { reader, opened } = readerWithout('.snapshot');
    expect(walkFolder(reader, folder()).kind).toBe('walked');
    const directories = ['', TOP, `${TOP}/vcpu0`, `${TOP}/vcpu1`];
    expect(opened.filter((name) => name === '.schema')).toHaveLength(directories.length);
    // Whether there is one at all is asked of the top.
    expect(opened.filter((name) => name !== '.schema')).toEqual(['.snapshot']);
  });

  it('follows what its tables gain and lose', async () => {
    using files = walk('.snapshot');
    files.rescan();
    const path = `app/${TOP}/calls`;
    expect(files.see(path)).toBe('');
    CALLS.set('a b', 1).set('c/d', 2);
    await until('two rows', async () => (await cat('calls')) === 'a%20b 1\nc%2Fd 2\n');
    files.sweep();
    expect(files.see(path)).toBe('a b=1 c/d=2');
    CALLS.delete('a b');
    await until('one row', async () => (await cat('calls')) === 'c%2Fd 2\n');
    files.sweep();
    expect(files.see(path)).toBe('c/d=2');
    CALLS.clear();
  });

  it.each([
    ['as a whole', []],
    ['file by file', ['.snapshot']],
  ])('is cleared by 0, %s, whatever clears a value where it comes from', async (_, hidden) => {
    using rig = walk(...hidden);
    rig.rescan();
    for (const source of [TOP, `${TOP}/vcpu0`]) {
      const path = `app/${source}/hits`;
      expect(rig.preview(path).files).toMatchObject([
        { text: '0\n', file: `${mounted.directory()}/${source}/hits` },
      ]);
      expect(rig.index.resolvePath(path as StatPath)).toMatchObject({
        descriptor: { clear: { kind: 'write', text: '0\n', file: '' } },
        file: { mode: 0o644 },
      });
    }
    expect(rig.preview(`app/${TOP}/misses`).files).toMatchObject([{ refused: expect.any(String) }]);
    expect((await run(`/bin/echo 0 > '${TOP}/hits' && cat '${TOP}/vcpu0/hits'`)).out).toBe('0\n');
    rig.sweep();
    expect(rig.see(`app/${TOP}/hits`)).toBe('0');
  });

  it('without a schema is what its modes tell, and its dot files are no values', () => {
    using files = walk('.snapshot', '.schema');
    files.rescan();
    const known = factsOf(files);
    expect(known[`app/${TOP}/hits`]).toMatchObject({
      kind: 'cumulative',
      clear: { kind: 'write', text: '0\n', file: '' },
    });
    expect(known[`app/${TOP}/misses`]).toMatchObject({
      kind: 'floating',
      clear: { kind: 'none' },
    });
    expect(Object.keys(known).filter((path) => path.includes('/.'))).toEqual([]);
  });
});
