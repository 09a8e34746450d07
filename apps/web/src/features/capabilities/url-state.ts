import type { Shown } from './group-findings.ts';

/** What the address says is shown; anything it does not know is everything. */
export const parseShown = (query: URLSearchParams): Shown =>
  query.get('show') === 'mendable' ? 'mendable' : 'all';

/** The address's query with another choice; what others keep there stays, and the default is left out. */
export function withShown(query: URLSearchParams, shown: Shown): string {
  const next = new URLSearchParams(query);
  if (shown === 'all') next.delete('show');
  else next.set('show', shown);
  return next.toString();
}
