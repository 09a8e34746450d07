import { Accumulator, refusalOf } from '@statsfs/core/aggregate';
import {
  cellUnitOf,
  type Descriptor,
  hasRate,
  type ResolvedValue,
  type SchemaIndex,
} from '@statsfs/core/model';
import { cellKeys } from '@statsfs/core/query';
import { formatExact } from '@statsfs/core/units';
import { cellLabel } from '../../live/cell-label.ts';
import type { Latest } from '../../live/latest.ts';
import { ALL_CELLS, cellLine } from '../../live/line-source.ts';
import { rateReadout, valueReadout } from '../../live/readout.ts';
import type { LineSpec } from '../../ui/charts/chart-source.ts';
import type { Readout } from '../../ui/readout-text.tsx';

/** Lines of a small chart that can still be told apart. */
const MAX_LINES = 4;

/** The lines of a pin: the sum of a table of counters, the first cells of a table of anything else. */
export function pinLines(index: SchemaIndex, value: ResolvedValue): readonly LineSpec[] {
  const { descriptor } = value;
  if (descriptor.keys.length === 0) {
    return [{ id: cellLine(0), label: descriptor.name, slot: 0 }];
  }
  if (hasRate(descriptor.kind)) return [{ id: ALL_CELLS, label: 'all', slot: 0 }];
  return cellKeys(index, value)
    .slice(0, MAX_LINES)
    .map((keys, cell) => ({ id: cellLine(cell), label: cellLabel(value, keys), slot: cell }));
}

/** The one figure of a pin, and a word for what it is where that is not plain. */
export function pinReadout(
  latest: Latest,
  descriptor: Descriptor,
): { readonly readout: Readout; readonly word: string } {
  if (hasRate(descriptor.kind)) return { readout: rateReadout(latest, descriptor), word: '' };
  const isTable = descriptor.keys.length > 0;
  if (!isTable || latest.kind !== 'ok' || refusalOf('max', descriptor) !== undefined) {
    return { readout: valueReadout(latest, descriptor), word: '' };
  }
  const accumulator = new Accumulator(descriptor.type);
  const count = latest.words.length / 2;
  accumulator.addRange(latest.words, 0, count);
  const highest = accumulator.result('max');
  if (highest.kind !== 'figure') return { readout: { kind: 'waiting' }, word: '' };
  const figure = formatExact(highest.exact, highest.type, cellUnitOf(descriptor));
  return { readout: { kind: 'figure', figure }, word: `highest of ${count}` };
}
