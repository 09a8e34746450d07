import { pushAddress, replaceAddress, useAddress } from './address.ts';

/** `typing`: one of many changes in a row, none of which anybody wants to go back to. */
type Change = 'choice' | 'typing';

/**
 * How something is looked at: kept in the address, so that a copied link shows the same, and a step back undoes a choice.
 * @param parse what an address says; what it does not know is the default.
 * @param withState the address's query with another state, without what others keep there being lost.
 */
export function useQueryState<T>(
  parse: (query: URLSearchParams) => T,
  withState: (query: URLSearchParams, state: T) => string,
): readonly [T, (state: T, change?: Change) => void] {
  const { pathname, query } = useAddress();
  const setState = (state: T, change: Change = 'choice'): void => {
    const text = withState(query, state);
    if (text === query.toString()) return;
    const url = text === '' ? pathname : `${pathname}?${text}`;
    if (change === 'choice') pushAddress(url);
    else replaceAddress(url);
  };
  return [parse(query), setState];
}
