export const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Ours against another's, round by round in one run, and whether the median is over its budget. */
export function ratioLine(
  name: string,
  ours: readonly number[],
  other: readonly number[],
  budget: number | undefined,
): { readonly line: string; readonly isOver: boolean } {
  const ratio = medianOf(ours.map((one, round) => one / (other[round] ?? Number.NaN)));
  const isOver = budget !== undefined && !(ratio <= budget);
  const verdict = budget === undefined ? '' : `, budget ${budget}${isOver ? ': over' : ''}`;
  const against = medianOf(other).toFixed(1);
  return { line: `  ${ratio.toFixed(3)} × ${name} (${against} ns)${verdict}`, isOver };
}
