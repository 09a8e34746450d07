/**
 * A part of a whole as `12.3 %`, rounded from the exact ratio. What is more than nothing is never `0.0 %`, and what is less
 * than all never `100.0 %`.
 * @returns empty where there is no whole.
 */
export function shareText(part: bigint, whole: bigint): string {
  if (whole <= 0n || part < 0n) return '';
  const permille = (2000n * part + whole) / (2n * whole);
  if (part > 0n && permille === 0n) return '<0.1 %';
  if (part < whole && permille >= 1000n) return '>99.9 %';
  return `${permille / 10n}.${permille % 10n} %`;
}
