import { Accumulator, refusalOf } from '@statsfs/core/aggregate';
import {
  cellUnitOf,
  createWords,
  type Descriptor,
  NOT_READ,
  setExactText,
  unreadable,
} from '@statsfs/core/model';
import { type Figure, formatExact } from '@statsfs/core/units';
import type { Grown, WhyNotGrown } from './grown.ts';

/** In one sentence why there is no growth to tell. */
export const WHY_NOT_GROWN: Readonly<Record<WhyNotGrown, string>> = {
  'not-kept': 'Nothing was read of it when the baseline was set, so there is nothing to count from',
  'was-away': 'It went and came back since the baseline was set, so it may be something else now',
  gone: 'The server does not keep this baseline any more',
  failed: 'The web server did not say what it counts from; it is asked again',
  before: 'What is shown is from before the baseline',
  fell: 'Counts are below the baseline: they were restarted since, or they tell what is there now',
};

/**
 * The growth of one cell, or of the whole when none is named: the sum of all cells where a sum means something. The
 * shapes are those of ui/readout-text, which draws them.
 */
export function grownReadout(grown: Grown, descriptor: Descriptor, cell?: number) {
  switch (grown.kind) {
    case 'off':
      return { kind: 'none' } as const;
    case 'waiting':
      return { kind: 'waiting' } as const;
    case 'unreadable':
      return grown.code === NOT_READ.notAsked
        ? ({ kind: 'none' } as const)
        : ({ kind: 'unreadable', ...unreadable(grown.code) } as const);
    case 'none':
      return gap(WHY_NOT_GROWN[grown.why]);
    case 'grown': {
      if (cell !== undefined) {
        const text = grown.cells[cell];
        return text === undefined ? gap(WHY_NOT_GROWN['not-kept']) : figureOf(text, descriptor);
      }
      return wholeReadout(grown.cells, descriptor);
    }
  }
}

function wholeReadout(cells: readonly (string | undefined)[], descriptor: Descriptor) {
  const [first] = cells;
  if (descriptor.keys.length === 0 && first !== undefined) return figureOf(first, descriptor);
  const refusal = refusalOf('sum', descriptor);
  if (refusal !== undefined) return gap(`Not summed: ${refusal}`);
  const type = typeOfGrowth(descriptor);
  const accumulator = new Accumulator(type);
  const words = createWords(1);
  for (const text of cells) {
    if (text === undefined) return gap('Some cells were not there when the baseline was set');
    if (setExactText(words, 0, type, text)) accumulator.add(words, 0);
  }
  const sum = accumulator.result('sum');
  return sum.kind === 'figure' ? figureOf(sum.exact, descriptor) : gap('There are no cells to sum');
}

const gap = (why: string): { readonly kind: 'gap'; readonly why: string } => ({ kind: 'gap', why });

const figureOf = (
  text: string,
  descriptor: Descriptor,
): { readonly kind: 'figure'; readonly figure: Figure } => ({
  kind: 'figure',
  figure: formatExact(text, typeOfGrowth(descriptor), cellUnitOf(descriptor)),
});

/** What goes both ways may stand below its baseline. */
const typeOfGrowth = ({ type }: Descriptor): 'f64' | 's64' => (type === 'f64' ? 'f64' : 's64');
