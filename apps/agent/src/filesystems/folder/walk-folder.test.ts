import { MAX_PATH_DEPTH, NOT_READ } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { MemoryStatFiles } from '../../../test/memory-stat-files.ts';
import { realReader } from '../../../test/real-reader.ts';
import type { FoundFile } from '../found-file.ts';
import { walkFolder } from './walk-folder.ts';

const DEMO = { name: 'demo', directory: '/demo' };
const CGROUP2 = 0x63677270;
const EACCES = 13;
const ENOENT = 2;
const ENOTDIR = 20;

function walk(files: MemoryStatFiles, folder = DEMO): readonly FoundFile[] {
  const walked = walkFolder(files, folder);
  if (walked.kind !== 'walked') throw new Error(`Not walked: ${JSON.stringify(walked)}`);
  return walked.files;
}

describe('a walk', () => {
  it('finds every file with its place in the tree', () => {
    const files = new MemoryStatFiles();
    files.put('/demo/a', '1');
    files.put('/demo/sub/deep/b', '2');
    const found = walk(files, { name: 'name', directory: '/demo/' });
    const facts = found.map(({ path, place, name }) => [path, place.join('/'), name]);
    expect(facts).toEqual([
      ['/demo/a', 'name', 'a'],
      ['/demo/sub/deep/b', 'name/sub/deep', 'b'],
    ]);
  });

  it('finds what it does not read, and says why', () => {
    const files = new MemoryStatFiles();
    files.put('/demo/link', '', { kind: 'symlink' });
    files.put('/demo/pipe', '', { kind: 'fifo' });
    files.mkdir('/demo/private').listError = EACCES;
    const problems = Object.fromEntries(walk(files).map(({ name, problem }) => [name, problem]));
    expect(problems).toEqual({
      link: NOT_READ.symlink,
      pipe: NOT_READ.notRegular,
      private: EACCES,
    });
  });

  it('fails with the errno of a folder that cannot be opened', () => {
    const files = new MemoryStatFiles();
    files.put('/file', '1');
    expect(walkFolder(files, DEMO)).toEqual({ kind: 'failed', error: -ENOENT });
    const notOne = { name: 'demo', directory: '/file' };
    expect(walkFolder(files, notOne)).toEqual({ kind: 'failed', error: -ENOTDIR });
  });

  it('has one row that says why when the folder itself cannot be listed', () => {
    const files = new MemoryStatFiles();
    files.mkdir('/demo').listError = EACCES;
    expect(walk(files)).toMatchObject([{ place: ['demo'], name: 'demo', problem: EACCES }]);
  });

  it('judges each directory by the filesystem it lies on, not by that of the folder', () => {
    const files = new MemoryStatFiles();
    files.put('/demo/own', '1');
    files.mkdir('/demo/cpu', CGROUP2);
    files.put('/demo/cpu/cpu.weight', '100');
    const rules = walk(files).map(({ name, describe: meta, access }) => [
      name,
      meta(name, true).clear?.kind,
      access,
    ]);
    expect(rules).toEqual([
      ['own', 'write', 'reopen'],
      ['cpu.weight', 'unknown', 'descriptor'],
    ]);
  });

  it('guesses no clear rule anywhere below /sys/fs/cgroup of this host', () => {
    const walked = walkFolder(realReader(), { name: 'cg', directory: '/sys/fs/cgroup' });
    const found = walked.kind === 'walked' ? walked.files : [];
    const clearable = found.filter(
      ({ problem, describe: meta, name }) =>
        problem === 0 && meta(name, true).clear?.kind === 'write',
    );
    expect(clearable.map(({ path }) => path)).toEqual([]);
  });

  it('tells where something may come or go, of very many directories the first', () => {
    const files = new MemoryStatFiles();
    files.put('/demo/a', '1');
    files.put('/demo/sub/deep/b', '2');
    const directories = ['/demo', '/demo/sub', '/demo/sub/deep'];
    expect(walkFolder(files, DEMO)).toMatchObject({ directories });
    for (let i = 0; i < 400; i++) files.put(`/demo/many/${i}/c`, '3');
    const walk = walkFolder(files, DEMO);
    expect(walk.kind === 'walked' && walk.directories.length).toBe(256);
  });

  it('goes as deep as a path may be, and says when there was more', () => {
    const files = new MemoryStatFiles();
    const deepest = 'd/'.repeat(MAX_PATH_DEPTH - 2);
    files.put(`/demo/${deepest}f`, '1');
    expect(walkFolder(files, DEMO)).toMatchObject({ cut: false });
    files.put(`/demo/${deepest}d/f`, '1');
    expect(walkFolder(files, DEMO)).toMatchObject({ cut: false });
    files.put(`/demo/${deepest}d/d/f`, '1');
    const walked = walkFolder(files, DEMO);
    expect(walked).toMatchObject({ cut: true });
    expect(walked.kind === 'walked' && walked.files.length).toBe(2);
  });

  it('closes every directory it opened', () => {
    const files = new MemoryStatFiles();
    files.put('/demo/a/b/c/f', '1');
    files.mkdir('/demo/x').listError = EACCES;
    walk(files);
    expect(files.openCount).toBe(0);
  });
});
