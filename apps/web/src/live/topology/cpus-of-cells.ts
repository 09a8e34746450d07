import type { ResolvedValue } from '@statsfs/core/model';

/** Of each cell the CPU that it is of. @returns undefined of a table that is not by CPU. */
export function cpusOfCells(
  { descriptor }: ResolvedValue,
  cellKeys: readonly (readonly string[])[],
): readonly number[] | undefined {
  const at = descriptor.keys.findIndex(({ name, type }) => name === 'cpu' && type === 'int');
  return at < 0 ? undefined : cellKeys.map((keys) => Number(keys[at]));
}
