import type { StatPath } from '@statsfs/core/model';
import { counter, gauge, rows, Source, text, valueSet } from '@statsfs/core/publish';
import { describe, expect, it } from 'vitest';
import { MemoryStatFiles } from './memory-stat-files.ts';
import { directoryAt, PublishedMount } from './published-mount.ts';
import { SweepRig } from './sweep-rig.ts';
import { TempFolder } from './temp-folder.ts';

const FUSE = 0x65735546;
const STATSFS = 0x73746174;
const ENOTCONN = 107;
const EIO = 5;

const over = (reader: MemoryStatFiles): SweepRig =>
  new SweepRig({ reader, folders: [{ name: 'app', directory: '/m' }] });

const at = (rig: SweepRig, path: string) => {
  const value = rig.index.resolvePath(path as StatPath);
  const source = rig.index.schema.sources[value?.value.source ?? -1];
  return { ...value?.descriptor, source };
};

/** liiling's form of August 2020, on the kernel's own filesystem, cut where its buffer ends. */
function followUp(): MemoryStatFiles {
  const files = new MemoryStatFiles();
  files.mkdir('/m', STATSFS);
  files.put('/m/net/eth 0/rx_bytes', '5\n', { mode: 0o644 });
  files.put('/m/net/eth 0/queue', '-3\n', { mode: 0o444 });
  files.put('/m/net/eth 0/drops%2F', '7\n', { mode: 0o444 });
  files.put('/m/net/eth 0/tx_bytes', '9\n', { mode: 0o644 });
  files.put(
    '/m/net/eth 0/.schema',
    `LABEL
interface_name eth 0
subsystem net

METRIC
NAME rx_bytes
FLAG CUMULATIVE
TYPE INT
DESC Bytes received.

METRIC
NAME queue
FLAG GAUGE
TYPE INT
DESC Frames that wait.

METRIC
NAME drops%2F
FLAG CUMU`,
  );
  return files;
}

describe('a statsfs of the 2020 follow-up', () => {
  it('is described by its schema as far as that goes, and by its modes from there', () => {
    using rig = over(followUp());
    expect(rig.rescan()).toEqual([]);
    expect(rig.seeAll()).toEqual({
      'app/net/eth 0/drops%252F': '7',
      'app/net/eth 0/queue': '-3',
      'app/net/eth 0/rx_bytes': '5',
      'app/net/eth 0/tx_bytes': '9',
    });
    expect(at(rig, 'app/net/eth 0/rx_bytes')).toMatchObject({
      kind: 'cumulative',
      type: 'u64',
      description: 'Bytes received.',
      clear: { kind: 'write', text: '0\n', file: '' },
      source: { name: 'eth 0', label: 'interface_name' },
    });
    expect(at(rig, 'app/net/eth 0/queue')).toMatchObject({
      kind: 'floating',
      type: 's64',
      description: 'Frames that wait.',
      clear: { kind: 'none' },
    });
    expect(at(rig, 'app/net/eth 0/drops%252F')).toMatchObject({ kind: 'floating' });
    expect(at(rig, 'app/net/eth 0/tx_bytes')).toMatchObject({ kind: 'cumulative' });
  });
});

describe('a mount whose snapshot cannot be used', () => {
  function mount(snapshot: Uint8Array, readError = 0): MemoryStatFiles {
    const files = new MemoryStatFiles();
    files.mkdir('/m', FUSE);
    files.put('/m/a/hits', '5\n', { mode: 0o644 });
    files.put('/m/a/.schema', 'SOURCE x\n\nMETRIC\nNAME hits\nFLAG PEAK\nTYPE u64\n', {
      pageBytes: 7,
    });
    files.put('/m/.snapshot', snapshot, { readError });
    files.put('/m/a/.snapshot', snapshot, { readError });
    return files;
  }

  it.each([
    ['is of another version', Uint8Array.of(0x53, 0x46, 99, 1, 0, 0, 0, 0), 0],
    ['is no snapshot', new Uint8Array(64), 0],
    ['cannot be read', Uint8Array.of(), EIO],
  ])('because it %s is read file by file', (_, bytes, readError) => {
    const files = mount(bytes, readError);
    const rig = over(files);
    expect(rig.rescan()).toEqual([]);
    expect(rig.seeAll()).toEqual({ 'app/a/hits': '5' });
    expect(at(rig, 'app/a/hits')).toMatchObject({ kind: 'peak', source: { identity: 'x' } });
    rig[Symbol.dispose]();
    expect(files.openCount).toBe(0);
  });

  it('because its server has gone is one that has gone, not a folder of files', () => {
    using rig = over(mount(Uint8Array.of(), ENOTCONN));
    rig.rescan();
    expect(rig.seeAll()).toEqual({ 'app/m': '!ENOTCONN' });
    expect(rig.rescan()).toEqual(['Cannot read /m as a statsfs: server gone']);
  });
});

describe('a copy of a mounted statsfs', () => {
  /** Copies every file as `cp -r` does. */
  function copy(mount: PublishedMount, folder: TempFolder, path = ''): void {
    for (const { name, kind } of directoryAt(mount, path).list()) {
      const below = path === '' ? name : `${path}/${name}`;
      if (kind === 'directory') copy(mount, folder, below);
      else if (name !== '.snapshot') folder.write(below, String(mount.read(below)));
      else folder.write(below, Uint8Array.of(0x53, 0x46, 0, 255));
    }
  }

  it('is what the mount was, and what is not in its schema is a file like others', () => {
    using folder = new TempFolder();
    const mount = new PublishedMount();
    const set = valueSet([
      counter('guest doorbell', { description: 'Rings.' }),
      gauge('load'),
      text('version'),
      rows('calls', {
        keys: [{ name: 'function', type: 'string' }],
        rows: () => new Map([['a b', 1]]),
      }),
    ]);
    const base = { 'guest doorbell': 1, load: 0.5, version: '12' };
    const vm = new Source('4711/12', { label: 'vm', identity: 'uuid 7' }).add(set, base);
    mount.register(new Source('kvm').addSubordinate(vm));
    copy(mount, folder);
    folder.write('kvm/other', '3\n', 0o444);
    folder.write('kvm/4711%2F12/sub/plain%2F', '4\n', 0o444);
    using rig = new SweepRig({ folders: [{ name: 'app', directory: folder.path }] });
    expect(rig.rescan()).toEqual([]);
    const place = 'app/kvm/4711%2F12';
    expect(rig.seeAll()).toEqual({
      [`${place}/guest doorbell`]: '1',
      [`${place}/load`]: '0.5',
      [`${place}/version`]: '12',
      [`${place}/calls`]: 'a b=1',
      [`${place}/sub/plain%252F`]: '4',
      'app/kvm/other': '3',
    });
    expect(at(rig, `${place}/guest doorbell`)).toMatchObject({
      kind: 'cumulative',
      description: 'Rings.',
      source: { identity: 'uuid 7', label: 'vm' },
    });
    expect(at(rig, `${place}/version`)).toMatchObject({ type: 'text' });
    // Anybody may write to a copy, but it is the schema that says what a write does.
    expect(at(rig, `${place}/load`)).toMatchObject({ clear: { kind: 'none' } });
  });
});

describe('a dot file of a folder', () => {
  it('that is no schema is a file like others', () => {
    using folder = new TempFolder();
    folder.write('a/.schema', '5\n');
    folder.write('a/.snapshot', '6\n');
    using rig = new SweepRig({ folders: [{ name: 'app', directory: folder.path }] });
    rig.rescan();
    expect(rig.seeAll()).toEqual({ 'app/a/.schema': '5', 'app/a/.snapshot': '6' });
  });
});
