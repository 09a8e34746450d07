import { useQueryState } from '../../ui/use-query-state.ts';

/** Which counts of a histogram are shown: all, those of the last interval, or those since the private baseline. */
export type CountedChoice = 'all' | 'last' | 'baseline';

export const COUNTED_CHOICES = [
  { value: 'all', label: 'All' },
  { value: 'last', label: 'Last interval' },
  { value: 'baseline', label: 'Since baseline' },
] as const satisfies readonly { value: CountedChoice; label: string }[];

/** What an address says; what it does not know is `all`. */
export const parseCounted = (query: URLSearchParams): CountedChoice =>
  COUNTED_CHOICES.find(({ value }) => value === query.get('counted'))?.value ?? 'all';

/** The address's query with another choice; what others keep there stays, and the default is left out. */
export function withCounted(query: URLSearchParams, choice: CountedChoice): string {
  const next = new URLSearchParams(query);
  if (choice === 'all') next.delete('counted');
  else next.set('counted', choice);
  return next.toString();
}

export const useCountedChoice = (): readonly [CountedChoice, (choice: CountedChoice) => void] =>
  useQueryState(parseCounted, withCounted);
