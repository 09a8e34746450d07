import type { ResolvedValue, SchemaIndex } from '@statsfs/core/model';
import { cellKeys } from '@statsfs/core/query';
import { type ReactNode, useState } from 'react';
import { histogramShape } from '../../live/histogram/histogram-shape.ts';
import type { Latest } from '../../live/latest.ts';
import { useCountedChoice } from './counted-choice.ts';
import { HeadlineRow } from './headlines.tsx';
import { histogramHeadlines } from './histogram-headline.ts';
import { useCounted } from './use-counted.ts';

export interface HistogramFiguresProps {
  readonly index: SchemaIndex;
  readonly resolved: ResolvedValue;
  readonly latest: Latest;
  readonly more: ReactNode;
}

/** Percentiles of what the bars show. Another value, or one whose buckets are others now, needs another key. */
export function HistogramFigures({ index, resolved, latest, more }: HistogramFiguresProps) {
  const [shape] = useState(() => histogramShape(cellKeys(index, resolved)));
  const [choice] = useCountedChoice();
  const counted = useCounted(resolved, shape, choice);
  const { unit } = resolved.descriptor;
  return (
    <HeadlineRow
      headlines={histogramHeadlines(counted, choice, shape, unit)}
      latest={latest}
      more={more}
    />
  );
}
