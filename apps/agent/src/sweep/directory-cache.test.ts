import { describe, expect, it } from 'vitest';
import { MemoryStatFiles } from '../../test/memory-stat-files.ts';
import { DirectoryCache } from './directory-cache.ts';

const ENOENT = 2;
const ENOTDIR = 20;

describe('directories', () => {
  it('are opened once, one below the other', () => {
    const files = new MemoryStatFiles();
    files.put('/fs/a/b/f', '1');
    const directories = new DirectoryCache(files);
    const first = directories.get('/fs', ['a', 'b']);
    expect(directories.get('/fs', ['a', 'b'])).toBe(first);
    expect(files.openCount).toBe(3);
    directories.get('/fs', ['a']);
    expect(files.openCount).toBe(3);
  });

  it('answer errno where none is, and are looked for again', () => {
    const files = new MemoryStatFiles();
    const directories = new DirectoryCache(files);
    expect(directories.get('/fs', ['a'])).toBe(-ENOENT);
    files.put('/fs/a', 'a file');
    expect(directories.get('/fs', ['a'])).toBe(-ENOTDIR);
    files.remove('/fs/a');
    files.mkdir('/fs/a');
    expect(directories.get('/fs', ['a'])).toBeGreaterThan(0);
  });

  it('are closed in the order of opening when there are more than may stay open, and opened anew when they are used', () => {
    const files = new MemoryStatFiles();
    const many = 4200;
    for (let i = 0; i < many; i++) files.put(`/fs/d${i}/f`, '1');
    const directories = new DirectoryCache(files);
    for (let i = 0; i < many; i++) {
      expect(directories.openFile('/fs', [`d${i}`, 'f'])).toBeGreaterThan(0);
    }
    expect(files.openCount - many).toBe(4096);
    const last = directories.get('/fs', [`d${many - 1}`]);
    expect(directories.openFile('/fs', ['d0', 'f'])).toBeGreaterThan(0);
    expect(directories.get('/fs', [`d${many - 1}`])).toBe(last);
    expect(files.openCount - many - 1).toBe(4096);
  });

  it('are all closed in the end', () => {
    const files = new MemoryStatFiles();
    files.put('/fs/a/b/f', '1');
    const directories = new DirectoryCache(files);
    directories.get('/fs', ['a', 'b']);
    directories.forget('/fs', ['a', 'b']);
    directories.get('/fs', ['a', 'b']);
    directories[Symbol.dispose]();
    expect(files.openCount).toBe(0);
  });
});
