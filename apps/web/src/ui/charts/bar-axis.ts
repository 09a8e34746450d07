import { niceTicks, UNITS } from '@statsfs/core/units';

export type BarScale = 'linear' | 'log';

/** An axis that is mostly empty shrinks; before that it stays, for one that follows each sample cannot be read. */
const SHRINK_BELOW = 0.4;
/** One thing stands this far above the foot of a logarithmic axis as ten above one: so that it is seen, and nothing is not. */
const LOG_FOOT = 0.1;

/** The ticks of counts, from zero up; they move only when they have to. */
export class BarAxis {
  #ticks: readonly number[] = [];
  #scale: BarScale = 'linear';

  /** @param most ticks there is room for. */
  ticks(highest: number, scale: BarScale, most: number): readonly number[] {
    const top = this.#ticks.at(-1) ?? 0;
    const fits = highest <= top && highest >= SHRINK_BELOW * top && this.#ticks.length <= most;
    if (top === 0 || scale !== this.#scale || !fits) {
      this.#scale = scale;
      this.#ticks = scale === 'log' ? decades(highest, most) : wholeTicks(highest, most);
    }
    return this.#ticks;
  }
}

/** There is no half of a count. */
const wholeTicks = (highest: number, most: number): number[] =>
  niceTicks(0, Math.max(1, highest), most, UNITS.none).filter(Number.isInteger);

/** Powers of ten up to what covers `highest`, with as many left out as there is no room for. */
function decades(highest: number, most: number): number[] {
  const last = Math.max(1, Math.ceil(Math.log10(Math.max(highest, 1))));
  const every = Math.ceil((last + 1) / Math.max(2, most));
  const top = Math.ceil(last / every) * every;
  return Array.from({ length: top / every + 1 }, (_, i) => 10 ** (i * every));
}

/** Where a count stands on the axis, from 0 at its foot to 1 at its last tick. */
export function barFraction(value: number, top: number, scale: BarScale): number {
  if (!(value > 0) || !(top > 0)) return 0;
  if (scale === 'linear') return value / top;
  return Math.max(0, Math.log(value / LOG_FOOT) / Math.log(top / LOG_FOOT));
}
