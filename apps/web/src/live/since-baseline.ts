import type { ValueType } from '@statsfs/core/model';

/** True when a figure fell below its baseline: the kernel's counter restarted, so the baseline no longer means anything. */
export function hasFallenBelow(
  cells: readonly string[],
  baseline: readonly string[],
  type: ValueType,
): boolean {
  if (type === 'text' || cells.length !== baseline.length) return false;
  return cells.some((cell, i) => {
    const base = baseline[i] ?? '0';
    return type === 'f64' ? Number(cell) < Number(base) : BigInt(cell) < BigInt(base);
  });
}

/**
 * Exact growth since the baseline, cell by cell.
 * @returns undefined when the table has other keys now, so that nothing can be subtracted.
 */
export function sinceBaseline(
  cells: readonly string[],
  baseline: readonly string[],
  type: ValueType,
): string[] | undefined {
  if (type === 'text' || cells.length !== baseline.length) return undefined;
  return cells.map((cell, i) => {
    const base = baseline[i] ?? '0';
    return type === 'f64'
      ? String(Number(cell) - Number(base))
      : (BigInt(cell) - BigInt(base)).toString();
  });
}
