import type { Unit } from '@statsfs/core/units';
import { formatInteger } from '@statsfs/core/units';
import { percentileFigure } from '../../live/histogram/bucket-text.ts';
import type { Counted } from '../../live/histogram/counted.ts';
import type { HistogramShape } from '../../live/histogram/histogram-shape.ts';
import type { Readout } from '../../ui/readout-text.tsx';
import type { CountedChoice } from './counted-choice.ts';
import { whyNoCounts } from './counted-words.ts';
import type { Headline } from './headline.ts';

export const PERCENTS = [50, 90, 99] as const;

const WORDS = { all: 'all', last: 'last interval', baseline: 'since baseline' } as const;

/** Percentiles of what was counted, each as the end of its bucket, and how much that was. */
export function histogramHeadlines(
  counted: Counted,
  choice: CountedChoice,
  shape: HistogramShape,
  unit: Unit,
): Headline[] {
  const percentiles = PERCENTS.map((percent) => ({
    label: `p${percent}, ${WORDS[choice]}`,
    readout: percentileReadout(counted, choice, { shape, unit, percent }),
  }));
  // The figure of the baseline stands beside these.
  if (choice === 'baseline') return percentiles;
  return [...percentiles, { label: `counted, ${WORDS[choice]}`, readout: total(counted, choice) }];
}

interface Asked {
  readonly shape: HistogramShape;
  readonly unit: Unit;
  readonly percent: number;
}

function percentileReadout(counted: Counted, choice: CountedChoice, asked: Asked): Readout {
  if (counted.kind !== 'counts') return absent(counted, choice);
  const { shape, percent, unit } = asked;
  const figure = percentileFigure(counted.counts, shape, percent, unit);
  return figure === undefined
    ? { kind: 'gap', why: 'Nothing was counted, or the buckets have no bounds' }
    : { kind: 'figure', figure };
}

function total(counted: Counted, choice: CountedChoice): Readout {
  if (counted.kind !== 'counts') return absent(counted, choice);
  const text = formatInteger(counted.total);
  return { kind: 'figure', figure: { text, unit: '', exact: text } };
}

const absent = (
  counted: Exclude<Counted, { readonly kind: 'counts' }>,
  choice: CountedChoice,
): Readout =>
  counted.kind === 'waiting'
    ? { kind: 'waiting' }
    : { kind: 'gap', why: whyNoCounts(counted, choice) };
