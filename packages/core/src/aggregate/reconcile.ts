/*
 * Whether a filesystem's own total is right.
 *
 * A total and its parts are read one after the other, and what counts goes on counting in between. So the figure that was
 * printed is not held against the parts as they are now, but as they were right before it was read and right after:
 *
 *   part a    ────●──────────────●────────▶     a was 5, then 7
 *   part b    ──────────●─────────────●───▶     b was 1, then 1
 *   printed   ──────────────◆─────────────▶     so their sum was at least 6 and at most 8 at ◆
 *
 * What is cumulative only grows, so it was between the two, and so is each fold of such values: a figure outside is wrong,
 * whatever moved and however fast. A level may have gone anywhere in between and come back; it is taken to have stayed
 * between its two samples, which is a guess that fails now and then. Whoever shows the answer therefore waits whether a
 * difference lasts: parts that came or went between two looks at the tree are missing for as long, too.
 */
import { type Descriptor, exactText, f64At, type ValueType } from '../model/index.ts';
import { type Bracket, bracketAt, type TimedCells } from './bracket.ts';
import { compareCells, differenceOf } from './compare-cells.ts';
import type { Fold } from './fold.ts';
import { type Bounds, FoldBounds } from './fold-bounds.ts';

/** Whether a filesystem's own figure and a fold over what lies below it are the same. */
export type Reconciled =
  | { readonly kind: 'agrees'; readonly atUs: number }
  | {
      readonly kind: 'differs';
      /** When the printed figure was read. */
      readonly atUs: number;
      /** How the figures are read. */
      readonly type: ValueType;
      /** What a fold of the values below gives, as near to what was printed as it can be; exact. */
      readonly folded: string;
      /** Printed less folded, exact for integers. */
      readonly by: string;
    }
  /** No printed figure has samples of all parts around it yet, or a part was restarted in between. */
  | { readonly kind: 'waiting' }
  /** There is nothing to hold it against. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** What is known of a total and its parts. */
export interface Printed {
  readonly fold: Fold;
  /** Of the parts. */
  readonly descriptor: Pick<Descriptor, 'type' | 'kind'>;
  /** The last samples of the total, oldest first. */
  readonly total: readonly TimedCells[];
  /** Of each part that can be read, oldest first. */
  readonly parts: readonly (readonly TimedCells[])[];
  /** Parts that cannot be read. */
  readonly unreadable: number;
}

/** Holds the newest printed figure that can be judged against the parts around it. */
export function reconcile(printed: Printed): Reconciled {
  const { total, parts, unreadable } = printed;
  if (unreadable > 0) {
    const all = unreadable + parts.length;
    return { kind: 'unknown', reason: `${unreadable} of ${all} values below cannot be read` };
  }
  if (parts.length === 0) return { kind: 'unknown', reason: 'there are no values below' };
  for (const sample of total.toReversed()) {
    const brackets = parts.flatMap((samples) => bracketAt(samples, sample.atUs) ?? []);
    if (brackets.length === parts.length) return judge(sample, brackets, printed);
  }
  return WAITING;
}

function judge(
  { atUs, words }: TimedCells,
  brackets: readonly Bracket[],
  { fold, descriptor: { type, kind } }: Printed,
): Reconciled {
  const around = new FoldBounds(type);
  for (const bracket of brackets) {
    // A table that got other rows in between, or a counter that was restarted.
    if (bracket.before.words.length !== bracket.after.words.length) return WAITING;
    if (around.add(bracket) && kind === 'cumulative') return WAITING;
  }
  const bounds = around.of(fold);
  if (bounds === undefined) return WAITING;
  const bound = boundPassed(words, bounds);
  if (bound === undefined) return { kind: 'agrees', atUs };
  const { type: foldType } = bounds;
  const by = differenceOf(words, bound, foldType);
  return { kind: 'differs', atUs, type: foldType, folded: exactText(bound, 0, foldType), by };
}

const WAITING: Reconciled = { kind: 'waiting' };

/** The end of the bounds beyond which a figure lies. */
function boundPassed(figure: Uint32Array, { type, low, high }: Bounds): Uint32Array | undefined {
  const printed = { words: figure, slot: 0 };
  if (compareCells(printed, { words: low, slot: 0 }, type) < 0)
    return unlessRounded(figure, low, type);
  if (compareCells(printed, { words: high, slot: 0 }, type) > 0)
    return unlessRounded(figure, high, type);
  return undefined;
}

/** Doubles that are added in another order come to another figure, by a little. */
function unlessRounded(
  figure: Uint32Array,
  bound: Uint32Array,
  type: ValueType,
): Uint32Array | undefined {
  if (type !== 'f64') return bound;
  const by = Math.abs(f64At(figure, 0) - f64At(bound, 0));
  return by <= ROUNDING * Math.abs(f64At(bound, 0)) ? undefined : bound;
}

const ROUNDING = 1e-9;
