import type { Descriptor } from '@statsfs/core/model';
import { useSyncExternalStore } from 'react';
import { chartFigure } from '../../../live/chart-figure.ts';
import { naturalForm } from '../../../live/line-source.ts';
import { useLiveStore } from '../../../live/react/live-provider.tsx';
import type { CommonScale } from '../../../ui/charts/common-scale.ts';
import { COMPARE_SECONDS } from './compare-card.tsx';

export interface ScaleWordsProps {
  readonly scale: CommonScale;
  readonly descriptor: Descriptor;
}

/** From where to where the common axis reaches. */
export function ScaleWords({ scale, descriptor }: ScaleWordsProps) {
  const store = useLiveStore();
  const words = useSyncExternalStore(
    store.onTick,
    () => wordsOf(scale.range(COMPARE_SECONDS), descriptor),
    () => '',
  );
  return words;
}

function wordsOf(range: readonly [number, number] | undefined, descriptor: Descriptor): string {
  if (range === undefined) return '';
  const format = chartFigure(naturalForm(descriptor.kind), descriptor);
  const [low, high] = range.map((value) => {
    const { text, unit } = format(value);
    return `${text} ${unit}`.trimEnd();
  });
  return `; each from ${low} to ${high}`;
}
