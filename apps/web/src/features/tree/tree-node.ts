import { ROOT_SOURCE, type SchemaIndex, type StatPath } from '@statsfs/core/model';

/*
 * What a row of the tree stands for, as one number:
 *
 *   0 …           a source's index
 *   FIRST_FOLD …  the fold below a source: of what was never anything but zero there
 *   … −1          the complement of a value's index
 */
const FIRST_FOLD = 1 << 30;

export const isSource = (node: number): boolean => node >= 0 && node < FIRST_FOLD;
export const isFold = (node: number): boolean => node >= FIRST_FOLD;
/** What can be opened. */
export const isBranch = (node: number): boolean => node >= 0;
export const isValue = (node: number): boolean => node < 0;

export const valueOfNode = (node: number): number => ~node;
export const nodeOfValue = (value: number): number => ~value;
export const sourceOfFold = (node: number): number => node - FIRST_FOLD;
export const foldOfSource = (source: number): number => source + FIRST_FOLD;

/** No name in a path is this one: a `%` in a name is encoded. */
const FOLD_NAME = '%zeros';

/**
 * Under which a node is remembered: its path, or that of its source with a name that no other has.
 * @returns undefined when the node has gone.
 */
export function pathOfNode(index: SchemaIndex, node: number): StatPath | undefined {
  if (isValue(node)) return index.valuePath(valueOfNode(node));
  if (isSource(node)) return index.sourcePath(node);
  const above = index.sourcePath(sourceOfFold(node));
  // Not a path of the tree; nothing but the tree's own memory sees it.
  return above === undefined
    ? undefined
    : ((above === '' ? FOLD_NAME : `${above}/${FOLD_NAME}`) as StatPath);
}

/** @returns undefined when there is nothing of that path. */
export function nodeOfPath(index: SchemaIndex, path: StatPath): number | undefined {
  if (path === FOLD_NAME) return foldOfSource(ROOT_SOURCE);
  if (path.endsWith(`/${FOLD_NAME}`)) {
    // What stands before the name is a path.
    const above = index.find(path.slice(0, -FOLD_NAME.length - 1) as StatPath);
    return above?.kind === 'source' ? foldOfSource(above.index) : undefined;
  }
  const node = path === '' ? undefined : index.find(path);
  if (node === undefined) return undefined;
  return node.kind === 'source' ? node.index : nodeOfValue(node.index);
}
