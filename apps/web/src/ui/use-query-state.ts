import { usePathname, useSearchParams } from 'next/navigation';

/**
 * How something is looked at: kept in the address, so that a copied link shows the same.
 * @param parse what an address says; what it does not know is the default.
 * @param withState the address's query with another state, without what others keep there being lost.
 */
export function useQueryState<T>(
  parse: (query: URLSearchParams) => T,
  withState: (query: URLSearchParams, state: T) => string,
): readonly [T, (state: T) => void] {
  const query = new URLSearchParams(useSearchParams());
  const pathname = usePathname();
  const setState = (state: T): void => {
    const text = withState(query, state);
    window.history.replaceState(undefined, '', text === '' ? pathname : `${pathname}?${text}`);
  };
  return [parse(query), setState];
}
