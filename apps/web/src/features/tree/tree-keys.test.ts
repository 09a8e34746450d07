import type { StatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { makeSchema } from '../../../test/make-schema.ts';
import { siblingRows, type TreeAction, treeAction, typeAheadRow } from './tree-keys.ts';
import { pathOfNode } from './tree-node.ts';
import { flattenTree } from './tree-rows.ts';

/*  0 cpu   1 irq ▾   2 irq/LOC   3 irq/RES   4 kvm ▾   5 kvm/vm   6 kvm/exits  */
const index = makeSchema(['cpu/user', 'irq/LOC', 'irq/RES', 'kvm/vm/exits', 'kvm/exits']);
const toggled = new Set(['irq', 'kvm'] as StatPath[]);
const rows = flattenTree(index, { toggled, filter: undefined });
const nameOf = (row: number): string =>
  (pathOfNode(index, rows.node[row] ?? 0) ?? '').split('/').at(-1) ?? '';
const press = (key: string, row: number): TreeAction | undefined =>
  treeAction(key, { rows, row, pageSize: 3, isOpen: (r) => toggled.has(nameOf(r) as StatPath) });

describe('treeAction', () => {
  it.each([
    ['ArrowDown', 2, 3],
    ['ArrowDown', 6, 6],
    ['ArrowUp', 0, 0],
    ['PageDown', 1, 4],
    ['PageUp', 1, 0],
    ['Home', 5, 0],
    ['End', 0, 6],
  ])('%s on row %i moves to row %i', (key, row, to) => {
    expect(press(key, row)).toEqual({ kind: 'focus', row: to });
  });

  it('Right opens a closed source, enters an open one, and means nothing on a value', () => {
    expect(press('ArrowRight', 0)).toEqual({ kind: 'open', row: 0 });
    expect(press('ArrowRight', 1)).toEqual({ kind: 'focus', row: 2 });
    expect(press('ArrowRight', 2)).toBeUndefined();
  });

  it('Left closes an open source, else goes to the source above, if there is one', () => {
    expect(press('ArrowLeft', 1)).toEqual({ kind: 'close', row: 1 });
    expect(press('ArrowLeft', 5)).toEqual({ kind: 'focus', row: 4 });
    expect(press('ArrowLeft', 0)).toBeUndefined();
  });

  it('Enter selects and * opens the siblings', () => {
    expect(press('Enter', 3)).toEqual({ kind: 'select', row: 3 });
    expect(press('*', 3)).toEqual({ kind: 'open-siblings', row: 3 });
    expect(siblingRows(rows, 0)).toEqual([0, 1, 4]);
    expect(siblingRows(rows, 3)).toEqual([2, 3]);
  });
});

describe('typeAheadRow', () => {
  it('moves on to the next name with that letter, around the end', () => {
    expect(typeAheadRow('r', rows, 0, nameOf)).toBe(3);
    expect(typeAheadRow('c', rows, 3, nameOf)).toBe(0);
  });

  it('stays on a row that still fits a longer word, and goes through names with a repeated letter', () => {
    expect(typeAheadRow('kv', rows, 4, nameOf)).toBe(4);
    expect(typeAheadRow('vv', rows, 4, nameOf)).toBe(5);
  });

  it('finds nothing when no name starts so', () => {
    expect(typeAheadRow('zz', rows, 0, nameOf)).toBeUndefined();
  });
});
