import { Accumulator, refusalOf, unitOfFold } from '@statsfs/core/aggregate';
import { type Descriptor, hasRate } from '@statsfs/core/model';
import { formatExact } from '@statsfs/core/units';
import type { Latest } from '../../live/latest.ts';
import { valueReadout } from '../../live/readout.ts';
import type { Readout } from '../../ui/readout-text.tsx';

/** A value in one figure: of a table of counters the sum, of any other table how many cells it has. */
export function wholeReadout(latest: Latest, descriptor: Descriptor): Readout {
  if (descriptor.keys.length === 0 || latest.kind !== 'ok') return valueReadout(latest, descriptor);
  const count = latest.words.length / 2;
  if (!hasRate(descriptor.kind) || refusalOf('sum', descriptor) !== undefined) {
    const text = String(count);
    return { kind: 'figure', figure: { text, unit: 'cells', exact: `${text} cells` } };
  }
  const accumulator = new Accumulator(descriptor.type);
  accumulator.addRange(latest.words, 0, count);
  const sum = accumulator.result('sum');
  if (sum.kind !== 'figure') return { kind: 'none' };
  const unit = unitOfFold('sum', descriptor);
  return { kind: 'figure', figure: formatExact(sum.exact, sum.type, unit) };
}
