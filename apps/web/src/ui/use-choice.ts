import { useQueryState } from './use-query-state.ts';

/**
 * One of a few, kept in the address.
 * @param key in the query.
 * @param values the first is the default, which the address leaves out.
 */
export const useChoice = <T extends string>(
  key: string,
  values: readonly [T, ...T[]],
): readonly [T, (value: T) => void] =>
  useQueryState(
    (query) => parseChoice(query, key, values),
    (query, value) => withChoice(query, key, value === values[0] ? undefined : value),
  );

/** What an address says; what it does not know is the default. */
export const parseChoice = <T extends string>(
  query: URLSearchParams,
  key: string,
  values: readonly [T, ...T[]],
): T => values.find((value) => value === query.get(key)) ?? values[0];

/** The address's query with another choice, undefined for the default; what others keep there stays. */
export function withChoice(query: URLSearchParams, key: string, value: string | undefined): string {
  const next = new URLSearchParams(query);
  if (value === undefined) next.delete(key);
  else next.set(key, value);
  return next.toString();
}
