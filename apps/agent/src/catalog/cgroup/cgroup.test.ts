import { NO_CLEAR } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { pathRegExp } from '../../../test/catalog-printed.ts';
import { type CatalogFile, describeValue, type ValueMeta } from '../catalog-entry.ts';
import { CGROUP } from './cgroup.ts';

/** The first entry that matches, as the finder takes it. */
function entryFor(path: string): CatalogFile {
  const entry = CGROUP.find(({ file }) => pathRegExp(file).test(path));
  if (entry === undefined) throw new Error(`no entry for ${path}`);
  return entry;
}

const metaOf = (path: string, name = path.split('/').at(-1) ?? ''): ValueMeta =>
  describeValue(entryFor(`/sys/fs/cgroup/${path}`), name);

describe('cgroups', () => {
  it('a file that both versions have is that of the mount it lies below', () => {
    expect(metaOf('memory/a/memory.stat', 'total_rss').kind).toBe('floating');
    expect(metaOf('unified/a/memory.stat', 'total_rss').kind).toBe('unknown');
    expect(metaOf('a/b/memory.stat', 'anon').kind).toBe('floating');
    expect(metaOf('memory/memory.numa_stat', 'N0').unit.noun).toBe('pages');
    expect(metaOf('a/memory.numa_stat', 'N0').unit.dimension).toBe('bytes');
    expect(metaOf('cpu,cpuacct/a/cpu.stat', 'throttled_time').kind).toBe('cumulative');
    expect(metaOf('a/cpu.stat', 'throttled_usec').kind).toBe('cumulative');
  });

  it('peaks of the unified hierarchy restart for one descriptor alone, but for those nobody can', () => {
    expect(metaOf('a/memory.peak').clear).toEqual({ kind: 'private' });
    expect(metaOf('a/memory.swap.peak').clear).toEqual({ kind: 'private' });
    expect(metaOf('a/pids.peak').clear).toEqual(NO_CLEAR);
  });

  it('peaks and failures of version 1 restart for everybody', () => {
    const own = { kind: 'write', text: '0\n', file: '' };
    expect(metaOf('memory/a/memory.max_usage_in_bytes').clear).toEqual(own);
    expect(metaOf('memory/memory.kmem.tcp.failcnt').clear).toEqual(own);
    expect(metaOf('hugetlb/a/hugetlb.2MB.rsvd.failcnt').clear).toEqual(own);
    expect(metaOf('memory/a/memory.usage_in_bytes').clear).toEqual(NO_CLEAR);
  });

  it('CPU time restarts by the usage, but not that of the machine, nor the one that never steps back', () => {
    const beside = { kind: 'write', text: '0\n', file: 'cpuacct.usage' };
    expect(metaOf('cpuacct/a/cpuacct.usage').clear).toEqual({ ...beside, file: '' });
    expect(metaOf('cpuacct/a/b/cpuacct.usage_percpu').clear).toEqual(beside);
    expect(metaOf('cpu,cpuacct/a/cpuacct.usage_all', 'system').clear).toEqual(beside);
    expect(metaOf('cpuacct/cpuacct.usage').clear).toEqual(NO_CLEAR);
    expect(metaOf('cpuacct/cpuacct.usage_all', 'user').clear).toEqual(NO_CLEAR);
    expect(metaOf('cpuacct/a/cpuacct.stat', 'user').clear).toEqual(NO_CLEAR);
  });

  it('of block I/O only what BFQ keeps for debugging restarts', () => {
    const reset = { kind: 'write', text: '1\n', file: 'blkio.reset_stats' };
    expect(metaOf('blkio/a/blkio.bfq.io_merged', 'Read').clear).toEqual(reset);
    expect(metaOf('blkio/a/blkio.throttle.io_serviced', 'Read').clear).toEqual(NO_CLEAR);
    expect(metaOf('blkio/a/blkio.bfq.io_merged_recursive', 'Read').clear).toEqual(NO_CLEAR);
  });

  it('limits are settings, and no statistics', () => {
    for (const name of ['memory.limit_in_bytes', 'memory.max', 'pids.max', 'cpu.shares']) {
      expect(() => entryFor(`/sys/fs/cgroup/memory/${name}`)).toThrow('no entry');
    }
  });
});
