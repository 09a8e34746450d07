import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { gridPaths, makeSchema } from '../../../test/make-schema.ts';
import { countValuesBelow } from './count-values.ts';
import { flattenTree, pathOfNode, rowOfNode, type TreeFilter, type TreeRows } from './tree-rows.ts';

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
