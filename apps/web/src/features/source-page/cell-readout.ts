import { Accumulator, refusalOf, unitOfFold } from '@statsfs/core/aggregate';
import type { Descriptor } from '@statsfs/core/model';
import { type Figure, formatExact, type Unit } from '@statsfs/core/units';
import type { Latest } from '../../live/latest.ts';
import { valueReadout } from '../../live/readout.ts';
import type { Readout } from '../../ui/readout-text.tsx';

/** What stands in the value column. */
export type CellReadout =
  | Readout
  /** A table whose cells do not add up to one figure. */
  | { readonly kind: 'cells'; readonly count: number; readonly why: string };

/** The value; of a table the sum of its cells, where a sum means something. */
export function wholeReadout(latest: Latest, descriptor: Descriptor): CellReadout {
  if (latest.kind !== 'ok' || descriptor.keys.length === 0) {
    return withoutNoun(valueReadout(latest, descriptor), descriptor.unit);
  }
  const count = Math.max(latest.words.length / 2, latest.texts.length);
  const why = refusalOf('sum', descriptor);
  if (why !== undefined) return { kind: 'cells', count, why };
  const accumulator = new Accumulator(descriptor.type);
  accumulator.addRange(latest.words, 0, count);
  const sum = accumulator.result('sum');
  if (sum.kind !== 'figure') return { kind: 'cells', count, why: 'no data to sum' };
  const unit = unitOfFold('sum', descriptor);
  return withoutNoun({ kind: 'figure', figure: formatExact(sum.exact, sum.type, unit) }, unit);
}

/** A noun beside each figure would repeat the column of units. For values only: the unit of a rate holds its scale. */
export function withoutNoun<T extends { readonly kind: string }>(
  readout: T | { readonly kind: 'figure'; readonly figure: Figure },
  { dimension }: Unit,
): T | { readonly kind: 'figure'; readonly figure: Figure } {
  if (dimension !== 'count' && dimension !== 'none') return readout;
  return 'figure' in readout
    ? { kind: 'figure', figure: { ...readout.figure, unit: '' } }
    : readout;
}
