import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  clearByName,
  counter,
  gauge,
  Source,
  StatsTree,
  s32,
  u64,
  valueSet,
} from '@statsfs/core/publish';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TreeMount } from '../src/publish/index.ts';
import { shell, whyNoMount } from './fuse-test-mount.ts';
import { bundleMountLibrary, type MountLibrary } from './mounted-tree.ts';
import { SweepRig } from './sweep-rig.ts';
import { TempFolder } from './temp-folder.ts';
import { until } from './until.ts';

const why = whyNoMount();
const warnings: string[] = [];
let library: MountLibrary;
let folder: TempFolder;
let tree: StatsTree;
let mount: TreeMount;

beforeAll(async () => {
  if (why === undefined) library = await bundleMountLibrary();
});
afterAll(() => library?.[Symbol.dispose]());

beforeEach(async ({ skip, onTestFinished }) => {
  skip(why !== undefined, why);
  folder = new TempFolder();
  tree = new StatsTree();
  warnings.length = 0;
  mount = await library.mountTree(tree, folder.at('m'), {
    warn: (sentence) => warnings.push(sentence),
  });
  onTestFinished(async () => {
    await mount.unmount();
    folder[Symbol.dispose]();
  });
});

const run = (line: string) => shell(mount.directory, line);
const cat = async (path: string): Promise<string> => (await run(`cat '${path}'`)).out;

describe('a tree that a program mounts', () => {
  it('says what is counted at the moment of the read, as soon as a source is there', async () => {
    const base = { hits: 1 };
    const set = valueSet([counter('hits')]);
    tree.register(new Source('myapp').add(set, base));
    await until('the source', async () => (await run('ls myapp')).code === 0);
    expect(await cat('myapp/hits')).toBe('1\n');
    for (let hits = 2; hits < 10; hits++) {
      base.hits = hits;
      // Later than figures stay fresh.
      await run('sleep 0.02');
      expect(await cat('myapp/hits')).toBe(`${hits}\n`);
    }
  });

  it('is read by its own main thread, and by programs that this waits for, without a deadlock', async () => {
    tree.register(new Source('myapp').add(valueSet([counter('hits')]), { hits: 7 }));
    await until('the source', async () => (await run('ls myapp')).code === 0);
    const path = `${mount.directory}/myapp/hits`;
    expect(readFileSync(path, 'utf8')).toBe('7\n');
    expect(execFileSync('cat', [path, path], { encoding: 'utf8' })).toBe('7\n7\n');
  });

  it('is cleared by who writes 0 and seen by the program, an aggregate with all below, and nothing else is', async () => {
    const set = valueSet([counter('hits'), gauge('load')]);
    const bases = [1, 2].map((n) => ({ hits: n, load: n }));
    const top = new Source('myapp').addAggregates(set);
    for (const [at, base] of bases.entries())
      top.addSubordinate(new Source(`w${at}`).add(set, base));
    tree.register(top);
    await until('the source', async () => (await cat('myapp/hits')) === '3\n');
    expect(await run('/bin/echo 5 > myapp/hits')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Invalid argument'),
    });
    expect((await run('/bin/echo 0 > myapp/load')).err).toContain('Permission denied');
    expect(bases.map(({ hits }) => hits)).toEqual([1, 2]);
    expect((await run('echo 0 > myapp/hits && cat myapp/hits myapp/*/hits')).out).toBe('0\n0\n0\n');
    expect(bases).toEqual([
      { hits: 0, load: 1 },
      { hits: 0, load: 2 },
    ]);
  });

  it('shows a clear of the program', async () => {
    const source = new Source('myapp').add(valueSet([counter('hits')]), { hits: 5 });
    tree.register(source);
    await until('the source', async () => (await cat('myapp/hits')) === '5\n');
    clearByName(source, 'hits');
    await until('the clear', async () => (await cat('myapp/hits')) === '0\n');
  });

  it('prints aggregates as stats_fs does, over what comes and goes', async () => {
    const set = valueSet([u64('u64'), s32('s32', { aggregate: 'min' })]);
    const top = new Source('top').addAggregates(set);
    tree.register(top);
    await until('nothing to fold', async () => (await cat('top/s32')) === '9223372036854775807\n');
    expect(await cat('top/u64')).toBe('0\n');
    const one = new Source('one').add(set, { u64: 64, s32: -(2 ** 31) });
    top.addSubordinate(one).addSubordinate(new Source('two').add(set, { u64: 64, s32: 32_767 }));
    await until('both', async () => (await cat('top/u64')) === '128\n');
    expect(await cat('top/s32')).toBe('-2147483648\n');
    top.removeSubordinate(one);
    await until('one of them', async () => (await cat('top/u64')) === '64\n');
    expect(await cat('top/s32')).toBe('32767\n');
  });

  it('fails in the file of the value whose function throws, and says so once', async () => {
    const broken = u64('bad', {
      get: () => {
        throw new Error('no idea');
      },
    });
    tree.register(new Source('a').add(valueSet([broken]), {}));
    tree.register(new Source('b').add(valueSet([counter('n')]), { n: 1 }));
    await until('the sources', async () => (await cat('b/n')) === '1\n');
    const { code, err } = await run('cat a/bad');
    expect([code, err]).toEqual([1, expect.stringContaining('Input/output error')]);
    expect(await cat('b/n')).toBe('1\n');
    expect(warnings).toEqual(['a/bad: no idea']);
  });

  it('is over when somebody unmounts it, and can be mounted again', async () => {
    await run(`cd / && umount '${mount.directory}'`);
    await mount.ended;
    mount = await library.mountTree(tree, folder.at('m'));
    tree.register(new Source('again').add(valueSet([counter('n')]), { n: 3 }));
    await until('the source', async () => (await cat('again/n')) === '3\n');
  });
});

describe('walking it', () => {
  const walker = (): SweepRig =>
    new SweepRig({ folders: [{ name: 'app', directory: mount.directory }] });

  it('gives the tree with all that is known of it, and follows what comes and goes', async () => {
    const facts = {
      description: 'Answered.',
      unit: { dimension: 'bytes', radix: 2, exponent: 10, noun: '' },
    } as const;
    const set = valueSet([counter('hits', facts)]);
    const base = { hits: 5 };
    const top = tree.register(new Source('top', { label: 'app' }));
    top.addSubordinate(new Source('vm', { identity: 'uuid 7', label: 'vm' }).add(set, base));
    await until('the source', async () => (await cat('top/vm/hits')) === '5\n');
    using rig = walker();
    rig.rescan();
    expect(rig.seeAll()).toEqual({ 'app/top/vm/hits': '5' });
    const value = rig.index.resolvePath('app/top/vm/hits' as never);
    expect(value).toMatchObject({
      descriptor: { ...facts, kind: 'cumulative', clear: { kind: 'write', text: '0\n', file: '' } },
      file: { path: `${mount.directory}/top/vm/`, mode: 0o644, filesystem: 'app' },
    });
    const source = rig.index.schema.sources[value?.value.source ?? -1];
    expect(source).toMatchObject({ identity: 'uuid 7', label: 'vm' });

    const late = new Source('late').add(set, { hits: 8 });
    top.addSubordinate(late);
    await until('the new source', async () => (await cat('top/late/hits')) === '8\n');
    const { generation } = rig;
    rig.sweep();
    expect(rig.seeAll()).toEqual({ 'app/top/late/hits': '8', 'app/top/vm/hits': '5' });
    expect(rig.generation).toBe(generation + 1);
    top.removeSubordinate(late);
    await until('its end', async () => (await run('ls top/late')).code !== 0);
    rig.sweep();
    expect(rig.seeAll()).toEqual({ 'app/top/vm/hits': '5' });
  });

  it('clears through it, by the rule that the program gave', async () => {
    const base = { hits: 5, load: 1 };
    tree.register(new Source('top').add(valueSet([counter('hits'), gauge('load')]), base));
    await until('the source', async () => (await cat('top/hits')) === '5\n');
    using rig = walker();
    rig.rescan();
    // The clear waits for the program, whose thread it is here: another process does it.
    expect(rig.preview('app/top/hits').files).toMatchObject([{ text: '0\n', before: ['5'] }]);
    expect(rig.preview('app/top/load').files).toMatchObject([{ refused: expect.any(String) }]);
  });

  it('says of every value that the mount has gone, and takes it up again when it is back', async () => {
    tree.register(new Source('top').add(valueSet([counter('hits')]), { hits: 5 }));
    await until('the source', async () => (await cat('top/hits')) === '5\n');
    using rig = walker();
    rig.rescan();
    await mount.unmount();
    rig.sweep();
    expect(rig.seeAll()['app/top/hits']).toMatch(/^!/);
    mount = await library.mountTree(tree, folder.at('m'));
    await until('the source', async () => (await cat('top/hits')) === '5\n');
    rig.rescan();
    expect(rig.seeAll()).toEqual({ 'app/top/hits': '5' });
  });
});
