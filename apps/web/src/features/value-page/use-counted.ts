import type { ResolvedValue } from '@statsfs/core/model';
import {
  type Counted,
  countedInAll,
  countedLast,
  countedSince,
} from '../../live/histogram/counted.ts';
import type { HistogramShape } from '../../live/histogram/histogram-shape.ts';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import { useGrown } from '../../live/react/use-grown.ts';
import { useLatest } from '../../live/react/use-latest.ts';
import type { CountedChoice } from './counted-choice.ts';

/** What a histogram has counted, as chosen; another with each sample. */
export function useCounted(
  { path, descriptor }: ResolvedValue,
  shape: HistogramShape,
  choice: CountedChoice,
): Counted {
  const store = useLiveStore();
  const latest = useLatest(path);
  const grown = useGrown(path);
  switch (choice) {
    case 'all':
      return countedInAll(latest, shape, descriptor.type);
    case 'last':
      return countedLast(store.samples(path), shape);
    case 'baseline':
      return countedSince(grown, shape);
  }
}
