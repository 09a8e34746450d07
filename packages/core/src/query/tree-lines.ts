import type { AggregateKind } from '../model/aggregate-kind.ts';
import type { ClearRule } from '../model/clear-rule.ts';
import type { KeyDescriptor, StateName } from '../model/descriptor.ts';
import type { Kind } from '../model/kind.ts';
import { filePathOf } from '../model/schema.ts';
import type { SchemaIndex, TreeNode } from '../model/schema-index.ts';
import type { StatPath } from '../model/stat-path.ts';
import type { ValueType } from '../model/value-type.ts';
import { childrenOf } from './match-paths.ts';
import { unitSymbol } from './unit-symbol.ts';

/** A node of the tree as one JSON object: what `statsfs tree --json` prints and `tree.list` answers. */
export type TreeLine =
  | {
      readonly path: string;
      readonly node: 'source';
      readonly values: number;
      readonly sources: number;
    }
  | {
      readonly path: string;
      readonly node: 'value';
      readonly type: ValueType;
      readonly kind: Kind;
      readonly unit: string;
      readonly description: string;
      readonly reference: string;
      readonly width: number;
      readonly keys: readonly KeyDescriptor[];
      readonly clear: ClearRule;
      readonly aggregate: AggregateKind;
      readonly states: readonly StateName[];
      readonly file: string;
      readonly filesystem: string;
      /** Octal permission bits: "0444". */
      readonly mode: string;
    };

const OCTAL = 8;
const MODE_DIGITS = 4;

export function treeLine(index: SchemaIndex, node: TreeNode): TreeLine | undefined {
  if (node.kind === 'source') {
    const values = index.valuesOf(node.index).length;
    const sources = index.subordinatesOf(node.index).length;
    return { path: node.path, node: 'source', values, sources };
  }
  const value = index.resolve(node.index);
  if (value === undefined) return undefined;
  const { descriptor, file } = value;
  const { type, kind, unit, description, reference, width, keys } = descriptor;
  const { clear, aggregate, states } = descriptor;
  const { filesystem, mode } = file;
  return {
    path: node.path,
    node: 'value',
    type,
    kind,
    unit: unitSymbol(unit),
    description,
    reference,
    width,
    keys,
    clear,
    aggregate,
    states,
    file: filePathOf(file, descriptor.name),
    filesystem,
    mode: mode.toString(OCTAL).padStart(MODE_DIGITS, '0'),
  };
}

/**
 * The tree below a path, parents before children.
 * @param depth levels below `from`; 0 gives the node alone.
 * @returns undefined when there is no such path.
 */
export function listTree(
  index: SchemaIndex,
  from: StatPath,
  depth = Number.POSITIVE_INFINITY,
): TreeLine[] | undefined {
  const node = index.find(from);
  if (node === undefined) return undefined;
  const lines: TreeLine[] = [];
  const visit = (current: TreeNode, left: number): void => {
    const line = treeLine(index, current);
    if (line !== undefined) lines.push(line);
    if (current.kind === 'value' || left <= 0) return;
    for (const child of childrenOf(index, current.index)) visit(child, left - 1);
  };
  visit(node, depth);
  return lines;
}
