import { describe, expect, it } from 'vitest';
import { MemoryStatFiles } from '../../../test/memory-stat-files.ts';
import { BLOCK_DISK } from '../../catalog/block/disk.ts';
import type { CatalogFile } from '../../catalog/catalog-entry.ts';
import { CGROUP } from '../../catalog/cgroup/cgroup.ts';
import { TRACE } from '../../catalog/trace.ts';
import { findCatalogFiles } from './find-files.ts';

const CACHES = '/sys/kernel/slab';
const IN_EACH_CACHE: CatalogFile = {
  file: `${CACHES}/*/alloc_slab`,
  at: 'mem/slab/*/alloc_slab',
  filesystem: 'sysfs',
  allAlike: true,
  format: { kind: 'scalar' },
  reference: '',
  values: {},
};

const pathsIn = (reader: MemoryStatFiles, catalog: readonly CatalogFile[]): string[] =>
  findCatalogFiles(reader, catalog, []).files.map(({ path }) => path);

const placesIn = (reader: MemoryStatFiles, catalog: readonly CatalogFile[]): string[] =>
  findCatalogFiles(reader, catalog, []).files.map(({ place, name }) => [...place, name].join('/'));

describe('control groups', () => {
  it('that are mounted together are found once, though each controller has a link to them', () => {
    const reader = new MemoryStatFiles();
    for (const mount of ['cpu,cpuacct', 'cpu', 'cpuacct']) {
      for (const file of ['cpu.stat', 'cpuacct.usage', 'a/cpu.stat', 'a/cpuacct.usage']) {
        reader.put(`/sys/fs/cgroup/${mount}/${file}`, '1');
      }
    }
    // The reader in memory goes through a directory that it lists as a link, as a kernel does.
    const list = reader.list.bind(reader);
    reader.list = (descriptor) => {
      const entries = list(descriptor);
      if (typeof entries === 'number') return entries;
      return entries.map((entry) =>
        /^cpu(acct)?$/.test(entry.name) ? { ...entry, kind: 'symlink' } : entry,
      );
    };
    expect(placesIn(reader, CGROUP).sort()).toEqual(
      [
        'cgroup/cpu,cpuacct/a/cpu.stat/',
        'cgroup/cpu,cpuacct/a/cpuacct.usage',
        'cgroup/cpu,cpuacct/cpu.stat/',
        'cgroup/cpu,cpuacct/cpuacct.usage',
      ].sort(),
    );
  });

  it('that are mounted apart are found under the name of each controller', () => {
    const reader = new MemoryStatFiles();
    reader.put('/sys/fs/cgroup/cpu/cpu.stat', '1');
    reader.put('/sys/fs/cgroup/cpuacct/cpuacct.usage', '1');
    reader.put('/sys/fs/cgroup/cpuacct/a/b/cpuacct.usage', '1');
    expect(pathsIn(reader, CGROUP).sort()).toEqual([
      '/sys/fs/cgroup/cpu/cpu.stat',
      '/sys/fs/cgroup/cpuacct/a/b/cpuacct.usage',
      '/sys/fs/cgroup/cpuacct/cpuacct.usage',
    ]);
  });
});

describe('a filesystem with two mounts', () => {
  const STATS = 'per_cpu/cpu0/stats';

  it('is looked into at the usual one', () => {
    const reader = new MemoryStatFiles();
    reader.put(`/sys/kernel/tracing/${STATS}`, '1');
    reader.put(`/sys/kernel/debug/tracing/${STATS}`, '1');
    expect(pathsIn(reader, TRACE)).toEqual([`/sys/kernel/tracing/${STATS}`]);
  });

  it('is looked into at the other one when the usual one holds nothing', () => {
    const reader = new MemoryStatFiles();
    reader.mkdir('/sys/kernel/tracing');
    reader.put(`/sys/kernel/debug/tracing/${STATS}`, '1');
    reader.put(`/sys/kernel/debug/tracing/instances/own/${STATS}`, '1');
    expect(pathsIn(reader, TRACE)).toEqual([
      `/sys/kernel/debug/tracing/${STATS}`,
      `/sys/kernel/debug/tracing/instances/own/${STATS}`,
    ]);
    expect(placesIn(reader, TRACE)).toEqual(['trace/0/', 'trace/instances/own/0/']);
  });

  it('that is mounted nowhere holds nothing', () => {
    expect(pathsIn(new MemoryStatFiles(), TRACE)).toEqual([]);
  });
});

describe('disks', () => {
  it('have their partitions found without a look into what else they have', () => {
    const reader = new MemoryStatFiles();
    for (const part of ['nvme0n1p1', 'nvme0n1p12']) {
      reader.put(`/sys/block/nvme0n1/${part}/stat`, '1');
    }
    reader.put('/sys/block/nvme0n1/stat', '1');
    for (const other of ['queue', 'power', 'holders']) reader.mkdir(`/sys/block/nvme0n1/${other}`);
    const { files, listed } = findCatalogFiles(reader, BLOCK_DISK, []);
    expect(files.map(({ place }) => place.join('/'))).toEqual([
      'block/nvme0n1',
      'partition/nvme0n1/nvme0n1p1',
      'partition/nvme0n1/nvme0n1p12',
    ]);
    expect(listed.filter((path) => /queue|power|holders/.test(path))).toEqual([]);
  });
});

describe('directories that are all alike', () => {
  it('are not all looked into when the first few have no such file', () => {
    const reader = new MemoryStatFiles();
    for (let i = 0; i < 400; i++) reader.put(`${CACHES}/cache${i}/objects`, '1');
    const found = findCatalogFiles(reader, [IN_EACH_CACHE], []);
    expect(found.files).toEqual([]);
    expect(found.listed.length).toBeLessThan(10);
  });

  it('are all looked into when one of the first has it, for the very first may be going away', () => {
    const reader = new MemoryStatFiles();
    reader.mkdir(`${CACHES}/going`);
    for (let i = 0; i < 400; i++) reader.put(`${CACHES}/cache${i}/alloc_slab`, '1');
    expect(pathsIn(reader, [IN_EACH_CACHE])).toHaveLength(400);
  });
});
