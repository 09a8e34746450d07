/**
 * Where a key leads in a list of rows.
 * @param at row that has the focus.
 * @returns undefined for keys that lead nowhere; -1: out of the list, at its top.
 */
export function rowAfterKey(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
