import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/manual-clock.ts';
import { type MemoryFile, MemoryStatFiles } from '../../test/memory-stat-files.ts';
import type { CatalogFile } from '../catalog/catalog-entry.ts';
import type { DirectoryEntry } from '../ports/stat-reader.ts';
import { Lookout } from './lookout.ts';

const SEQNUM = '/sys/kernel/uevent_seqnum';
const MOUNTINFO = '/proc/self/mountinfo';

const entry = (file: string, at: string): CatalogFile => ({
  file,
  at,
  filesystem: 'sysfs',
  format: { kind: 'scalar' },
  reference: '',
  values: {},
});
const CATALOG = [
  entry('/sys/block/*/stat', 'block/*'),
  entry('/sys/fs/ext4/*/errors', 'fs/*'),
  entry('/sys/fs/cgroup/*/cpu', 'cgroup/*'),
  entry('/proc/#/stat', 'proc/#'),
];
const BLOCK = '/sys/block';
const EXT4 = '/sys/fs/ext4';
const CGROUP = '/sys/fs/cgroup';

/** Listing a directory takes time. */
class SlowFiles extends MemoryStatFiles {
  readonly clock = new ManualClock();
  listMs = 0;

  override list(directory: number): readonly DirectoryEntry[] | number {
    this.clock.advance(this.listMs);
    return super.list(directory);
  }
}

/** Somebody who looks once a second. Time passes when the test says so, and while a directory is listed. */
class Rig {
  readonly files = new SlowFiles();
  readonly lookout: Lookout;
  isWatched = true;
  readonly #seqnum: MemoryFile | undefined;
  #uevents = 7;

  constructor({ counts = true } = {}) {
    const { files } = this;
    for (const { file } of CATALOG) files.put(file.replace('*', 'a'), '1');
    files.put(MOUNTINFO, '');
    this.#seqnum = counts ? files.put(SEQNUM, '7') : undefined;
    const options = { reader: files, catalog: CATALOG, folders: [], only: [] };
    const watcher = { watch: () => this.isWatched, [Symbol.dispose]: () => undefined };
    const more = { findsMounts: false, keepsApart: false };
    this.lookout = new Lookout({ ...options, ...more }, files.clock, watcher);
    this.look(false);
  }

  look(hasChanged: boolean): string[] {
    // Half a second early: a few microseconds more or less must not put a place off to the next look.
    const keys = this.lookout.look(this.files.clock.monotonicUs() + 5e5).map(({ key }) => key);
    for (const key of keys) this.lookout.learn(key, hasChanged);
    return keys;
  }

  /** @returns seconds after which a place was looked at, of so many. */
  looksAt(place: string, seconds: number, eachSecond = () => false): number[] {
    return Array.from({ length: seconds }, (_, second) => second + 1).filter(() => {
      this.files.clock.advance(1000);
      return this.look(eachSecond()).includes(place);
    });
  }

  /** A device comes or goes. */
  uevent(): void {
    // The file itself stays the same one, as the kernel's does.
    if (this.#seqnum !== undefined) this.#seqnum.bytes = Buffer.from(String(++this.#uevents));
  }
}

describe('a place that files are looked for in', () => {
  it('is looked at every 10 s where nobody tells of changes', () => {
    expect(new Rig().looksAt(EXT4, 30)).toEqual([10, 20, 30]);
    expect(new Rig({ counts: false }).looksAt(BLOCK, 30)).toEqual([10, 20, 30]);
    const rig = new Rig();
    rig.isWatched = false;
    expect(rig.looksAt(CGROUP, 30)).toEqual([10, 20, 30]);
  });

  it('is looked at every minute where the kernel tells of changes', () => {
    // The first look is no quiet one: what began before it may not be over.
    expect(new Rig().looksAt(BLOCK, 130)).toEqual([10, 70, 130]);
    expect(new Rig().looksAt(CGROUP, 130)).toEqual([10, 70, 130]);
  });

  it('is looked at at once when a device comes or goes, and once more 10 s later', () => {
    const rig = new Rig();
    rig.looksAt(BLOCK, 15);
    rig.uevent();
    expect(rig.looksAt(BLOCK, 80)).toEqual([1, 11, 71]);
    rig.uevent();
    expect(rig.looksAt(CGROUP, 20)).not.toContain(1);
  });

  it('is looked at at once for other processes, however often nothing came of it', () => {
    const rig = new Rig();
    rig.files.listMs = 10;
    for (let round = 0; round < 10; round++) {
      rig.lookout.processes = [round];
      expect(rig.looksAt('/proc', 3)).not.toEqual([]);
    }
  });

  it('is looked at at once when something is mounted or unmounted', () => {
    const rig = new Rig();
    rig.looksAt(EXT4, 2);
    rig.files.put(MOUNTINFO, '40 22 0:44 / /far rw - ext4 x rw\n');
    expect(rig.looksAt(EXT4, 12)).toEqual([1, 11]);
  });

  it('that was slow once is looked at as before', () => {
    const rig = new Rig();
    rig.files.listMs = 800;
    expect(rig.looksAt(EXT4, 10)).toEqual([10]);
    rig.files.listMs = 0;
    expect(rig.looksAt(EXT4, 30)).toEqual([7, 17, 27]);
  });

  it('that is dear is looked at the more rarely', () => {
    const rig = new Rig();
    // Two directories: 8 ms are 0.02 % of 40 s.
    rig.files.listMs = 4;
    expect(rig.looksAt(EXT4, 110)).toEqual([10, 20, 60, 100]);
  });

  it('is looked at the more rarely the more often nothing came of it, for there are hosts on which devices talk all the time', () => {
    const rig = new Rig();
    rig.files.listMs = 10;
    rig.looksAt(BLOCK, 11);
    const talk = () => {
      rig.uevent();
      return false;
    };
    const looks = rig.looksAt(BLOCK, 100, talk).length;
    expect(looks).toBeLessThan(8);
    // A quiet while, and what is told is looked at again soon.
    rig.looksAt(BLOCK, 200);
    rig.uevent();
    expect(rig.looksAt(BLOCK, 3)).toContain(1);
    // Now something does: 20 ms are 2 % of a second.
    const found = () => {
      rig.uevent();
      return true;
    };
    expect(rig.looksAt(BLOCK, 100, found).length).toBeGreaterThan(25);
  });
});
