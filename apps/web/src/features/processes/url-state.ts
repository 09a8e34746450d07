import { BIGGEST_FIRST, type ProcessSort, SORT_COLUMNS } from './choose-processes.ts';

/** What of the list is shown, and in which order. */
export interface ProcessView {
  readonly filter: string;
  readonly sort: ProcessSort;
}

/** A column that is sorted by, with a minus where the order falls: `-memory`. */
const sortText = ({ column, direction }: ProcessSort): string =>
  direction === 'descending' ? `-${column}` : column;

/** What the address says; anything it does not know is the default. */
export function parseView(query: URLSearchParams): ProcessView {
  const text = query.get('sort') ?? '';
  const direction = text.startsWith('-') ? 'descending' : 'ascending';
  const column = SORT_COLUMNS.find((known) => known === text.replace(/^-/, ''));
  return {
    filter: query.get('filter') ?? '',
    sort: column === undefined ? BIGGEST_FIRST : { column, direction },
  };
}

/** The address's query with another view; what others keep there stays, and defaults are left out. */
export function withView(query: URLSearchParams, { filter, sort }: ProcessView): string {
  const next = new URLSearchParams(query);
  const text = sortText(sort);
  if (filter === '') next.delete('filter');
  else next.set('filter', filter);
  if (text === sortText(BIGGEST_FIRST)) next.delete('sort');
  else next.set('sort', text);
  return next.toString();
}
