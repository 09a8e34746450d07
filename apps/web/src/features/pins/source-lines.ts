import type { ResolvedValue, SchemaIndex } from '@statsfs/core/model';

/** Lines that fit into the height of a pin of one row, and into each further row. */
const FIRST_LINES = 5;
const LINES_A_ROW = 8;

/** Lines that fit into a pin. @param rows of the grid. */
export const linesIn = (rows: number): number => FIRST_LINES + LINES_A_ROW * (rows - 1);

/** The first values of a source, its own before those of its subordinates, and how many more there are. */
export function firstValues(
  index: SchemaIndex,
  source: number,
  most: number,
): { readonly values: readonly ResolvedValue[]; readonly more: number } {
  const values: ResolvedValue[] = [];
  let more = 0;
  for (const at of index.valuesBelow(source)) {
    const value = values.length < most ? index.resolve(at) : undefined;
    if (value === undefined) more++;
    else values.push(value);
  }
  return { values, more };
}
