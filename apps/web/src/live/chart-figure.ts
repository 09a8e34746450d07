import { cellUnitOf, type Descriptor } from '@statsfs/core/model';
import type { PointForm } from '@statsfs/core/series';
import { type Figure, formatExact, formatRate } from '@statsfs/core/units';

const NO_FIGURE: Figure = { text: '—', unit: '', exact: '' };

/** How the figures of a chart are written: a rate, or the value or its growth in the unit of its cells. */
export function chartFigure(
  form: PointForm,
  descriptor: Pick<Descriptor, 'kind' | 'unit'>,
): (value: number) => Figure {
  const unit = cellUnitOf(descriptor);
  if (form === 'rate') return (value) => formatRate(value, unit);
  return (value) => {
    if (!Number.isFinite(value)) return NO_FIGURE;
    return Number.isInteger(value)
      ? formatExact(BigInt(value).toString(), 's64', unit)
      : formatExact(String(value), 'f64', unit);
  };
}
