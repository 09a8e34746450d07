import { describe, expect, it } from 'vitest';
import { kvmDump } from '../../test/kvm-dumps.ts';
import { MemoryProcesses } from '../../test/memory-processes.ts';
import { MemoryStatFiles } from '../../test/memory-stat-files.ts';
import type { CatalogFile } from '../catalog/catalog-entry.ts';
import { catalogGroups, folderFinder } from './find-groups.ts';
import type { FindOptions, Found } from './find-options.ts';
import { MAX_FOLDER_FILES } from './folder/walk-folder.ts';
import { KvmRoad } from './kvm/kvm-road.ts';
import { readMounts } from './mounts/mount-table.ts';

const entry = (file: string, at: string): CatalogFile => ({
  file,
  at,
  filesystem: 'procfs',
  format: { kind: 'scalar' },
  reference: '',
  values: {},
});

const CATALOG = [entry('/proc/vmstat', 'mem/vmstat'), entry('/sys/block/*/stat', 'block/*')];

function setup(more: Partial<FindOptions> = {}): FindOptions {
  const reader = new MemoryStatFiles();
  reader.put('/proc/vmstat', '1');
  reader.put('/sys/block/vda/stat', '1');
  reader.put('/sys/block/vdb/stat', '1');
  reader.mkdir('/sys/block/vdc');
  reader.put('/sys/block/README', '1');
  reader.put('/demo/a', '1');
  const folders = [{ name: 'demo', directory: '/demo' }];
  return {
    reader,
    catalog: CATALOG,
    folders,
    only: [],
    findsMounts: false,
    keepsApart: false,
    ...more,
  };
}

/** What all groups hold together. */
function findAll(options: FindOptions, processes: readonly number[] = []): Found {
  const groups = [
    ...catalogGroups(options, () => processes),
    ...folderFinder(options)(readMounts(options.reader)),
  ];
  const found = groups.map(({ find }) => find());
  return {
    files: found.flatMap(({ files }) => files),
    notifying: found.flatMap(({ notifying }) => notifying),
    snapshots: found.flatMap(({ snapshots }) => snapshots),
    apart: found.flatMap(({ apart }) => apart),
    warnings: found.flatMap(({ warnings }) => warnings),
  };
}

const pathsOf = ({ files }: Found): string[] => files.map(({ path }) => path);

describe('what is found', () => {
  it('is what of the catalog is there, and every file of the folders', () => {
    expect(pathsOf(findAll(setup()))).toEqual([
      '/proc/vmstat',
      '/sys/block/vda/stat',
      '/sys/block/vdb/stat',
      '/demo/a',
    ]);
  });

  it('of a pattern has its place filled with what matched', () => {
    const { files } = findAll(setup());
    expect(files.map(({ place, name }) => [...place, name].join('/'))).toEqual([
      'mem/vmstat',
      'block/vda',
      'block/vdb',
      'demo/a',
    ]);
  });

  it('of the catalog stays when it can only not be opened', () => {
    const options = setup();
    const { reader } = options;
    if (!(reader instanceof MemoryStatFiles)) throw new Error('not the one that was made');
    reader.put('/proc/vmstat', '1', { openError: 13 });
    expect(pathsOf(findAll(options))).toContain('/proc/vmstat');
  });

  it('is limited to the subsystems that were asked for, folders included', () => {
    expect(pathsOf(findAll(setup({ only: ['block'] })))).toEqual([
      '/sys/block/vda/stat',
      '/sys/block/vdb/stat',
    ]);
    expect(pathsOf(findAll(setup({ only: ['demo', 'mem'] })))).toEqual(['/proc/vmstat', '/demo/a']);
    expect(pathsOf(findAll(setup({ only: ['nope'] })))).toEqual([]);
  });

  it('of a folder that is not there is one row with the reason, and a sentence', () => {
    const folders = [{ name: 'gone', directory: '/not/there' }];
    const { files, warnings } = findAll(setup({ folders, only: ['gone'] }));
    expect(files).toMatchObject([
      { path: '/not/there', place: ['gone'], name: 'there', problem: 2 },
    ]);
    expect(warnings).toEqual(['Cannot walk /not/there for --fs gone: gone (ENOENT)']);
  });

  it('of a folder that is too large is cut, and said', () => {
    const options = setup({ only: ['demo'] });
    const { reader } = options;
    if (!(reader instanceof MemoryStatFiles)) throw new Error('not the one that was made');
    const { entries } = reader.mkdir('/demo');
    const file = reader.put('/demo/f', '1');
    for (let i = 0; i <= MAX_FOLDER_FILES; i++) entries.set(`f${i}`, file);
    const { files, warnings } = findAll(options);
    expect(files).toHaveLength(MAX_FOLDER_FILES);
    expect(warnings).toEqual(['/demo holds more than 200,000 files or is too deep; rest left out']);
  });

  it('of processes is only what was asked for, whatever else there is', () => {
    const catalog = [entry('/proc/#/statm', 'proc/#/statm'), entry('/proc/vmstat', 'mem/vmstat')];
    const options = setup({ catalog, folders: [] });
    const { reader } = options;
    if (!(reader instanceof MemoryStatFiles)) throw new Error('not the one that was made');
    for (const id of [1, 22, 333]) reader.put(`/proc/${id}/statm`, '1');
    expect(pathsOf(findAll(options, [22, 4444]))).toEqual(['/proc/22/statm', '/proc/vmstat']);
  });

  it('of a folder that may hang is left to others who keep such apart', () => {
    const options = setup({ keepsApart: true });
    const { reader } = options;
    if (!(reader instanceof MemoryStatFiles)) throw new Error('not the one that was made');
    reader.put('/proc/self/mountinfo', '40 22 0:44 / /demo rw - fuse.x x rw\n');
    const { apart, files } = findAll({ ...options, only: ['demo'] });
    expect(apart).toEqual([{ name: 'demo', directory: '/demo' }]);
    expect(files).toEqual([]);
    expect(findAll({ ...options, keepsApart: false, only: ['demo'] }).files).toHaveLength(1);
  });

  it('of virtual machines are their descriptors too, also where debugfs is not mounted', () => {
    const catalog = [
      entry('/sys/kernel/debug/kvm/*-*/*', 'kvm/*-*/*'),
      entry('/sys/kernel/debug/bdi/*/stats', 'block/*'),
    ];
    const options = setup({ catalog, folders: [] });
    const { reader } = options;
    if (!(reader instanceof MemoryStatFiles)) throw new Error('not the one that was made');
    reader.mkdir('/sys/devices/virtual/misc/kvm');
    const processes = new MemoryProcesses(reader);
    processes.start(500);
    processes.hold(500, 12, 'anon_inode:kvm-vm');
    processes.hold(500, 14, 'anon_inode:kvm-vm-stats', kvmDump('vm').bytes);
    using kvm = new KvmRoad(reader, { keepsSums: false });
    expect(pathsOf(findAll({ ...options, kvm }))).toEqual(['/proc/500/fd/14']);
    expect(pathsOf(findAll({ ...options, kvm, only: ['block'] }))).toEqual([]);
  });

  it('leaves no descriptor open', () => {
    const options = setup();
    findAll(options);
    expect(options.reader).toMatchObject({ openCount: 0 });
  });
});
