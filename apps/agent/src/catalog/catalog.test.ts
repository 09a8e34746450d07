import { readFileSync } from 'node:fs';
import { layoutFile } from '@statsfs/core/format';
import { describe, expect, it } from 'vitest';
import { CATALOG } from './catalog.ts';
import { type CatalogFile, describeValue, type ValueMeta } from './catalog-entry.ts';

const FIXTURES = new URL('../../../../packages/core/src/format/fixtures/', import.meta.url);

/** What a real kernel printed, by the file of the entry. */
const FIXTURE_OF: Readonly<Record<string, string>> = {
  '/proc/interrupts': 'proc-interrupts.txt',
  '/proc/net/dev': 'proc-net-dev.txt',
  '/proc/pressure/cpu': 'proc-pressure-cpu.txt',
  '/proc/pressure/io': 'proc-pressure-io.txt',
  '/proc/pressure/irq': 'proc-pressure-io.txt',
  '/proc/pressure/memory': 'proc-pressure-memory.txt',
  '/proc/softirqs': 'proc-softirqs.txt',
  '/proc/stat': 'proc-stat.txt',
  '/proc/vmstat': 'proc-vmstat.txt',
  '/sys/block/*/stat': 'sys-block-vda-stat.txt',
};

const stars = (text: string): number => text.split('*').length - 1;

const metasOf = (entry: CatalogFile): readonly (readonly [string, ValueMeta])[] => [
  ...Object.entries(entry.values),
  ...(entry.patterns ?? []).map(({ match, meta }) => [match, meta] as const),
];

/** The values that the entry's format finds in the fixture, by name. */
function fixtureValues(entry: CatalogFile): Map<string, ValueMeta> {
  const fixture = FIXTURE_OF[entry.file];
  if (fixture === undefined) throw new Error(`no fixture for ${entry.file}`);
  const outcome = layoutFile(entry.format, readFileSync(new URL(fixture, FIXTURES)));
  if (outcome.kind === 'unrecognised') throw new Error(`${entry.file}: ${outcome.reason}`);
  return new Map(
    outcome.layout.values.map(({ name }): [string, ValueMeta] => [
      name,
      describeValue(entry, name),
    ]),
  );
}

const entryOf = (file: string): CatalogFile => {
  const entry = CATALOG.find((candidate) => candidate.file === file);
  if (entry === undefined) throw new Error(`${file} is not in the catalog`);
  return entry;
};

describe.each(CATALOG.map((entry) => [entry.file, entry] as const))('%s', (_, entry) => {
  it('has a place for each name that its pattern matches', () => {
    expect(stars(entry.at)).toBe(stars(entry.file));
  });

  it('stands at an absolute path of its filesystem', () => {
    const mount = { procfs: '/proc/', sysfs: '/sys/' }[entry.filesystem];
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

  it('offers nothing to clear, for the kernel takes no writes there', () => {
    expect(metasOf(entry).filter(([, { clear }]) => clear?.kind !== 'none')).toEqual([]);
  });

  it('fits what a kernel printed, and knows how every value there moves', () => {
    const unknown = [...fixtureValues(entry)].filter(([, { kind }]) => kind === 'unknown');
    const names = unknown.map(([name]) => name);
    expect(names).toEqual([]);
  });
});

it('no two entries share a place', () => {
  const places = CATALOG.map(({ at }) => at);
  expect(new Set(places).size).toBe(places.length);
});

it('every key of /proc/vmstat has a description', () => {
  const values = [...fixtureValues(entryOf('/proc/vmstat'))];
  expect(values).toHaveLength(192);
  expect(values.filter(([, { description }]) => description === '')).toEqual([]);
});

it('a key of /proc/vmstat that nobody heard of is not guessed at', () => {
  expect(describeValue(entryOf('/proc/vmstat'), 'quantum_pages').kind).toBe('unknown');
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
  const names = [...fixtureValues(entryOf('/sys/block/*/stat')).keys()];
  expect(names).toHaveLength(17);
  expect(names).toContain('reads');
});

it('idle and iowait may step back, and nothing else', () => {
  const stepping = CATALOG.flatMap(metasOf).filter(([, { stepsBack }]) => stepsBack === true);
  expect(stepping.map(([name]) => name).sort()).toEqual(['idle', 'iowait']);
});
