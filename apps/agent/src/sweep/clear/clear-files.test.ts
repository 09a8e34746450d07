import type { WireUpdate } from '@statsfs/core/wire';
import { describe, expect, it } from 'vitest';
import { type MemoryFile, MemoryStatFiles } from '../../../test/memory-stat-files.ts';
import { SweepRig } from '../../../test/sweep-rig.ts';
import { TempFolder } from '../../../test/temp-folder.ts';
import type { CatalogFile } from '../../catalog/catalog-entry.ts';
import { CLEAR_EVERYTHING, CLEAR_NOTHING, type ClearAllowance } from './clear-allowance.ts';
import { BURST_FILES } from './clear-limit.ts';

const EINVAL = 22;
const EIO = 5;
const DEBUGFS = 0x64626720;

interface MemoryRig extends Disposable {
  readonly files: MemoryStatFiles;
  readonly rig: SweepRig;
  readonly put: (name: string, text: string, more?: Partial<MemoryFile>) => MemoryFile;
}

function setup(
  texts: Readonly<Record<string, string>>,
  allowClear: ClearAllowance = CLEAR_EVERYTHING,
): MemoryRig {
  const files = new MemoryStatFiles();
  const put: MemoryRig['put'] = (name, text, more) => files.put(`/demo/${name}`, text, more);
  files.mkdir('/demo');
  for (const [name, text] of Object.entries(texts)) put(name, text);
  const folders = [{ name: 'demo', directory: '/demo' }];
  const rig = new SweepRig({ reader: files, folders, allowClear });
  rig.rescan();
  return { files, rig, put, [Symbol.dispose]: () => rig[Symbol.dispose]() };
}

/** A sweeper over a real folder. */
function over(folder: TempFolder, name = ''): SweepRig {
  const rig = new SweepRig({ folders: [{ name: 'demo', directory: folder.at(name) }] });
  rig.rescan();
  return rig;
}

const kindsOf = (updates: readonly WireUpdate[]): string[] => updates.map(({ kind }) => kind);
const text = (file: MemoryFile): string => new TextDecoder().decode(file.bytes);

describe('a clear', () => {
  it('writes what the rule says and tells the figures before and after, exactly', () => {
    using set = setup({ hits: '18446744073709551615\n' });
    const { files, rig } = set;
    expect(rig.clear('demo/hits')).toEqual([
      {
        path: 'demo/hits',
        file: '/demo/hits',
        kind: 'done',
        code: undefined,
        reason: undefined,
        before: ['18446744073709551615'],
        after: ['0'],
      },
    ]);
    expect(files.openedForWriting.map(text)).toEqual(['0\n']);
    expect(rig.see('demo/hits')).toBe('0');
    expect(rig.seenByJoiner()).toEqual({ 'demo/hits': '0' });
  });

  it('tells everybody in order: what was there, that it was cleared and by whom, what is there', () => {
    using set = setup({ hits: '5\n' });
    const { rig } = set;
    const { told } = rig.clearTold('demo/hits');
    expect(kindsOf(told)).toEqual(['sweep', 'event', 'sweep']);
    const event = told[1]?.kind === 'event' ? told[1].event : undefined;
    const value = rig.index.resolvePath('demo/hits' as Parameters<typeof rig.index.resolvePath>[0]);
    expect(event).toMatchObject({ kind: 'clear', actor: 'somebody', values: [value?.index] });
    const [before, , after] = told.map((update) =>
      update.kind === 'sweep' ? update.sweep.header : undefined,
    );
    expect(before?.monotonicNs).toBeLessThan(event?.monotonicNs ?? 0n);
    expect(after?.monotonicNs).toBeGreaterThan(event?.monotonicNs ?? 0n);
  });

  it('tells the figure that was there at that moment, not that of the last sweep', () => {
    using set = setup({});
    const { rig, put } = set;
    const hits = put('hits', '5\n');
    rig.rescan();
    hits.bytes = new TextEncoder().encode('6\n');
    expect(rig.clear('demo/hits')[0]).toMatchObject({ kind: 'done', before: ['6'] });
  });

  it('that did not leave zero says changed, with what it left', () => {
    using set = setup({ hits: '5\n' });
    const { rig, put } = set;
    put('stubborn', '9\n', { afterWrite: () => '3\n' });
    rig.rescan();
    expect(rig.clear('demo/stubborn')[0]).toMatchObject({
      kind: 'changed',
      reason: 'written, but the value is not zero',
      before: ['9'],
      after: ['3'],
    });
  });

  it('of a file without a line end leaves it one, and the value its path', () => {
    using set = setup({ hits: '5' });
    const { files, rig } = set;
    expect(rig.clear('demo/hits')[0]).toMatchObject({ kind: 'done', before: ['5'], after: ['0'] });
    expect(files.openedForWriting.map(text)).toEqual(['0\n']);
    rig.sweep();
    expect(rig.seeAll()).toEqual({ 'demo/hits': '0' });
    expect(rig.seenByJoiner()).toEqual({ 'demo/hits': '0' });
  });

  it('that left something unreadable says so', () => {
    using set = setup({});
    const { rig, put } = set;
    put('odd', '9\n', { afterWrite: () => '\0' });
    rig.rescan();
    expect(rig.clear('demo/odd')[0]).toMatchObject({
      kind: 'changed',
      reason: 'written, but binary',
      after: [],
    });
  });

  it('that the kernel refuses tells its errno and leaves the event out', () => {
    using set = setup({});
    const { rig, put } = set;
    put('hits', '5\n', { writeError: EINVAL });
    rig.rescan();
    const { results, told } = rig.clearTold('demo/hits');
    expect(results[0]).toMatchObject({
      kind: 'refused',
      code: 'EINVAL',
      reason: 'refused by the kernel',
      before: ['5'],
      after: ['5'],
    });
    expect(kindsOf(told)).toEqual(['sweep']);
  });

  it('of several files fails or succeeds for each alone, each once, in the order asked for', () => {
    using set = setup({ a: '1', 'sub/b': '2', 'sub/c': '3' });
    const { rig, put } = set;
    put('sub/c', '3', { writeError: EINVAL });
    rig.sweeper.rescan();
    rig.rescan();
    const results = rig.clear('demo/a', 'demo/nope', 'demo/sub', '/demo/a/', 'demo/sub/b');
    expect(results.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'demo/a done',
      'demo/nope refused',
      'demo/sub/b done',
      'demo/sub/c refused',
    ]);
  });

  it('of a source stands for all values below it that can be cleared', () => {
    using set = setup({ a: '1', 'sub/b': '2', 'sub/text': 'max', 'sub/two': 'x 1\ny 2\n' });
    const { rig, put } = set;
    put('sub/locked', '7', { mode: 0o444 });
    rig.rescan();
    expect(rig.clear('demo').map(({ path }) => path)).toEqual(['demo/a', 'demo/sub/b']);
  });

  it('closes what it opened, whatever came of it', () => {
    using set = setup({ a: '1' });
    const { files, rig, put } = set;
    put('b', '2', { writeError: EINVAL });
    rig.rescan();
    const open = files.openCount;
    rig.clear('demo');
    expect(files.openCount).toBe(open);
  });
});

describe('a clear is refused', () => {
  const refusal = (rig: SweepRig, path: string): string | undefined => {
    const [result, ...more] = rig.clear(path);
    expect(more).toEqual([]);
    expect(result?.kind).toBe('refused');
    return result?.reason;
  };

  it('where the agent was not allowed to', () => {
    using set = setup({ a: '1' }, CLEAR_NOTHING);
    const { files, rig } = set;
    expect(refusal(rig, 'demo/a')).toBe('the agent was started without --allow-clear');
    expect(refusal(rig, 'demo')).toBe('the agent was started without --allow-clear');
    expect(files.openedForWriting).toEqual([]);
  });

  it('outside the subsystems that it was narrowed to', () => {
    using set = setup({ a: '1' }, { kind: 'subsystems', names: ['kvm', 'dem'] });
    const { files, rig } = set;
    expect(refusal(rig, 'demo/a')).toBe('the agent was started with --allow-clear=kvm,dem');
    expect(refusal(rig, 'demo')).toBe('the agent was started with --allow-clear=kvm,dem');
    expect(files.openedForWriting).toEqual([]);
    using narrowed = setup({ a: '1' }, { kind: 'subsystems', names: ['demo'] });
    expect(narrowed.rig.clear('demo')[0]).toMatchObject({ path: 'demo/a', kind: 'done' });
  });

  it('for a path that leads nowhere, or is none', () => {
    using set = setup({ a: '1' });
    const { rig } = set;
    expect(refusal(rig, 'demo/b')).toBe('no such path in the tree');
    expect(refusal(rig, 'demo/\u0000')).toBe('no such path in the tree');
    expect(refusal(rig, '../demo/a')).toBe('no such path in the tree');
  });

  it('for a file that cannot be written, or holds several values, or text', () => {
    using set = setup({ two: 'x 1\ny 2\n', word: 'max' });
    const { files, rig, put } = set;
    put('fixed', '7', { mode: 0o444 });
    rig.rescan();
    expect(refusal(rig, 'demo/fixed')).toBe('the kernel offers no clear for it');
    expect(refusal(rig, 'demo/two/x')).toBe('the kernel offers no clear for it');
    expect(refusal(rig, 'demo/word')).toBe('the kernel offers no clear for it');
    expect(refusal(rig, 'demo')).toBe('nothing below it can be cleared');
    expect(files.openedForWriting).toEqual([]);
  });

  it('for a writable file of a filesystem that holds settings', () => {
    const files = new MemoryStatFiles();
    files.mkdir('/demo', DEBUGFS);
    files.put('/demo/a', '1');
    using rig = new SweepRig({ reader: files, folders: [{ name: 'demo', directory: '/demo' }] });
    rig.rescan();
    expect(refusal(rig, 'demo/a')).toBe('nobody has told what a write to it does');
    expect(files.openedForWriting).toEqual([]);
  });

  it('for a file whose mode forbids writing, even where a catalog has a rule', () => {
    const rule: CatalogFile = {
      file: '/k/stat',
      at: 'kvm',
      filesystem: 'procfs',
      format: { kind: 'flat-keyed' },
      reference: '',
      values: {
        exits: {
          kind: 'cumulative',
          unit: { dimension: 'none', radix: 10, exponent: 0, noun: '' },
          description: '',
          clear: { kind: 'write', text: '0\n', file: '' },
        },
      },
    };
    const files = new MemoryStatFiles();
    files.put('/k/stat', 'exits 5\n', { mode: 0o444 });
    using rig = new SweepRig({ reader: files, catalog: [rule] });
    rig.rescan();
    expect(refusal(rig, 'kvm/exits')).toBe('the file is read-only');
  });

  it('for a file that may not be written to any more, which root could', () => {
    using set = setup({ a: '1' });
    const { files, rig } = set;
    const file = files.at('/demo/a');
    file.mode = 0o444;
    expect(rig.clear('demo/a')[0]).toMatchObject({
      kind: 'refused',
      code: 'EACCES',
      before: ['1'],
    });
    expect(files.openedForWriting).toEqual([]);
    file.mode = 0o644;
    expect(rig.clear('demo/a')[0]).toMatchObject({ kind: 'done' });
  });

  it('for a file that cannot be read, or is not what was shown', () => {
    using set = setup({ a: '1', b: '1' });
    const { files, rig, put } = set;
    put('a', '1', { readError: EIO });
    put('b', 'secret: yes\n');
    expect(rig.clear('demo/a')[0]).toMatchObject({ kind: 'refused', code: 'EIO', before: [] });
    expect(rig.clear('demo/b')[0]).toMatchObject({ kind: 'refused', code: 'ERESHAPED' });
    expect(files.openedForWriting).toEqual([]);
  });

  it('for another file under the name, once: after the next sweep it is the one that is shown', () => {
    using set = setup({ a: '1' });
    const { files, rig, put } = set;
    put('a', '2');
    expect(rig.clear('demo/a')[0]).toMatchObject({
      kind: 'refused',
      code: 'ESTALE',
      reason: 'replaced',
    });
    expect(files.openedForWriting).toEqual([]);
    rig.sweep();
    expect(rig.see('demo/a')).toBe('2');
    expect(rig.clear('demo/a')[0]).toMatchObject({ kind: 'done', before: ['2'] });
  });

  it('for another file than the one that was shown, even one that the tree shows by now', () => {
    using set = setup({ a: '1\n', b: '1\n' });
    const { files, rig, put } = set;
    const shown = identities(rig.preview('demo').files);
    put('a', '2\n');
    // Found, laid out and shown to everybody else before this one says yes.
    expect(rig.clear('demo/a')[0]).toMatchObject({ code: 'ESTALE' });
    rig.sweep();
    const { results } = rig.clearShown(['demo/a', 'demo/b'], shown);
    expect(results).toMatchObject([
      { path: 'demo/a', kind: 'refused', code: 'ESTALE', before: ['2'] },
      { path: 'demo/b', kind: 'done' },
    ]);
    expect(files.openedForWriting).toHaveLength(1);
    const again = identities(rig.preview('demo/a').files);
    expect(rig.clearShown(['demo/a'], again).results[0]).toMatchObject({ kind: 'done' });
  });

  it('when more are cleared within a short time than the sweep can bear, and says for how long', () => {
    const names = Array.from({ length: 100 }, (_, n) => [`f${n}`, '1\n'] as const);
    using set = setup(Object.fromEntries(names));
    const { files, rig } = set;
    const all = names.map(([name]) => `demo/${name}`);
    for (let left = BURST_FILES; left >= 100; left -= 100) rig.clear(...all);
    const written = files.openedForWriting.length;
    const [refused] = rig.clear(...all);
    expect(refused).toMatchObject({ kind: 'refused', code: 'EAGAIN' });
    expect(refused?.reason).toBe('too many clears within a short time; try again in 1 s');
    expect(files.openedForWriting).toHaveLength(written);
    rig.clock.advance(1000);
    expect(rig.clear(...all)[0]).toMatchObject({ kind: 'done' });
  });

  it('for a file that has gone', () => {
    using set = setup({ a: '1' });
    const { files, rig } = set;
    files.remove('/demo/a');
    expect(rig.clear('demo/a')[0]).toMatchObject({ code: 'ENOENT', reason: 'gone' });
  });
});

describe('nothing outside the folder is written', () => {
  it('when a symbolic link takes the place of the file', () => {
    using folder = new TempFolder();
    folder.write('precious', '42\n');
    folder.write('demo/hits', '5\n');
    using rig = over(folder, 'demo');
    folder.remove('demo/hits');
    folder.link('demo/hits', '../precious');
    expect(rig.clear('demo/hits')[0]).toMatchObject({ kind: 'refused', code: 'ELOOP' });
    expect(folder.read('precious')).toBe('42\n');
  });

  it('when a symbolic link takes the place of the directory above it', () => {
    using folder = new TempFolder();
    folder.write('outside/hits', '42\n');
    folder.write('demo/sub/hits', '5\n');
    using rig = over(folder, 'demo');
    folder.remove('demo/sub');
    folder.link('demo/sub', '../outside');
    expect(rig.clear('demo/sub/hits')[0]).toMatchObject({ kind: 'refused', code: 'ENOTDIR' });
    expect(folder.read('outside/hits')).toBe('42\n');
  });

  it('when the directory above it was moved out of the folder', () => {
    using folder = new TempFolder();
    folder.write('demo/sub/hits', '5\n');
    using rig = over(folder, 'demo');
    folder.move('demo/sub', 'outside');
    expect(rig.clear('demo/sub/hits')[0]).toMatchObject({ kind: 'refused', code: 'ENOENT' });
    expect(folder.read('outside/hits')).toBe('5\n');
  });

  it('when the directory above it was moved out and another took its name', () => {
    using folder = new TempFolder();
    folder.write('demo/sub/hits', '5\n');
    using rig = over(folder, 'demo');
    folder.move('demo/sub', 'outside');
    folder.write('demo/sub/hits', '6\n');
    expect(rig.clear('demo/sub/hits')[0]).toMatchObject({ kind: 'refused', code: 'ESTALE' });
    expect(folder.read('outside/hits')).toBe('5\n');
    expect(folder.read('demo/sub/hits')).toBe('6\n');
  });

  it('when a FIFO or a directory takes the place of the file', () => {
    using set = setup({ a: '1', b: '1' });
    const { files, rig, put } = set;
    put('a', '1', { kind: 'fifo' });
    files.remove('/demo/b');
    files.mkdir('/demo/b');
    expect(rig.clear('demo/a', 'demo/b').map(({ kind }) => kind)).toEqual(['refused', 'refused']);
    expect(files.openedForWriting).toEqual([]);
  });

  it('but the file itself, on a real folder', () => {
    using folder = new TempFolder();
    folder.write('demo/sub/hits', '123456\n');
    using rig = over(folder, 'demo');
    expect(rig.clear('demo/sub')[0]).toMatchObject({
      kind: 'done',
      before: ['123456'],
      after: ['0'],
    });
    expect(folder.read('demo/sub/hits')).toBe('0\n');
  });
});

describe('a preview', () => {
  it('tells what would be written where, and the figures now, and writes nothing', () => {
    using set = setup({ a: '7\n', word: 'max' });
    const { files, rig } = set;
    expect(rig.preview('demo/a', 'demo/word', 'demo/nope').files).toEqual([
      { path: 'demo/a', file: '/demo/a', text: '0\n', before: ['7'], identity: expect.any(String) },
      {
        path: 'demo/word',
        file: '/demo/word',
        text: '',
        before: [],
        refused: 'the kernel offers no clear for it',
      },
      { path: 'demo/nope', file: '', text: '', before: [], refused: 'no such path in the tree' },
    ]);
    expect(files.openedForWriting).toEqual([]);
  });

  it('of a file that cannot be read says that it would be refused', () => {
    using set = setup({ a: '7\n' });
    const { rig, put } = set;
    put('a', '7\n', { readError: EIO });
    expect(rig.preview('demo/a').files).toEqual([
      { path: 'demo/a', file: '/demo/a', text: '', before: [], refused: 'read failed' },
    ]);
  });

  it('of a source says how many values are passed over, and why', () => {
    using set = setup({ a: '7\n', word: 'max', two: 'x 1\ny 2\n' });
    const { rig, put } = set;
    put('fixed', '7', { mode: 0o444 });
    rig.rescan();
    const { files, skipped } = rig.preview('demo');
    expect(files.map(({ path }) => path)).toEqual(['demo/a']);
    expect(skipped).toEqual([{ reason: 'the kernel offers no clear for it', values: 4 }]);
  });

  it('of a file that has taken the place of another shows that one', () => {
    using set = setup({ a: '7\n' });
    const { rig, put } = set;
    put('a', '8\n');
    const { files } = rig.preview('demo/a');
    expect(files).toMatchObject([{ path: 'demo/a', before: ['8'] }]);
    const { results } = rig.clearShown(['demo/a'], identities(files));
    expect(results[0]).toMatchObject({ kind: 'done', before: ['8'] });
    expect(rig.seenByJoiner()).toEqual({ 'demo/a': '0' });
  });

  it('keeps everybody in step with what it read', () => {
    using set = setup({ a: '7\n' });
    const { files, rig } = set;
    files.put('/demo/a', '8\n');
    rig.preview('demo/a');
    expect(rig.see('demo/a')).toBe('8');
    rig.sweep();
    expect(rig.see('demo/a')).toBe('8');
  });
});

const identities = (
  files: ReturnType<SweepRig['preview']>['files'],
): Readonly<Record<string, string>> =>
  Object.fromEntries(files.map(({ path, identity = '' }) => [path, identity]));
