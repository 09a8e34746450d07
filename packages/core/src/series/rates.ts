import { hasRate, numberAt, type Words } from '../model/index.ts';
import { type Interruption, type Mark, stronger, touches } from './mark.ts';
import {
  differenceBetween,
  growthOf,
  type Move,
  moveBetween,
  perSecond,
  type StepRules,
} from './move.ts';
import { eventOfMark, eventOfMove, type PointEvent } from './point-event.ts';
import { PointList, type Points } from './points.ts';
import type { SeriesSlice } from './series-slice.ts';

/** Growth per second, growth per step, or the values themselves. */
export type PointForm = 'rate' | 'delta' | 'raw';

export interface SeriesPoints extends Points {
  /** In order of time. */
  readonly events: readonly PointEvent[];
}

/**
 * One column of a slice as points. Rates and deltas stand at the row that ends their step; the first row has none.
 * @throws RangeError when the slice has no such column.
 */
export function toPoints(
  slice: SeriesSlice,
  column: number,
  rules: StepRules,
  form: PointForm,
): SeriesPoints {
  const words = slice.columns[column];
  if (words === undefined) throw new RangeError(`Column ${column} is not in the slice`);
  const { atUs } = slice;
  const marks = new MarkCursor(slice.marks.filter((mark) => touches(mark, column)));
  const points = new PointList(atUs.length + slice.marks.length);
  let previousUs = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < atUs.length; row++) {
    const time = atUs[row] ?? 0;
    const interruption = marks.advance(previousUs, time);
    const move =
      row === 0 || interruption !== undefined
        ? 'none'
        : moveBetween(words, row - 1, words, row, rules);
    marks.note(eventOfMove(move, time));
    if (form === 'raw') {
      if (interruption === 'gap' && row > 0)
        points.add(Math.max(previousUs, marks.breakUs), Number.NaN);
      points.add(time, numberAt(words, row, rules.type));
    } else if (row === 0 || interruption !== undefined) {
      points.add(time, Number.NaN);
    } else {
      const growth = growthInto(words, row, rules, move, form);
      points.add(time, form === 'rate' ? perSecond(growth, time - previousUs) : growth);
    }
    previousUs = time;
  }
  marks.advance(previousUs, Number.POSITIVE_INFINITY);
  return { ...points.take(), events: marks.events };
}

/** Growth in the step that ends at a row. A delta is also given for what goes both ways, where a rate would be noise. */
function growthInto(
  words: Words,
  row: number,
  rules: StepRules,
  move: Move,
  form: 'rate' | 'delta',
): number {
  if (form === 'delta' && !hasRate(rules.kind)) {
    return differenceBetween(words, row - 1, words, row, rules.type);
  }
  return growthOf(move, words, row - 1, words, row, rules);
}

/** Walks the marks along with the rows and gathers what a chart draws. */
class MarkCursor {
  readonly events: PointEvent[] = [];
  /** Where the last interruption began. */
  breakUs = 0;
  readonly #marks: readonly Mark[];
  #next = 0;

  constructor(marks: readonly Mark[]) {
    this.#marks = marks;
  }

  /** Takes the marks from a row up to the next one. */
  advance(fromUs: number, untilUs: number): Interruption | undefined {
    let found: Interruption | undefined;
    for (let mark = this.#marks[this.#next]; mark !== undefined; mark = this.#marks[++this.#next]) {
      if (mark.atUs >= untilUs) break;
      if (found !== 'gap') this.breakUs = mark.atUs;
      found = stronger(found, mark);
      this.events.push(eventOfMark(mark, fromUs, untilUs));
    }
    return found;
  }

  note(event: PointEvent | undefined): void {
    if (event !== undefined) this.events.push(event);
  }
}
