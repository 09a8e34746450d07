import { Accumulator, type Fold, refusalOf, unitOfFold } from '@statsfs/core/aggregate';
import { type Descriptor, hasRate } from '@statsfs/core/model';
import { formatExact } from '@statsfs/core/units';
import type { Latest } from '../../live/latest.ts';
import { rateReadout, valueReadout } from '../../live/readout.ts';
import type { Readout } from '../../ui/readout-text.tsx';

/** A figure at the top of the page. The first one is the largest. */
export interface Headline {
  readonly label: string;
  readonly readout: Readout;
}

/** The figures that say most about a value: its rate and total, or the value itself, or the ends of a table of gauges. */
export function headlines(latest: Latest, descriptor: Descriptor): Headline[] {
  const isTable = descriptor.keys.length > 0;
  if (hasRate(descriptor.kind)) {
    const whole = isTable ? `, all ${plural(descriptor)}` : '';
    return [
      { label: `rate${whole}`, readout: rateReadout(latest, descriptor) },
      { label: isTable ? 'total' : 'value', readout: folded(latest, descriptor, 'sum') },
    ];
  }
  if (!isTable) {
    return [
      {
        label: descriptor.kind === 'peak' ? 'highest' : 'value',
        readout: valueReadout(latest, descriptor),
      },
    ];
  }
  return [
    { label: 'highest', readout: folded(latest, descriptor, 'max') },
    { label: 'lowest', readout: folded(latest, descriptor, 'min') },
  ].filter(({ readout }) => readout.kind !== 'none');
}

/** A fold over the cells of a table; nothing where it would mean nothing. */
export function folded(latest: Latest, descriptor: Descriptor, fold: Fold): Readout {
  if (latest.kind !== 'ok') return valueReadout(latest, descriptor);
  if (refusalOf(fold, descriptor) !== undefined) return { kind: 'none' };
  const accumulator = new Accumulator(descriptor.type);
  accumulator.addRange(latest.words, 0, latest.words.length / 2);
  const result = accumulator.result(fold);
  switch (result.kind) {
    case 'figure': {
      const figure = formatExact(result.exact, result.type, unitOfFold(fold, descriptor));
      const unit = fold === 'count_zero' ? `of ${result.cells}` : figure.unit;
      return { kind: 'figure', figure: { ...figure, unit } };
    }
    case 'no-data':
      return { kind: 'waiting' };
    case 'refused':
      return { kind: 'none' };
  }
}

const plural = ({ keys }: Descriptor): string => {
  const [only] = keys;
  return keys.length === 1 && only?.name === 'cpu' ? 'CPUs' : 'cells';
};
