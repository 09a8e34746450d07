import { describe, expect, it } from 'vitest';
import type { CatalogFile } from '../../catalog/catalog-entry.ts';
import { EntryIndex } from './entry-index.ts';

const entry = (file: string): CatalogFile => ({
  file,
  at: 'x',
  filesystem: 'sysfs',
  format: { kind: 'scalar' },
  reference: '',
  values: {},
});

const index = new EntryIndex(
  [
    '/proc/stat',
    '/sys/fs/cgroup/**/memory.stat',
    '/sys/devices/system/node/node#/numastat',
    '/sys/kernel/debug/kvm/#-#/mmu_rmaps_stat',
    '/sys/kernel/debug/kvm/#-#/*',
    '/sys/kernel/debug/kvm/*',
  ].map(entry),
);

describe('the entry of a path', () => {
  it.each([
    ['/proc/stat', '/proc/stat'],
    ['/sys/fs/cgroup/memory.stat', '/sys/fs/cgroup/**/memory.stat'],
    ['/sys/fs/cgroup/a.slice/b/memory.stat', '/sys/fs/cgroup/**/memory.stat'],
    ['/sys/devices/system/node/node0/numastat', '/sys/devices/system/node/node#/numastat'],
    ['/sys/kernel/debug/kvm/7-12/mmu_rmaps_stat', '/sys/kernel/debug/kvm/#-#/mmu_rmaps_stat'],
    ['/sys/kernel/debug/kvm/7-12/exits', '/sys/kernel/debug/kvm/#-#/*'],
    ['/sys/kernel/debug/kvm/exits', '/sys/kernel/debug/kvm/*'],
  ])('%s is of %s', (path, file) => {
    expect(index.entryOf(path)?.file).toBe(file);
  });

  it.each([
    '/proc/statx',
    '/x/proc/stat',
    '/sys/fs/cgroupmemory.stat',
    '/sys/kernel/debug/kvm/7-12/v/x',
    '',
  ])('%s is of none', (path) => {
    expect(index.entryOf(path)).toBeUndefined();
  });
});
