import { useChoice } from '../../ui/use-choice.ts';

/** Which counts of a histogram are shown: all, those of the last interval, or those since the private baseline. */
export type CountedChoice = 'all' | 'last' | 'baseline';

export const COUNTED_CHOICES = [
  { value: 'all', label: 'All' },
  { value: 'last', label: 'Last interval' },
  { value: 'baseline', label: 'Since baseline' },
] as const satisfies readonly { value: CountedChoice; label: string }[];

export const useCountedChoice = (): readonly [CountedChoice, (choice: CountedChoice) => void] =>
  useChoice('counted', ['all', 'last', 'baseline']);
