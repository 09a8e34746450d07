'use client';

import type { ResolvedValue } from '@statsfs/core/model';
import { useState } from 'react';
import { ALL_CELLS } from '../../live/line-source.ts';
import { useLineSource } from '../../live/react/use-line-source.ts';
import { Sparkline } from '../../ui/charts/sparkline.tsx';
import { SPARK_SECONDS } from './use-tree-viewport.ts';

export interface RowSparklineProps {
  readonly value: ResolvedValue;
  readonly isScrolling: boolean;
}

/** The last minute of a value. Rows that fly past get no canvas; one that is there stays while scrolling. */
export function RowSparkline({ value, isScrolling }: RowSparklineProps) {
  const [isDrawn, setDrawn] = useState(!isScrolling);
  if (!isDrawn && !isScrolling) setDrawn(true);
  return isDrawn ? <Drawn value={value} /> : <span className="tree-spark" />;
}

/** Of a table the sum. Drawn after each sweep without a render. */
function Drawn({ value }: { readonly value: ResolvedValue }) {
  const source = useLineSource(value.path);
  return (
    <Sparkline
      source={source}
      line={ALL_CELLS}
      windowSeconds={SPARK_SECONDS}
      className="tree-spark h-4 w-16 text-fg2"
    />
  );
}
