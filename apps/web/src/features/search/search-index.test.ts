import {
  createDescriptor,
  type Descriptor,
  type ParameterSet,
  parseStatPath,
  ROOT_PATH,
  SchemaBuilder,
  SchemaIndex,
} from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { gridPaths, makeSchema } from '../../../test/make-schema.ts';
import { highlightsOf, parseQuery, problemOf } from './parse-query.ts';
import { SearchIndex } from './search-index.ts';

const PATHS = [
  'irq/LOC',
  'net/dev/eth0/rx_bytes',
  'net/dev/lo/rx_bytes',
  'kvm/vm/halt_ns',
  'mem/Dirty',
];
const index = makeSchema(PATHS, (name) => {
  if (name === 'LOC')
    return { description: 'Local timer interrupts', keys: [{ name: 'cpu', type: 'int' }] };
  if (name === 'halt_ns') return { unit: UNITS.nanoseconds, description: 'Time spent polling' };
  if (name === 'Dirty') return { unit: UNITS.kibibytes, kind: 'floating' };
  return { unit: UNITS.bytes };
});
const search = new SearchIndex(index);
const find = (query: string): string[] => {
  const result = search.find(parseQuery(query));
  return index.schema.values.flatMap((_, i) =>
    result?.isHit[i] ? [index.valuePath(i) ?? ''] : [],
  );
};

describe('search', () => {
  it('finds by path, description, unit, kind and key name, whatever the case', () => {
    expect(find('RX_B')).toEqual(['net/dev/eth0/rx_bytes', 'net/dev/lo/rx_bytes']);
    expect(find('timer')).toEqual(['irq/LOC']);
    expect(find('kibi')).toEqual(['mem/Dirty']);
    expect(find('floating')).toEqual(['mem/Dirty']);
    expect(find('cpu')).toEqual(['irq/LOC']);
    expect(find('irq/l')).toEqual(['irq/LOC']);
  });

  it('finds tables by their keys, and by what is in them, whatever the case', () => {
    const builder = new SchemaBuilder('test', { name: 'orion', kernel: '6.18', bootId: 'boot' });
    const set = { name: 'interface', ids: ['eth0', 'Lo', 'wlan0'] };
    const keyed = createDescriptor('rx', { keys: [{ name: 'interface', type: 'string' }] });
    const plain = createDescriptor('eth0_alone', {});
    const value = (descriptor: Descriptor, firstSlot: number, sets: readonly ParameterSet[]) => ({
      source: ['net'],
      descriptor,
      firstSlot,
      sets,
    });
    builder.addFile({
      path: '/net',
      filesystem: 'fixture',
      mode: 0o444,
      slotCount: 4,
      values: [value(keyed, 0, [set]), value(plain, 3, [])],
    });
    builder.commit();
    const tables = new SearchIndex(new SchemaIndex(builder.schema));
    const hits = (query: string): number[] => [...(tables.find(parseQuery(query))?.isHit ?? [])];
    for (const query of ['key:eth', 'key:lo', 'KEY:INTERFACE', 'key:*lan', 'key:eth0 rx'])
      expect(hits(query), query).toEqual([1, 0]);
    for (const query of ['key:th0', 'key:eth1', 'key:e.h'])
      expect(hits(query), query).toEqual([0, 0]);
    expect(hits('key:')).toEqual([]);
  });

  it('wants every word', () => {
    expect(find('rx eth0')).toEqual(['net/dev/eth0/rx_bytes']);
    expect(find('rx timer')).toEqual([]);
  });

  it('does not match across two fields', () => {
    expect(find('interruptscumulative')).toEqual([]);
  });

  it('narrows by kind: and unit:, alone or with words', () => {
    expect(find('unit:ns kind:cumulative')).toEqual(['kvm/vm/halt_ns']);
    expect(find('unit:bytes net')).toHaveLength(2);
    expect(find('kind:flo')).toEqual(['mem/Dirty']);
  });

  it('takes a filter without its word for no condition', () => {
    expect(parseQuery('kind:')).toEqual([]);
    expect(search.find(parseQuery('  '))).toBeUndefined();
  });

  it('lets * stand for a part of one name and ** for names', () => {
    expect(find('net/dev/*/rx_*')).toHaveLength(2);
    expect(find('net/*/rx_bytes')).toEqual([]);
    expect(find('net/**/rx_bytes')).toHaveLength(2);
    expect(find('eth*')).toEqual(['net/dev/eth0/rx_bytes']);
    expect(find('*alt')).toEqual([]);
  });

  it('takes what stands between slashes for a regular expression, spaces and all', () => {
    expect(find('/rx_b.*s$/')).toHaveLength(2);
    expect(find('/^NET\\/dev\\/\\S+0/')).toEqual(['net/dev/eth0/rx_bytes']);
    expect(find('/local\\s+timer/')).toEqual(['irq/LOC']);
    expect(find('/timer interrupts$/ loc')).toEqual(['irq/LOC']);
    // A path in slashes is one too, and nothing more than its own text.
    expect(find('/dev/')).toHaveLength(2);
  });

  it('finds nothing by a regular expression that is none, and says why', () => {
    expect(find('/(rx/')).toEqual([]);
    expect(problemOf(parseQuery('/(rx/'))).toMatch(/group/i);
    expect(problemOf(parseQuery('/rx/ rx* (rx'))).toBeUndefined();
  });

  it('takes every other sign of a glob literally', () => {
    expect(() => find('(*[')).not.toThrow();
    expect(find('irq.*')).toEqual([]);
  });

  it('counts what is found below each source', () => {
    const result = search.find(parseQuery('rx_bytes'));
    const below = (path: string): number | undefined =>
      result?.hitsBelow[index.find(parseStatPath(path) ?? ROOT_PATH)?.index ?? -1];
    expect(below('net')).toBe(2);
    expect(below('net/dev/lo')).toBe(1);
    expect(below('irq')).toBe(0);
    expect(result?.hits).toBe(2);
  });

  it('finds the same among 10,000 values', () => {
    const large = makeSchema(gridPaths(100, 100), (name) => ({ description: `About ${name}` }));
    const largeSearch = new SearchIndex(large);
    const hitsOf = (query: string) => largeSearch.find(parseQuery(query))?.hits;
    expect(hitsOf('value_7 s99')).toBe(11);
    expect(hitsOf('about s5/')).toBe(100);
    expect(hitsOf('s1*/value_9')).toBe(11);
  });
});

describe('highlightsOf', () => {
  it('marks plain words name by name and the fixed parts of globs, not filters', () => {
    const query = 'irq/LO rx_* kind:peak';
    expect(highlightsOf(parseQuery(query), query)).toEqual(['irq', 'lo', 'rx_']);
  });
});
