/**
 * New rows in the order of old ones: what was there stays where it was, what is new comes behind it, what has gone goes.
 * For a list that somebody points at, who would else press what has just come under the pointer.
 */
export function holdOrder<T>(
  order: readonly string[],
  rows: readonly T[],
  keyOf: (row: T) => string,
): T[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  const known = new Set(order);
  return [
    ...order.flatMap((key) => byKey.get(key) ?? []),
    ...rows.filter((row) => !known.has(keyOf(row))),
  ];
}
