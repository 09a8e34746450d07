import { LOCKDOWN } from '@statsfs/core/model';
import type { WireEvent, WireUpdate } from '@statsfs/core/wire';
import { describe, expect, it } from 'vitest';
import { MemoryStatFiles } from '../../test/memory-stat-files.ts';
import { changesSchema, SweepRig } from '../../test/sweep-rig.ts';
import type { CatalogFile } from '../catalog/catalog-entry.ts';

const EACCES = 13;
const EIO = 5;
const ENODEV = 19;
const EPERM = 1;
const DEBUGFS = 0x64626720;
const SYSFS = 0x62656572;

interface MemoryRig extends Disposable {
  readonly files: MemoryStatFiles;
  readonly rig: SweepRig;
}

/** A sweeper over /demo in memory, with these files, found and swept once. */
function setup(
  texts: Readonly<Record<string, string>>,
  more: { catalog?: readonly CatalogFile[]; lockedDown?: boolean; magic?: number } = {},
): MemoryRig {
  const files = new MemoryStatFiles();
  files.mkdir('/demo', more.magic);
  for (const [name, text] of Object.entries(texts)) files.put(`/demo/${name}`, text);
  const rig = new SweepRig({
    reader: files,
    folders: [{ name: 'demo', directory: '/demo' }],
    catalog: more.catalog ?? [],
    lockedDown: more.lockedDown ?? false,
  });
  rig.rescan();
  return { files, rig, [Symbol.dispose]: () => rig[Symbol.dispose]() };
}

const eventsIn = (updates: readonly WireUpdate[]): WireEvent[] =>
  updates.flatMap((update) => (update.kind === 'event' ? [update.event] : []));

const gapsIn = (updates: readonly WireUpdate[]): string[] =>
  eventsIn(updates).flatMap((event) => (event.kind === 'gap' ? [event.reason] : []));

describe('a file', () => {
  it('that vanishes says so until the rescan, and then is gone from the tree', () => {
    using set = setup({ a: '1', b: '2' });
    const { files, rig } = set;
    files.remove('/demo/b');
    expect(changesSchema(rig.sweep())).toBe(false);
    expect(rig.seeAll()).toEqual({ 'demo/a': '1', 'demo/b': '!ENOENT' });
    rig.rescan();
    expect(rig.seeAll()).toEqual({ 'demo/a': '1' });
  });

  it('that comes back before the rescan goes on as it was', () => {
    using set = setup({ a: '1' });
    const { files, rig } = set;
    const generation = rig.generation;
    files.remove('/demo/a');
    rig.sweep();
    files.put('/demo/a', '5');
    rig.sweep();
    expect(rig.seeAll()).toEqual({ 'demo/a': '5' });
    expect(rig.generation).toBe(generation);
  });

  it('of the kernel that comes back as another one is told as a reset, before its first figure', () => {
    using set = setup({ b: '2' }, { magic: SYSFS });
    const { files, rig } = set;
    const gone = files.put('/demo/a', '1');
    rig.rescan();
    files.put('/demo/a', '500');
    gone.readError = ENODEV;
    rig.sweep();
    expect(rig.seeAll()).toEqual({ 'demo/a': '!ENODEV', 'demo/b': '2' });
    const told = rig.sweep();
    expect(told.map(({ kind }) => kind)).toEqual(['event', 'sweep']);
    const [reset] = eventsIn(told);
    expect(reset).toMatchObject({ kind: 'reset', reason: 'another kernel object has its path' });
    const values = reset?.kind === 'reset' ? reset.values : [];
    expect(values.map((value) => rig.index.valuePath(value))).toEqual(['demo/a']);
    expect(rig.seeAll()).toEqual({ 'demo/a': '500', 'demo/b': '2' });
    expect(eventsIn(rig.sweep())).toEqual([]);
  });

  it('of the kernel that failed for a moment and is the same one has no reset', () => {
    using set = setup({}, { magic: SYSFS });
    const { files, rig } = set;
    const file = files.put('/demo/a', '1');
    rig.rescan();
    file.readError = EIO;
    rig.sweep();
    expect(rig.seeAll()).toEqual({ 'demo/a': '!EIO' });
    file.readError = 0;
    expect(eventsIn(rig.sweep())).toEqual([]);
    expect(rig.seeAll()).toEqual({ 'demo/a': '1' });
  });

  it('of a program that was replaced has no reset: programs write their files anew each time', () => {
    using set = setup({ a: '1' });
    const { files, rig } = set;
    files.remove('/demo/a');
    rig.sweep();
    files.put('/demo/a', '500');
    expect(eventsIn(rig.sweep())).toEqual([]);
    expect(rig.seeAll()).toEqual({ 'demo/a': '500' });
  });

  it('that comes back after the rescan is another one under the same path', () => {
    using set = setup({ 'vm/a': '1' });
    const { files, rig } = set;
    const identity = rig.index.schema.sources.at(-1)?.identity;
    files.remove('/demo/vm/a');
    rig.rescan();
    expect(rig.seeAll()).toEqual({});
    files.put('/demo/vm/a', '5');
    rig.rescan();
    expect(rig.seeAll()).toEqual({ 'demo/vm/a': '5' });
    expect(rig.index.schema.sources.at(-1)?.identity).not.toBe(identity);
  });

  it('that cannot be read stays in the schema, which does not change for it', () => {
    using set = setup({ a: '1', b: '2' });
    const { files, rig } = set;
    const generation = rig.generation;
    const a = files.put('/demo/a', '1');
    for (const [fault, code] of [
      [EIO, '!EIO'],
      [EACCES, '!EACCES'],
      [EIO, '!EIO'],
    ] as const) {
      a.readError = fault;
      rig.rescan();
      expect(rig.seeAll()).toEqual({ 'demo/a': code, 'demo/b': '2' });
    }
    a.readError = 0;
    rig.sweep();
    expect(rig.see('demo/a')).toBe('1');
    expect(rig.generation).toBe(generation);
  });

  it('that could never be read has one row that says why, and no change while that stays so', () => {
    using set = setup({ b: '2' });
    const { files, rig } = set;
    const a = files.put('/demo/a', '1', { openError: EACCES });
    rig.rescan();
    const generation = rig.generation;
    expect(rig.see('demo/a')).toBe('!EACCES');
    a.openError = EIO;
    rig.rescan();
    rig.rescan();
    expect(rig.see('demo/a')).toBe('!EIO');
    expect(rig.generation).toBe(generation);
  });

  it('that turns readable is taken up by the next rescan', () => {
    using set = setup({});
    const { files, rig } = set;
    const a = files.put('/demo/a', 'hits 3\nmisses 4\n', { openError: EACCES });
    rig.rescan();
    a.openError = 0;
    rig.sweep();
    expect(rig.see('demo/a')).toBe('!EACCES');
    rig.rescan();
    expect(rig.seeAll()).toEqual({ 'demo/a/hits': '3', 'demo/a/misses': '4' });
  });

  it('that is empty for a moment says so and keeps its place', () => {
    using set = setup({ a: 'hits 3\n' });
    const { files, rig } = set;
    const a = files.put('/demo/a', '');
    expect(changesSchema(rig.sweep())).toBe(false);
    expect(rig.see('demo/a/hits')).toBe('!EEMPTY');
    a.bytes = new TextEncoder().encode('hits 4\n');
    expect(changesSchema(rig.sweep())).toBe(false);
    expect(rig.see('demo/a/hits')).toBe('4');
  });

  it('that grows over the limit says so and comes back', () => {
    using set = setup({ a: '1' });
    const { files, rig } = set;
    files.put('/demo/a', '1'.repeat(2 << 20));
    rig.sweep();
    expect(rig.see('demo/a')).toBe('!ETOOLARGE');
    files.put('/demo/a', '2');
    rig.sweep();
    expect(rig.see('demo/a')).toBe('2');
  });

  it('of more than the limit is not even opened for reading when its size tells', () => {
    using set = setup({});
    const { files, rig } = set;
    files.put('/demo/big', 'x'.repeat(10 << 20));
    const before = files.reads;
    rig.rescan();
    rig.rescan();
    expect(rig.see('demo/big')).toBe('!ETOOLARGE');
    expect(files.reads).toBe(before);
  });

  it('on debugfs that is refused under lockdown says lockdown, and elsewhere does not', () => {
    for (const [magic, lockedDown, code] of [
      [DEBUGFS, true, LOCKDOWN],
      [DEBUGFS, false, EPERM],
      [SYSFS, true, EPERM],
    ] as const) {
      using set = setup({}, { magic, lockedDown });
      const { files, rig } = set;
      const a = files.put('/demo/a', '1', { openError: EPERM });
      rig.rescan();
      expect(rig.wire.readings.status).toEqual(Uint16Array.of(code));
      a.openError = 0;
      rig.rescan();
      a.readError = EPERM;
      rig.sweep();
      expect(rig.wire.readings.status.at(-1)).toBe(code);
    }
  });

  it('keeps no descriptor while it cannot be read, and none when it has gone', () => {
    using set = setup({ a: 'not a number\nnor a table\n', b: '1' }, { magic: SYSFS });
    const { files, rig } = set;
    const openWith = files.openCount;
    const unreadable = files.put('/demo/c', '\0\0', {});
    rig.rescan();
    rig.sweep();
    expect(unreadable.bytes).toHaveLength(2);
    expect(files.openCount).toBe(openWith);
    files.remove('/demo/b');
    rig.rescan();
    rig.sweep();
    expect(files.openCount).toBe(openWith - 1);
    rig[Symbol.dispose]();
    expect(files.openCount).toBe(0);
  });
});

describe('a file of another shape', () => {
  it('is laid out anew in the sweep that finds it', () => {
    using set = setup({ a: 'hits 3\n' });
    const { files, rig } = set;
    files.put('/demo/a', 'hits 4\nmisses 1\n');
    expect(changesSchema(rig.sweep())).toBe(true);
    expect(rig.seeAll()).toEqual({ 'demo/a/hits': '4', 'demo/a/misses': '1' });
  });

  it('may be a text that became a number, or the reverse', () => {
    using set = setup({ limit: 'max\n' });
    const { files, rig } = set;
    expect(rig.see('demo/limit')).toBe('max');
    files.put('/demo/limit', '4096\n');
    rig.sweep();
    expect(rig.see('demo/limit')).toBe('4096');
    rig.clock.advance(10_000);
    files.put('/demo/limit', 'max\n');
    rig.sweep();
    expect(rig.see('demo/limit')).toBe('max');
    expect(rig.seenByJoiner()).toEqual({ 'demo/limit': 'max' });
  });

  it('that flaps is laid out a few times, then every ten seconds at most, and says so in between', () => {
    using set = setup({ a: 'x 1\n' });
    const { files, rig } = set;
    const SWEEPS = 60;
    let changes = 0;
    let reshaped = 0;
    for (let i = 0; i < SWEEPS; i++) {
      files.put('/demo/a', i % 2 === 0 ? 'x 1\ny 2\n' : 'x 1\n');
      if (i % 5 === 0) rig.sweeper.rescan();
      if (changesSchema(rig.sweep())) changes++;
      if (Object.values(rig.seeAll()).includes('!ERESHAPED')) reshaped++;
    }
    expect(changes).toBeGreaterThan(8);
    expect(changes).toBeLessThanOrEqual(11);
    expect(reshaped).toBeGreaterThan(20);
  });

  it('that flaps between readable and not is taken up a few times, then every ten seconds at most', () => {
    using set = setup({ a: 'x 1\n' });
    const { files, rig } = set;
    let changes = 0;
    for (let i = 0; i < 60; i++) {
      files.put('/demo/a', i % 2 === 0 ? '\u0001binary\n' : 'x 1\n');
      rig.sweeper.rescan();
      if (changesSchema(rig.sweep())) changes++;
    }
    expect(changes).toBeLessThanOrEqual(11);
  });

  it('leaves no text of the old one behind', () => {
    using set = setup({ a: 'first\n', b: 'max\n' });
    const { files, rig } = set;
    for (const text of ['1\n', 'second\n', '2\n', 'third\n']) {
      rig.clock.advance(10_000);
      files.put('/demo/a', text);
      rig.sweep();
      expect(rig.see('demo/a')).toBe(text.trim());
    }
    expect([...rig.sweeper.readings.texts.values()].sort()).toEqual(['max', 'third']);
    expect([...rig.wire.readings.texts.values()].sort()).toEqual(['max', 'third']);
  });

  it('may be a table with one more CPU, or one less', () => {
    const table = (cpus: readonly number[]): string =>
      `${cpus.map((cpu) => `CPU${cpu}`).join(' ')}\nTIMER: ${cpus.map((cpu) => cpu * 10).join(' ')}\n`;
    using set = setup({ softirqs: table([0, 1]) });
    const { files, rig } = set;
    expect(rig.see('demo/softirqs/TIMER')).toBe('0=0 1=10');
    files.put('/demo/softirqs', table([0, 1, 2]));
    rig.sweep();
    expect(rig.see('demo/softirqs/TIMER')).toBe('0=0 1=10 2=20');
    rig.clock.advance(10_000);
    files.put('/demo/softirqs', table([0, 2]));
    rig.sweep();
    expect(rig.see('demo/softirqs/TIMER')).toBe('0=0 2=20');
    expect(rig.seenByJoiner()).toEqual(rig.seeAll());
  });
});

describe('values whose path is taken', () => {
  const entry = (file: string, at: string): CatalogFile => ({
    file,
    at,
    filesystem: 'procfs',
    format: { kind: 'flat-keyed' },
    reference: '',
    values: {},
  });

  it('are left out, said once a rescan, and taken up when the path is free', () => {
    const catalog = [entry('/p/first', 'mem'), entry('/p/second', 'mem')];
    const files = new MemoryStatFiles();
    files.put('/p/first', 'free 1\nused 2\n');
    const second = files.put('/p/second', 'free 9\nlost 8\n');
    using rig = new SweepRig({ reader: files, catalog });
    rig.rescan();
    expect(rig.seeAll()).toEqual({ 'mem/free': '1', 'mem/used': '2', 'mem/lost': '8' });
    const said = '/p/second: 1 left out, because their names are taken, too long or too deep: free';
    expect(rig.rescan()).toEqual([said]);
    files.remove('/p/first');
    second.bytes = new TextEncoder().encode('free 9\nlost 8\nmore 7\n');
    rig.rescan();
    expect(rig.seeAll()).toEqual({ 'mem/free': '9', 'mem/lost': '8', 'mem/more': '7' });
    expect(rig.rescan()).toEqual([]);
  });
});

describe('a folder that something was mounted over', () => {
  it('is read and judged as what it is now, not as what it was', () => {
    using set = setup({ a: '1' });
    const { files, rig } = set;
    expect(rig.index.schema.descriptors.map((d) => d?.clear.kind)).toEqual(['write']);
    files.move('/demo', '/under');
    files.mkdir('/demo', DEBUGFS);
    files.put('/demo/a', '2');
    rig.rescan();
    expect(rig.see('demo/a')).toBe('2');
    const value = rig.index.schema.values.at(-1);
    expect(rig.index.schema.descriptors[value?.descriptor ?? -1]?.clear.kind).toBe('unknown');
  });

  it('that was moved away is not read any more after the rescan', () => {
    using set = setup({ 'sub/a': '1' });
    const { files, rig } = set;
    files.move('/demo/sub', '/elsewhere');
    files.put('/demo/sub/a', '2');
    rig.rescan();
    expect(rig.seeAll()).toEqual({ 'demo/sub/a': '2' });
  });
});

describe('a sweep', () => {
  it('tells what changed and nothing else', () => {
    using set = setup({ a: '1', b: '2' });
    const { files, rig } = set;
    files.put('/demo/b', '3');
    const bytes = rig.sweeper.sweep().reduce((sum, frame) => sum + frame.length, 0);
    expect(bytes).toBeLessThan(64);
  });

  it('announces the gap when the clock stood still or it came late, and not otherwise', () => {
    using set = setup({ a: '1' });
    const { rig } = set;
    expect(gapsIn(rig.sweep())).toEqual([]);
    rig.clock.advance(1_400);
    expect(gapsIn(rig.sweep())).toEqual([]);
    rig.clock.advance(29_000);
    expect(gapsIn(rig.sweep())).toEqual(['no sweep for 30.0 s']);
    expect(gapsIn(rig.sweep())).toEqual([]);
  });

  it('announces the gap before what it found after it', () => {
    using set = setup({ a: '1' });
    const { files, rig } = set;
    rig.clock.advance(60_000);
    files.put('/demo/a', 'x 1\n');
    expect(rig.sweep().map(({ kind }) => kind)).toEqual(['event', 'schema-change', 'sweep']);
  });

  it('announces that the wall clock was set, by how much, and goes on without a gap', () => {
    using set = setup({ a: '1' });
    const { rig } = set;
    expect(eventsIn(rig.sweep())).toEqual([]);
    rig.clock.stepWall(-90_000);
    const [event, ...others] = eventsIn(rig.sweep());
    expect(event?.kind === 'clock' && Math.round(event.steppedUs / 1000)).toBe(-90_000);
    expect(others).toEqual([]);
    expect(eventsIn(rig.sweep())).toEqual([]);
  });

  it('says when it began, how long it took and what the agent costs', () => {
    using set = setup({ a: '1' });
    const { rig } = set;
    rig.sweep();
    rig.clock.burnCpu(20_000);
    const [update] = rig.sweep();
    const header = update?.kind === 'sweep' ? update.sweep.header : undefined;
    expect(header?.intervalMs).toBe(1000);
    expect(header?.cpuPermyriad).toBe(200);
    expect(Number(header?.sweepUs)).toBeGreaterThan(0);
    const age = rig.clock.nowUs - Number((header?.monotonicNs ?? 0n) / 1000n);
    expect(age).toBeLessThan(100);
  });

  it('keeps the time of the last good read of a file that fails', () => {
    using set = setup({ a: '1' });
    const { files, rig } = set;
    const [readUs] = rig.wire.readings.readUs;
    files.put('/demo/a', '1', { readError: EIO });
    rig.sweep();
    rig.sweep();
    expect(rig.wire.readings.readUs[0]).toBe(readUs);
  });

  it('shows one who joins what the others see, whatever happened before', () => {
    using set = setup({ a: '1', b: 'max', c: 'x 1\ny 2\n', d: '\0' });
    const { files, rig } = set;
    files.put('/demo/a', '2', { readError: EIO });
    files.put('/demo/c', 'x 1\n');
    rig.sweep();
    files.remove('/demo/b');
    files.put('/demo/e', '7');
    rig.rescan();
    expect(rig.seenByJoiner()).toEqual(rig.seeAll());
    expect(rig.seeAll()).toEqual({
      'demo/a': '!EIO',
      'demo/c/x': '1',
      'demo/d': '!EBINARY',
      'demo/e': '7',
    });
  });
});

describe('an epoch', () => {
  const CPUS = 4000;
  const ROWS = 20;
  const cells = (cell: string): string => Array.from({ length: CPUS }, () => cell).join(' ');
  const header = Array.from({ length: CPUS }, (_, cpu) => `CPU${cpu}`).join(' ');
  /** A table of 80,000 slots whose rows have other names than those of any other seed. */
  const table = (seed: number): string =>
    [
      header,
      ...Array.from({ length: ROWS }, (_, row) => `S${seed}R${row}: ${cells('7')}`),
      '',
    ].join('\n');

  it('ends when what has gone outgrows what is there, and nothing is lost with it', () => {
    using set = setup({ a: table(0), b: '1', c: 'max', d: '\0' });
    const { files, rig } = set;
    const epochs = new Set<string>();
    let largest = 0;
    for (let i = 1; i <= 7; i++) {
      files.put('/demo/a', table(i));
      files.put('/demo/b', `${i}`);
      rig.clock.advance(10_000);
      rig.sweep();
      epochs.add(rig.index.schema.epoch);
      largest = Math.max(largest, rig.index.schema.slotCount);
      const seen = ['b', 'c', 'd'].map((name) => rig.see(`demo/${name}`));
      expect(seen).toEqual([`${i}`, 'max', '!EBINARY']);
      expect(rig.see(`demo/a/S${i}R19`)).toContain('3999=7');
      expect(rig.see(`demo/a/S${i - 1}R19`)).toBeUndefined();
    }
    expect([...epochs]).toEqual(['epoch', 'epoch.2']);
    expect(largest).toBeLessThan(500_000);
    files.put('/demo/b', '99');
    rig.sweep();
    const some = ['demo/a/S7R0', 'demo/a/S7R19', 'demo/b', 'demo/c', 'demo/d'];
    expect(rig.see('demo/b')).toBe('99');
    expect(rig.seenByJoiner(...some)).toEqual(rig.seeAll(...some));
  }, 30_000);
});

describe('a file that is read only when somebody asks', () => {
  const CATALOG: readonly CatalogFile[] = [
    {
      file: '/sys/seldom',
      at: 'seldom',
      filesystem: 'sysfs',
      pace: 'asked',
      format: { kind: 'scalar' },
      reference: 'test',
      values: {},
    },
  ];

  it('is told as given up, and the sweep goes on, when it was wanted only between two sweeps', () => {
    const files = new MemoryStatFiles();
    files.mkdir('/sys', SYSFS);
    files.put('/sys/seldom', '7');
    using rig = new SweepRig({ reader: files, catalog: CATALOG });
    rig.rescan();
    const index = rig.index.schema.files.findIndex((file) => file?.path === '/sys/seldom');
    expect(index).toBeGreaterThanOrEqual(0);
    const want = (...entries: [number, number][]): void => rig.sweeper.want(new Map(entries));
    want([index, 1000]);
    rig.clock.advance(1000);
    rig.take(rig.sweeper.sweepDue());
    expect(rig.see('seldom')).toBe('7');
    want();
    want([index, 1000]);
    want();
    rig.clock.advance(1000);
    rig.take(rig.sweeper.sweepDue());
    expect(rig.see('seldom')).toMatch(/^!/);
  });
});
