import { isOneValue, layoutFile } from '@statsfs/core/format';
import { describe, expect, it } from 'vitest';
import { pathRegExp, printedFor } from '../../test/catalog-printed.ts';
import { CATALOG } from './catalog.ts';
import { type CatalogFile, describeValue, type ValueMeta } from './catalog-entry.ts';

/** Values that nobody can tell the kind of, by the file of the entry: those of a file that has any name, `*` in its sample. */
const UNKNOWN_KINDS: Readonly<Record<string, readonly string[]>> = {
  '/sys/devices/system/cpu/cpu#/thermal_throttle/*': ['*'],
  '/sys/devices/system/node/node#/memory_failure/*': ['*'],
  '/sys/kernel/mm/cma/*/*': ['*'],
};

/** Wildcards in order: `**` any directories, `*` any characters, `#` digits. */
const wildcards = (text: string): readonly string[] => text.match(/\*\*|[*#]/g) ?? [];

const metasOf = (entry: CatalogFile): readonly (readonly [string, ValueMeta])[] => [
  ...Object.entries(entry.values),
  ...(entry.patterns ?? []).map(({ match, meta }) => [match, meta] as const),
];

/** The values that the entry's format finds in what kernels printed, by name. Texts move in no way, and are left out. */
function printedValues(entry: CatalogFile): Map<string, ValueMeta> {
  const values = new Map<string, ValueMeta>();
  for (const { path, bytes } of printedFor(entry, CATALOG)) {
    if (bytes.length === 0) continue;
    const outcome = layoutFile(entry.format, bytes);
    if (outcome.kind === 'unrecognised') throw new Error(`${path}: ${outcome.reason}`);
    const isOne = isOneValue(entry.format);
    for (const { name, type } of outcome.layout.values) {
      if (type === 'text') continue;
      const own = isOne ? nameAt(entry, path) : name;
      values.set(own, describeValue(entry, own));
    }
  }
  return values;
}

/** Name of the value of a file that is one value: the last of its place, whose wildcard is the last of the path. */
function nameAt({ file, at }: CatalogFile, path: string): string {
  const last = at.split('/').at(-1) ?? '';
  if (!/[*#]/.test(last)) return last;
  const wild = file.split('/').at(-1) ?? '';
  const name = path.split('/').at(-1) ?? '';
  return last.replace(
    /[*#]/,
    name.slice(wild.search(/[*#]/), name.length - (wild.length - 1 - wild.search(/[*#]/))),
  );
}

/** Where the values that the entry's format finds sit in the tree, wildcards as they are. */
function placesOf(entry: CatalogFile): readonly string[] {
  if (isOneValue(entry.format)) return [entry.at];
  const places = printedFor(entry, CATALOG).flatMap(({ bytes }) => {
    const outcome = layoutFile(entry.format, bytes);
    const values = outcome.kind === 'layout' ? outcome.layout.values : [];
    return values.map(({ sources, name }) => [entry.at, ...sources, name].join('/'));
  });
  return [...new Set(places)];
}

const entryOf = (file: string): CatalogFile => {
  const entry = CATALOG.find((candidate) => candidate.file === file);
  if (entry === undefined) throw new Error(`${file} is not in the catalog`);
  return entry;
};

describe.each(CATALOG.map((entry) => [entry.file, entry] as const))('%s', (_, entry) => {
  it('has a place for each name that its pattern matches', () => {
    expect(wildcards(entry.at)).toEqual(wildcards(entry.file));
  });

  it('stands at an absolute path of its filesystem', () => {
    const mount = {
      procfs: '/proc/',
      sysfs: '/sys/',
      debugfs: '/sys/kernel/debug/',
      tracefs: '/sys/kernel/tracing/',
      cgroup: '/sys/fs/cgroup/',
    }[entry.filesystem];
    expect(entry.file.startsWith(mount)).toBe(true);
  });

  it('describes each value in one sentence, or not at all', () => {
    const odd = metasOf(entry).filter(
      ([, { description }]) => description !== '' && !/^[A-Z][^\n]*[^.\s]\.$/.test(description),
    );
    expect(odd).toEqual([]);
    const several = metasOf(entry).filter(([, { description }]) => /\.\s/.test(description));
    expect(several).toEqual([]);
  });

  it('was printed by some kernel, or a document says how it would be', () => {
    expect(printedFor(entry, CATALOG)).not.toEqual([]);
  });

  it('fits what a kernel printed, and knows how every value there moves', () => {
    const unknown = [...printedValues(entry)].filter(([, { kind }]) => kind === 'unknown');
    const names = unknown.map(([name]) => name).sort();
    expect(names).toEqual(UNKNOWN_KINDS[entry.file] ?? []);
  });
});

it('no two entries have a value at the same place', () => {
  const places = CATALOG.flatMap(placesOf);
  expect(places.filter((place, i) => places.indexOf(place) !== i)).toEqual([]);
});

it('no entry has a source where another has a value', () => {
  // A number that a file printed is one of those that `#` stands for.
  const asWildcards = (place: string): string => place.replaceAll(/(?<=^|\/)\d+(?=\/|$)/g, '#');
  const places = CATALOG.flatMap(placesOf).map(asWildcards);
  const sources = new Set(
    places.flatMap((place) => [...place.matchAll(/\//g)].map(({ index }) => place.slice(0, index))),
  );
  expect(places.filter((place) => sources.has(place))).toEqual([]);
});

it('a file that is named fits no pattern, for the two are looked for apart and would both find it', () => {
  const [named, patterns] = [false, true].map((isPattern) =>
    CATALOG.filter(({ file }) => /[*#]/.test(file) === isPattern),
  );
  const expressions = (patterns ?? []).map(({ file }) => pathRegExp(file));
  const twice = (named ?? []).filter(({ file }) => expressions.some((own) => own.test(file)));
  expect(twice.map(({ file }) => file)).toEqual([]);
});

it('every key of /proc/vmstat has a description', () => {
  const values = [...printedValues(entryOf('/proc/vmstat'))];
  expect(values).toHaveLength(192);
  expect(values.filter(([, { description }]) => description === '')).toEqual([]);
});

it.each([
  ['/proc/vmstat', 'quantum_pages'],
  ['/proc/net/snmp', 'CurrQuanta'],
  ['/proc/net/netstat', 'TCPQuantumLeap'],
  ['/proc/net/snmp6', 'Ip6Quanta'],
  ['/proc/net/tls_stat', 'TlsQuanta'],
  ['/proc/net/stat/nf_conntrack', 'quanta'],
  ['/sys/devices/system/node/node#/vmstat', 'quantum_pages'],
  ['/sys/devices/system/node/node#/numastat', 'quantum_node'],
  ['/sys/kernel/mm/transparent_hugepage/hugepages-*kB/stats/*', 'quanta'],
  ['/sys/kernel/mm/cma/*/*', 'quanta'],
  ['/sys/fs/cgroup/**/memory.stat', 'quanta'],
  ['/sys/fs/xfs/stats/stats', 'xs_quanta'],
])('a name of %s that nobody heard of is not guessed at: %s', (file, name) => {
  expect(describeValue(entryOf(file), name)).toMatchObject({ kind: 'unknown', description: '' });
});

it('levels and counters of /proc/vmstat share a prefix and are told apart', () => {
  const kindOf = (name: string): string => describeValue(entryOf('/proc/vmstat'), name).kind;
  expect(['nr_dirty', 'nr_future_pages', 'workingset_nodes'].map(kindOf)).toEqual(
    Array(3).fill('floating'),
  );
  expect(['nr_dirtied', 'nr_tlb_new', 'workingset_refault_new', 'pgnew'].map(kindOf)).toEqual(
    Array(4).fill('cumulative'),
  );
});

it('columns of a disk that the contract names are there', () => {
  const names = [...printedValues(entryOf('/sys/block/*/stat')).keys()];
  expect(names).toHaveLength(17);
  expect(names).toContain('reads');
});

it('idle and iowait may step back, and nothing else', () => {
  const stepping = CATALOG.flatMap(metasOf).filter(([, { stepsBack }]) => stepsBack === true);
  expect([...new Set(stepping.map(([name]) => name))].sort()).toEqual(['idle', 'iowait']);
});

it.each([
  // Takes what it gives from those who follow the events, and waits for more.
  '/sys/kernel/tracing/trace_pipe',
  '/sys/kernel/tracing/per_cpu/cpu0/trace_pipe',
  '/sys/kernel/tracing/instances/a/per_cpu/cpu0/trace_pipe_raw',
  '/sys/kernel/debug/tracing/trace_pipe',
  // Stop tracing while somebody has them open, or shrink the buffer when they are closed.
  '/sys/kernel/tracing/per_cpu/cpu0/trace',
  '/sys/kernel/tracing/free_buffer',
  // Take messages from the log daemon.
  '/proc/kmsg',
  // Walk all memory, or all of a process, with locks held.
  '/proc/kcore',
  '/proc/kpagecount',
  '/proc/kpageflags',
  '/proc/vmallocinfo',
  '/proc/42/smaps',
  '/proc/42/pagemap',
  '/sys/kernel/debug/kmemleak',
  '/sys/kernel/debug/page_owner',
  // Walk all connections or routes.
  '/proc/net/tcp',
  '/proc/net/nf_conntrack',
  '/proc/net/fib_trie',
  // Touch hardware.
  '/sys/kernel/debug/regmap/0-0008/registers',
  '/sys/kernel/debug/usb/ohci/0000:00:1d.0/registers',
  '/sys/devices/pci0000:00/0000:00:01.0/config',
  // Walk the objects of a cache, or all caches.
  '/sys/kernel/slab/dentry/alloc_calls',
  '/sys/kernel/slab/dentry/shrink',
  '/sys/kernel/slab/dentry/validate',
  '/sys/fs/cgroup/memory/a/memory.kmem.slabinfo',
  // Written to, they act.
  '/sys/block/zram0/reset',
  '/sys/block/zram0/mem_used_max',
  '/sys/fs/xfs/stats/stats_clear',
  '/proc/sys/vm/stat_refresh',
  '/proc/sys/vm/drop_caches',
  '/proc/42/clear_refs',
  '/sys/class/zram-control/hot_add',
])('%s is never read', (path) => {
  const matching = CATALOG.filter(({ file }) => pathRegExp(file).test(path));
  expect(matching.map(({ file }) => file)).toEqual([]);
});

it.each([
  // Each of them holds a lock that others wait for, or costs milliseconds for each object there is.
  '/proc/pagetypeinfo',
  '/proc/slabinfo',
  '/proc/42/smaps_rollup',
  '/proc/fs/ext4/sda/es_shrinker_info',
  '/proc/fs/ext4/sda/mb_structs_summary',
  '/sys/kernel/debug/percpu_stats',
  '/sys/kernel/debug/bdi/8:0/wb_stats',
  '/sys/kernel/slab/dentry/alloc_slab',
  '/sys/class/net/eth0/statistics/rx_bytes',
])('%s is read for those who ask for it alone', (path) => {
  const entry = CATALOG.find(({ file }) => pathRegExp(file).test(path));
  expect(entry?.pace).toBe('asked');
});
