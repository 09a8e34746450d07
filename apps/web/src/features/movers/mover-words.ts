import { type Descriptor, hasRate } from '@statsfs/core/model';
import { type Figure, formatExact, formatRate } from '@statsfs/core/units';

/** What a value does, as the tree shows it: growth per second of a counter, the figure of anything else. */
export function moverFigure(figure: number, { kind, type, unit }: Descriptor): Figure {
  if (hasRate(kind)) return formatRate(figure, unit);
  // A mean of whole numbers is none; shown as one, it has as many digits as what it is the mean of.
  return type === 'f64'
    ? formatExact(String(figure), 'f64', unit)
    : formatExact(String(Math.round(figure)), 's64', unit);
}

/** Factors beyond that say no more than "far more". */
const MOST = 1000;

/** How much more or less than usual, in a word that a column holds. */
export function changeWord(now: number, usual: number): string {
  if (now === 0) return 'stopped';
  if (usual === 0) return 'new';
  if (Math.sign(now) !== Math.sign(usual)) return 'turned';
  const factor = now / usual;
  if (factor >= MOST) return `> ${MOST} ×`;
  if (factor < 1 / MOST) return 'nearly stopped';
  return `${factor.toPrecision(factor >= 100 ? 3 : 2)} ×`;
}
