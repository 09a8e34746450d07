import { counter, Source, valueSet } from '@statsfs/core/publish';
import { describe, expect, it } from 'vitest';
import { type MemoryFile, MemoryStatFiles } from '../../test/memory-stat-files.ts';
import { PublishedMount, readWhole } from '../../test/published-mount.ts';
import { SweepRig } from '../../test/sweep-rig.ts';
import { ARENA_BYTES } from '../ports/stat-reader.ts';

const FUSE = 0x65735546;
const ENOTCONN = 107;

/** A mounted statsfs in memory, and a sweep that walks it; beside it a file of another folder. */
class Walked implements Disposable {
  readonly files = new MemoryStatFiles();
  readonly rig: SweepRig;
  readonly published = new PublishedMount();
  readonly #snapshot: MemoryFile;

  constructor(...sources: readonly Source[]) {
    for (const source of sources) this.published.register(source);
    this.files.mkdir('/m', FUSE);
    this.#snapshot = this.files.put('/m/.snapshot', this.#bytes());
    this.files.put('/other/n', '1');
    const folders = [
      { name: 'app', directory: '/m' },
      { name: 'other', directory: '/other' },
    ];
    this.rig = new SweepRig({ reader: this.files, folders });
    this.rig.rescan();
  }

  get snapshot(): MemoryFile {
    return this.#snapshot;
  }

  /** The program counts on, or other sources are there; then the agent sweeps. */
  sweep(published: PublishedMount = this.published): Record<string, string> {
    published.publish();
    this.#snapshot.bytes = this.#bytes(published);
    this.rig.sweep();
    return this.rig.seeAll('app');
  }

  #bytes(published: PublishedMount = this.published): Uint8Array {
    const into = new Uint8Array(4 * ARENA_BYTES);
    const length = published.open('.snapshot').read(into, into.length, 0);
    if (typeof length !== 'number' || length < 0) throw new Error('No snapshot');
    return into.slice(0, length);
  }

  [Symbol.dispose](): void {
    this.rig[Symbol.dispose]();
  }
}

const hits = valueSet([counter('hits')]);
const named = (name: string, base: { hits: number }): Source => new Source(name).add(hits, base);

describe('a mounted statsfs in the sweep', () => {
  it('is read whole once, then only what is behind its schema', () => {
    const base = { hits: 1 };
    using walked = new Walked(named('a', base));
    expect(walked.rig.seeAll()).toEqual({ 'app/a/hits': '1', 'other/n': '1' });
    const { files } = walked;
    const offsets: number[] = [];
    const { pread } = files;
    files.pread = (descriptor, into, length, offset) => {
      if (length === ARENA_BYTES) offsets.push(offset);
      return pread.call(files, descriptor, into, length, offset);
    };
    base.hits = 2;
    expect(walked.sweep()).toEqual({ 'app/a/hits': '2' });
    expect(offsets).toHaveLength(1);
    expect(offsets[0]).toBeGreaterThan(0);
  });

  it('that changed is read whole again; what stays keeps its index', () => {
    using walked = new Walked(named('a', { hits: 1 }));
    const indexOf = (path: string) => walked.rig.index.resolvePath(path as never)?.index;
    const before = indexOf('app/a/hits');
    walked.published.register(named('b', { hits: 2 }));
    expect(walked.sweep()).toEqual({ 'app/a/hits': '1', 'app/b/hits': '2' });
    expect(indexOf('app/a/hits')).toBe(before);
  });

  it('of a program that started anew is another tree under the same name', () => {
    using walked = new Walked(named('a', { hits: 1 }));
    const next = new PublishedMount({}, 'epoch-2');
    next.register(named('b', { hits: 7 }));
    expect(walked.sweep(next)).toEqual({ 'app/b/hits': '7' });
  });

  it('that is no snapshot at all, or half of one, says so of each value and costs nobody else', () => {
    using walked = new Walked(named('a', { hits: 1 }));
    const { snapshot, rig } = walked;
    const whole = snapshot.bytes;
    for (const bytes of [
      new Uint8Array(0),
      whole.slice(0, -1),
      whole.slice(0, 5),
      new Uint8Array(500).fill(7),
    ]) {
      snapshot.bytes = bytes;
      rig.sweep();
      expect(rig.seeAll()).toEqual({ 'app/a/hits': '!EUNRECOGNISED', 'other/n': '1' });
      snapshot.bytes = whole;
      rig.sweep();
      expect(rig.seeAll()).toEqual({ 'app/a/hits': '1', 'other/n': '1' });
    }
  });

  it('that has gone says so until the rescan, and warns then', () => {
    using walked = new Walked(named('a', { hits: 1 }));
    walked.snapshot.readError = ENOTCONN;
    walked.rig.sweep();
    expect(walked.rig.seeAll('app')).toEqual({ 'app/a/hits': '!ENOTCONN' });
    expect(walked.rig.rescan()).toEqual(['Cannot read /m as a statsfs: server gone']);
    walked.snapshot.readError = 0;
    walked.rig.sweep();
    expect(walked.rig.seeAll('app')).toEqual({ 'app/a/hits': '1' });
    expect(walked.rig.rescan()).toEqual([]);
  });

  it('that could never be read has a row that says why, until it can', () => {
    const files = new MemoryStatFiles();
    const published = new PublishedMount();
    published.register(named('a', { hits: 1 }));
    const bytes = readWhole(published.open('.snapshot'));
    if (typeof bytes === 'number') throw new Error('Expected a snapshot');
    files.mkdir('/m', FUSE);
    const snapshot = files.put('/m/.snapshot', bytes);
    snapshot.readError = ENOTCONN;
    using rig = new SweepRig({ reader: files, folders: [{ name: 'app', directory: '/m' }] });
    rig.rescan();
    expect(rig.seeAll()).toEqual({ 'app/m': '!ENOTCONN' });
    expect(rig.seenByJoiner()).toEqual({ 'app/m': '!ENOTCONN' });
    snapshot.readError = 0;
    rig.sweep();
    expect(rig.seeAll()).toEqual({ 'app/a/hits': '1' });
    files.remove('/m');
    rig.rescan();
    expect(rig.seeAll()).not.toHaveProperty('app/a/hits');
  });

  it('larger than one read is read in several', () => {
    const description = 'x'.repeat(60_000);
    const set = valueSet(Array.from({ length: 20 }, (_, n) => counter(`v${n}`, { description })));
    const base = Object.fromEntries(set.defs.map(({ descriptor }, n) => [descriptor.name, n]));
    using walked = new Walked(new Source('top').add(set, base));
    expect(walked.snapshot.bytes.length).toBeGreaterThan(ARENA_BYTES);
    expect(walked.rig.see('app/top/v19')).toBe('19');
    expect(walked.sweep()['app/top/v7']).toBe('7');
  });

  it('that shows this very tree is left out, for it would be shown in itself for ever', () => {
    const files = new MemoryStatFiles();
    const own = new PublishedMount({}, 'epoch.3');
    own.register(named('a', { hits: 1 }));
    const bytes = readWhole(own.open('.snapshot'));
    if (typeof bytes === 'number') throw new Error('Expected a snapshot');
    files.mkdir('/m', FUSE);
    files.put('/m/.snapshot', bytes);
    using rig = new SweepRig({ reader: files, folders: [{ name: 'app', directory: '/m' }] });
    rig.rescan();
    expect(rig.seeAll()).toEqual({});
  });

  it('is walked file by file where it has no snapshot', () => {
    const files = new MemoryStatFiles();
    files.mkdir('/m', FUSE);
    files.put('/m/vm/exits', '5\n');
    using rig = new SweepRig({ reader: files, folders: [{ name: 'app', directory: '/m' }] });
    rig.rescan();
    expect(rig.seeAll()).toEqual({ 'app/vm/exits': '5' });
  });
});
