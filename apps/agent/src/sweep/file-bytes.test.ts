import { NOT_READ } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { foundAt } from '../../test/found-at.ts';
import { type MemoryFile, MemoryStatFiles } from '../../test/memory-stat-files.ts';
import { realReader } from '../../test/real-reader.ts';
import { TempFolder } from '../../test/temp-folder.ts';
import type { FoundFile } from '../filesystems/found-file.ts';
import { ARENA_BYTES, type StatReader } from '../ports/stat-reader.ts';
import { DescriptorBudget } from './descriptor-budget.ts';
import { DirectoryCache } from './directory-cache.ts';
import { FileBytes } from './file-bytes.ts';

const EACCES = 13;
const EIO = 5;
const ENODEV = 19;
const ENOENT = 2;
const ENOTDIR = 20;
const ACCESS = ['descriptor', 'reopen'] as const;

class Rig {
  readonly files = new MemoryStatFiles();
  readonly directories: DirectoryCache;
  readonly bytes: FileBytes;

  constructor(access: FoundFile['access'], budget = new DescriptorBudget()) {
    this.directories = new DirectoryCache(this.files);
    const parts = { reader: this.files, directories: this.directories, budget };
    this.bytes = new FileBytes(parts, foundAt('/fs', ['sub', 'f'], { access }));
  }

  put(text: string, more: Partial<MemoryFile> = {}): MemoryFile {
    return this.files.put('/fs/sub/f', text, more);
  }

  again(): string | number {
    return textOf(this.files, this.bytes.readAgain());
  }

  whole(): string | number {
    return textOf(this.files, this.bytes.readWhole());
  }

  /** How many reads a call takes. */
  readsOf(call: () => unknown): number {
    const before = this.files.reads;
    call();
    return this.files.reads - before;
  }
}

const textOf = (reader: StatReader, length: number): string | number =>
  length < 0 ? length : new TextDecoder().decode(reader.arena.subarray(0, length));

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each(ACCESS)('a file that is read by %s', (access) => {
  it('is read to its end, page by page', () => {
    const rig = new Rig(access);
    const text = 'abcdefghij'.repeat(100);
    rig.put(text, { pageBytes: 7 });
    expect(rig.whole()).toBe(text);
    expect(rig.again()).toBe(text);
  });

  it('is read again in as many reads as it takes, without one that finds nothing', () => {
    const rig = new Rig(access);
    rig.put('x'.repeat(20), { pageBytes: 10 });
    expect(rig.readsOf(() => rig.whole())).toBe(3);
    expect(rig.readsOf(() => rig.again())).toBe(2);
  });

  it('is read in one go once it is known how long it is', () => {
    const rig = new Rig(access);
    rig.put('x'.repeat(3000));
    rig.whole();
    rig.again();
    expect(rig.readsOf(() => rig.again())).toBe(1);
  });

  it.each([63, 64, 65, 255, 256, 257])(
    'of %i bytes comes whole, also where that is exactly what was asked for',
    (length) => {
      const rig = new Rig(access);
      const file = rig.put('x');
      rig.whole();
      const text = 'y'.repeat(length);
      file.bytes = encode(text);
      expect(rig.again()).toBe(text);
      expect(rig.again()).toBe(text);
    },
  );

  it('comes whole when it grows and shrinks between reads', () => {
    const rig = new Rig(access);
    const file = rig.put('');
    for (const length of [0, 5, 64, 300, 20_000, 64, 3, 0, 70_000]) {
      const text = 'z'.repeat(length);
      file.bytes = encode(text);
      expect(rig.whole()).toBe(text);
      expect(rig.again()).toBe(text);
    }
  });

  it('comes as far as its known reads go when it has grown by a page, and whole when asked', () => {
    const rig = new Rig(access);
    const file = rig.put('12345\n', { pageBytes: 6 });
    rig.whole();
    file.bytes = encode('12345\n67890\n');
    expect(rig.again()).toBe('12345\n');
    expect(rig.whole()).toBe('12345\n67890\n');
    expect(rig.again()).toBe('12345\n67890\n');
  });

  it('is refused when it does not fit into the arena, and read again when it does', () => {
    const rig = new Rig(access);
    const file = rig.put('x'.repeat(ARENA_BYTES - 1));
    expect(rig.bytes.readWhole()).toBe(ARENA_BYTES - 1);
    file.bytes = new Uint8Array(ARENA_BYTES).fill(0x78);
    expect(rig.bytes.readWhole()).toBe(-NOT_READ.tooLarge);
    expect(rig.bytes.readAgain()).toBe(-NOT_READ.tooLarge);
    file.bytes = encode('7\n');
    expect(rig.again()).toBe('7\n');
  });

  it('answers the errno of a failed open or read, and recovers', () => {
    const rig = new Rig(access);
    const file = rig.put('7\n');
    rig.whole();
    file.readError = EIO;
    expect(rig.again()).toBe(-EIO);
    file.openError = EACCES;
    expect(rig.again()).toBe(-EACCES);
    file.openError = 0;
    file.readError = 0;
    expect(rig.again()).toBe('7\n');
  });

  it('is gone when it was removed, and found when it is back', () => {
    const rig = new Rig(access);
    const file = rig.put('7\n');
    rig.whole();
    rig.files.remove('/fs/sub/f');
    file.readError = ENODEV;
    const gone = rig.again();
    expect([-ENOENT, -ENODEV]).toContain(gone);
    expect(rig.again()).toBe(-ENOENT);
    rig.put('8\n');
    expect(rig.again()).toBe('8\n');
  });

  it('is found in the directory that took the place of the one we hold', () => {
    const rig = new Rig(access);
    const file = rig.put('7\n');
    rig.whole();
    rig.files.remove('/fs/sub/f');
    rig.files.remove('/fs/sub');
    file.readError = ENODEV;
    rig.again();
    expect(rig.again()).toBe(-ENOENT);
    rig.put('8\n');
    expect(rig.again()).toBe('8\n');
  });

  it('is found below a directory that was replaced while one below it was not there', () => {
    const rig = new Rig(access);
    const file = rig.put('7\n');
    rig.whole();
    rig.files.remove('/fs/sub/f');
    rig.files.remove('/fs/sub');
    rig.files.remove('/fs');
    file.readError = ENODEV;
    rig.files.mkdir('/fs');
    rig.again();
    expect(rig.again()).toBe(-ENOENT);
    rig.files.remove('/fs');
    rig.put('8\n');
    expect(rig.again()).toBe('8\n');
  });

  it('says so when a file stands where its directory was', () => {
    const rig = new Rig(access);
    const file = rig.put('7\n');
    rig.whole();
    file.readError = ENODEV;
    rig.files.remove('/fs/sub/f');
    rig.files.remove('/fs/sub');
    rig.files.put('/fs/sub', 'a file');
    rig.again();
    expect(rig.again()).toBe(-ENOTDIR);
  });

  it('leaves no descriptor open in the end', () => {
    const rig = new Rig(access);
    rig.put('7\n');
    rig.whole();
    rig.again();
    rig.bytes[Symbol.dispose]();
    rig.directories[Symbol.dispose]();
    expect(rig.files.openCount).toBe(0);
  });
});

describe('a file that cannot be read twice', () => {
  it('is opened anew for each read from then on, and comes whole', () => {
    const rig = new Rig('descriptor');
    const file = rig.put('x'.repeat(64), { seekable: false, pageBytes: 10 });
    expect(rig.whole()).toBe('x'.repeat(64));
    file.bytes = encode('y'.repeat(100));
    rig.whole();
    expect(rig.again()).toBe('y'.repeat(100));
    expect(rig.files.openedForReading).toHaveLength(4);
  });
});

describe('a file that is read by descriptor', () => {
  it('is opened once', () => {
    const rig = new Rig('descriptor');
    rig.put('7\n');
    rig.whole();
    rig.again();
    rig.again();
    expect(rig.files.openedForReading).toEqual(['f']);
  });

  it('is opened for each read when no more descriptors may be kept, until one is given back', () => {
    const budget = new DescriptorBudget(1);
    const first = new Rig('descriptor', budget);
    const second = new Rig('descriptor', budget);
    for (const rig of [first, second]) {
      rig.put('7\n');
      rig.whole();
      rig.again();
    }
    expect(first.files.openedForReading).toHaveLength(1);
    expect(second.files.openedForReading).toHaveLength(2);
    first.bytes[Symbol.dispose]();
    expect([second.again(), second.again(), second.again()]).toEqual(['7\n', '7\n', '7\n']);
    expect(second.files.openedForReading).toHaveLength(3);
  });
});

describe('a file that is reopened', () => {
  it('is the one that has the name now, not the one that had it', () => {
    const rig = new Rig('reopen');
    rig.put('7\n');
    rig.whole();
    rig.put('8\n');
    expect(rig.again()).toBe('8\n');
  });

  it('is read where its directory was moved to, until directories are found anew', () => {
    const rig = new Rig('reopen');
    rig.put('7\n');
    rig.whole();
    rig.files.move('/fs/sub', '/fs/old');
    rig.put('8\n');
    expect(rig.again()).toBe('7\n');
    rig.directories.clear();
    expect(rig.again()).toBe('8\n');
  });

  it('works alike on a real file that is rewritten, grown, removed and replaced', () => {
    using folder = new TempFolder();
    const reader = realReader();
    using directories = new DirectoryCache(reader);
    const parts = { reader, directories, budget: new DescriptorBudget() };
    const bytes = new FileBytes(parts, foundAt(folder.path, ['sub', 'f']));
    folder.write('sub/f', '1\n');
    expect(textOf(reader, bytes.readWhole())).toBe('1\n');
    for (const text of ['22\n', 'x'.repeat(64), 'y'.repeat(100_000), '', '3\n']) {
      folder.write('sub/f', text);
      expect(textOf(reader, bytes.readAgain())).toBe(text);
    }
    folder.remove('sub');
    expect(bytes.readAgain()).toBe(-ENOENT);
    folder.write('sub/f', '4\n');
    expect(textOf(reader, bytes.readAgain())).toBe('4\n');
  });
});
