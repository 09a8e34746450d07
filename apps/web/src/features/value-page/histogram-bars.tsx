import type { ResolvedValue } from '@statsfs/core/model';
import { useMemo } from 'react';
import { bucketLine } from '../../live/histogram/bucket-line.ts';
import { bucketEdge } from '../../live/histogram/bucket-text.ts';
import type { HistogramShape } from '../../live/histogram/histogram-shape.ts';
import { percentileBucket } from '../../live/histogram/percentile-bucket.ts';
import { BucketBars } from '../../ui/charts/bucket-bars.tsx';
import type { BucketMark } from '../../ui/charts/bucket-bars-plot.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { COUNTED_CHOICES, useCountedChoice } from './counted-choice.ts';
import { countedMessage, countedNote } from './counted-words.ts';
import { PERCENTS } from './histogram-headline.ts';
import { useCounted } from './use-counted.ts';

export interface HistogramBarsProps {
  readonly resolved: ResolvedValue;
  readonly shape: HistogramShape;
}

/** What was counted in each bucket: in all, in the last interval, or since the baseline. */
export function HistogramBars({ resolved, shape }: HistogramBarsProps) {
  const { path, descriptor } = resolved;
  const { unit } = descriptor;
  const [choice, setChoice] = useCountedChoice();
  const counted = useCounted(resolved, shape, choice);
  const labels = useMemo(() => {
    const edges = shape.buckets.map((bucket) => bucketEdge(bucket, unit));
    return shape.buckets[0]?.lower === undefined ? edges : [...edges, '∞'];
  }, [shape, unit]);
  const counts = counted.kind === 'counts' ? counted.counts : NONE;
  return (
    <Panel
      title="Distribution"
      note={countedNote(counted, new Date().getTimezoneOffset())}
      actions={
        <Segmented label="Counted" value={choice} segments={COUNTED_CHOICES} onChange={setChoice} />
      }
    >
      <BucketBars
        name={`${path}, counts by bucket`}
        values={shape.buckets.map((_, bucket) => Number(counts[bucket] ?? 0n))}
        labels={labels}
        marks={percentileMarks(counts, shape)}
        textOf={(bucket) => bucketLine(shape, counts, bucket, unit)}
        message={countedMessage(counted, choice)}
      />
    </Panel>
  );
}

const NONE: readonly bigint[] = [];

/** At the end of their buckets, as the figures above say. */
const percentileMarks = (counts: readonly bigint[], { buckets }: HistogramShape): BucketMark[] =>
  PERCENTS.flatMap((percent) => {
    const bucket = percentileBucket(counts, percent);
    const { lower, upper } = buckets[bucket ?? -1] ?? {};
    if (bucket === undefined || lower === undefined) return [];
    return [{ label: `p${percent}`, bucket, end: upper === undefined ? 'lower' : 'upper' }];
  });
