import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { gridPaths, makeSchema } from '../../../test/make-schema.ts';
import { countValuesBelow } from './count-values.ts';
import { sortKeys } from './sort-keys.ts';
import { nodeOfPath, pathOfNode } from './tree-node.ts';
import { flattenTree, rowOfNode, rowOfPath, type TreeFilter, type TreeRows } from './tree-rows.ts';
import { zeroBranches, zerosFolded } from './zero-branches.ts';

const PATHS = ['irq/LOC', 'irq/RES', 'kvm/vm2/exits', 'kvm/vm10/exits', 'kvm/exits'];

describe('flattenTree', () => {
  it('shows subsystems alone while nothing is open', () => {
    const index = makeSchema(PATHS);
    expect(drawn(index, flattenTree(index, open()))).toEqual(['1 1/2 irq', '1 2/2 kvm']);
  });

  it('tells level, position and size of the set for the whole tree, sources first, numbers numerically', () => {
    const index = makeSchema(PATHS);
    expect(drawn(index, flattenTree(index, open('kvm', 'kvm/vm2')))).toEqual([
      '1 1/2 irq',
      '1 2/2 kvm',
      '2 1/3 kvm/vm2',
      '3 1/1 kvm/vm2/exits',
      '2 2/3 kvm/vm10',
      '2 3/3 kvm/exits',
    ]);
  });

  it('knows the row of the source above', () => {
    const index = makeSchema(PATHS);
    const rows = flattenTree(index, open('kvm', 'kvm/vm2'));
    expect([...rows.parent.subarray(0, rows.count)]).toEqual([-1, -1, 1, 2, 1, 1]);
    expect(rowOfNode(rows, rows.node[3] ?? 0)).toBe(3);
  });

  it('opens what a filter leaves, counts only that, and keeps closed what was closed by hand', () => {
    const index = makeSchema(PATHS);
    const filter = filterOn(index, (path) => path.endsWith('exits'));
    expect(drawn(index, flattenTree(index, { toggled: new Set(), filter }))).toEqual([
      '1 1/1 kvm',
      '2 1/3 kvm/vm2',
      '3 1/1 kvm/vm2/exits',
      '2 2/3 kvm/vm10',
      '3 1/1 kvm/vm10/exits',
      '2 3/3 kvm/exits',
    ]);
    const toggled = new Set(['kvm' as StatPath]);
    expect(drawn(index, flattenTree(index, { toggled, filter }))).toEqual(['1 1/1 kvm']);
  });

  it('numbers 10,000 open rows', () => {
    const index = makeSchema(gridPaths(100, 100));
    const toggled = new Set(Array.from({ length: 100 }, (_, i) => `s${i}` as StatPath));
    const rows = flattenTree(index, { toggled, filter: undefined });
    expect(rows.count).toBe(10_100);
  });
});

describe('what was never anything but zero', () => {
  const ZERO_PATHS = ['a/x', 'a/y', 'a/z', 'b/c/x', 'b/d/x', 'b/e/x', 'b/y', 'q/x'];
  const index = makeSchema(ZERO_PATHS);
  const zerosAt = (...paths: readonly string[]) => {
    const bits = new Uint8Array(4);
    index.schema.values.forEach((_, value) => {
      if (!paths.includes(index.valuePath(value) ?? '')) return;
      bits[value >> 3] = (bits[value >> 3] ?? 0) | (1 << (value & 7));
    });
    return zeroBranches(index, bits, countValuesBelow(index));
  };
  const all = { toggled: new Set(['a', 'b', 'q'] as StatPath[]), filter: undefined };

  it('is one row at the end of its source, values and whole branches alike', () => {
    const zeros = zerosAt('a/x', 'a/z', 'b/c/x', 'b/e/x');
    expect(drawn(index, flattenTree(index, { ...all, zeros }))).toEqual([
      '1 1/3 a',
      '2 1/2 a/y',
      '2 2/2 a/%zeros',
      '1 2/3 b',
      '2 1/3 b/d',
      '2 2/3 b/y',
      '2 3/3 b/%zeros',
      '1 3/3 q',
      '2 1/1 q/x',
    ]);
    expect(zerosFolded(index, zeros, new Set(), index.find('b' as StatPath)?.index ?? -1)).toBe(2);
  });

  it('is below that row when it is opened', () => {
    const zeros = zerosAt('a/x', 'a/z');
    const toggled = new Set(['a', 'a/%zeros'] as StatPath[]);
    const rows = flattenTree(index, { toggled, filter: undefined, zeros });
    expect(drawn(index, rows).slice(0, 5)).toEqual([
      '1 1/3 a',
      '2 1/2 a/y',
      '2 2/2 a/%zeros',
      '3 1/2 a/x',
      '3 2/2 a/z',
    ]);
    expect([...rows.parent.subarray(0, 5)]).toEqual([-1, 0, 0, 2, 2]);
    expect(rowOfPath(index, rows, 'a/%zeros' as StatPath)).toBe(2);
  });

  it('is not put away alone, nor where it is selected, nor while searching', () => {
    const zeros = zerosAt('a/x', 'a/z');
    const kept = new Set([nodeOfPath(index, 'a/x' as StatPath) ?? 0]);
    const shown = drawn(index, flattenTree(index, { ...all, zeros, kept }));
    expect(shown).toContain('2 1/3 a/x');
    expect(shown).toContain('2 3/3 a/z');
    const filter = filterOn(index, () => true);
    const found = flattenTree(index, { toggled: new Set(), filter, zeros });
    expect(drawn(index, found)).toContain('2 3/3 a/z');
  });

  it('is where nothing is known of a value that came later', () => {
    const zeros = zeroBranches(index, new Uint8Array(0), countValuesBelow(index));
    expect(drawn(index, flattenTree(index, { ...all, zeros })).join()).not.toContain('%zeros');
  });
});

describe('sorted by what it does', () => {
  it('are siblings, the largest first, sources by the largest below them', () => {
    const index = makeSchema(['a/x', 'b/c/x', 'b/d/x', 'c/x', 'c/y', 'c/z']);
    const by: Record<string, number> = { 'b/d/x': -9, 'b/c/x': 2, 'c/y': 5, 'c/x': 0 };
    const keys = Float32Array.from(
      index.schema.values,
      (_, value) => by[index.valuePath(value) ?? ''] ?? Number.NaN,
    );
    const toggled = new Set(['b', 'c'] as StatPath[]);
    const shape = { toggled, filter: undefined, keys: sortKeys(index, keys) };
    expect(drawn(index, flattenTree(index, shape)).map((row) => row.split(' ')[2])).toEqual([
      'b',
      'b/d',
      'b/c',
      'c',
      'c/y',
      'c/x',
      'c/z',
      'a',
    ]);
  });
});

describe('countValuesBelow', () => {
  it('counts the values of subordinates too', () => {
    const index = makeSchema(PATHS);
    const counts = countValuesBelow(index);
    const kvm = index.find('kvm' as StatPath);
    expect(counts[kvm?.index ?? -1]).toBe(3);
    expect(counts[0]).toBe(5);
  });
});

const open = (...paths: readonly string[]) => ({
  toggled: new Set(paths as StatPath[]),
  filter: undefined,
});

/** A row as `level position/size path`. */
const drawn = (index: SchemaIndex, rows: TreeRows): string[] =>
  Array.from(
    { length: rows.count },
    (_, i) =>
      `${rows.level[i]} ${rows.position[i]}/${rows.setSize[i]} ${pathOfNode(index, rows.node[i] ?? 0)}`,
  );

function filterOn(index: SchemaIndex, hits: (path: string) => boolean): TreeFilter {
  const isHit = Uint8Array.from(index.schema.values, (_, i) =>
    hits(index.valuePath(i) ?? '') ? 1 : 0,
  );
  const hitsBelow = new Int32Array(index.schema.sources.length);
  index.schema.sources.forEach((_, source) => {
    hitsBelow[source] = [...index.valuesBelow(source)].filter((v) => isHit[v] === 1).length;
  });
  return { isHit, hitsBelow };
}
