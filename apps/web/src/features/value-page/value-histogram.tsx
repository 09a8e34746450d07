import type { ResolvedValue, SchemaIndex } from '@statsfs/core/model';
import { cellKeys } from '@statsfs/core/query';
import { useState } from 'react';
import { histogramShape } from '../../live/histogram/histogram-shape.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { HistogramBars } from './histogram-bars.tsx';
import { HistogramHeat } from './histogram-heat.tsx';
import type { ValueView } from './url-state.ts';

export interface ValueHistogramProps {
  readonly index: SchemaIndex;
  readonly resolved: ResolvedValue;
  readonly view: ValueView;
}

/** A histogram as bars, and over time. Another value, or one whose buckets are others now, needs another key. */
export function ValueHistogram({ index, resolved, view }: ValueHistogramProps) {
  const [shape] = useState(() => histogramShape(cellKeys(index, resolved)));
  if (shape.buckets.length === 0) {
    return (
      <EmptyState title="No buckets now">
        <p>Its file is there and holds no counts. They show here when it does.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <HistogramBars resolved={resolved} shape={shape} />
      <HistogramHeat
        key={`${view.form} ${view.windowSeconds}`}
        resolved={resolved}
        shape={shape}
        view={view}
      />
    </>
  );
}
