import { pushAddress, useAddress } from '../../ui/address.ts';

const KEY = 'since';

/** The id of the baseline that the address counts from. It goes along to other places. */
export const useBaselineId = (): string | undefined => parseBaselineId(useAddress().query);

/** Counts from another baseline, or from none, wherever the browser is by then. A step back undoes it. */
export function chooseBaseline(id: string | undefined): void {
  const { pathname, search } = window.location;
  const before = new URLSearchParams(search);
  if (parseBaselineId(before) === id) return;
  const text = withBaselineId(before, id);
  pushAddress(text === '' ? pathname : `${pathname}?${text}`);
}

const parseBaselineId = (query: URLSearchParams): string | undefined => query.get(KEY) || undefined;

/** The address's query with another baseline, or none; what others keep there stays. */
function withBaselineId(query: URLSearchParams, id: string | undefined): string {
  const next = new URLSearchParams(query);
  if (id === undefined) next.delete(KEY);
  else next.set(KEY, id);
  return next.toString();
}
