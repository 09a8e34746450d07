import type { Interruption } from './mark.ts';
import { growthOf, moveBetween, perSecond, type StepRules } from './move.ts';

/** A slot of a column at the time its file was read. */
export interface Sample {
  /** Microseconds on an axis that the caller owns. */
  readonly atUs: number;
  readonly words: Uint32Array;
  readonly slot: number;
}

/** From one sample to the next. `perSecond` counts in the raw number. */
export type Step =
  | { readonly kind: 'rate'; readonly perSecond: number }
  | { readonly kind: 'wrap'; readonly perSecond: number }
  | { readonly kind: 'reset'; readonly cause: 'fell' | 'clear' | 'replaced' }
  | { readonly kind: 'gap' };

/** @param between what `interruptionBetween` found among the marks between the two. */
export function stepBetween(
  previous: Sample,
  next: Sample,
  rules: StepRules,
  between?: Interruption,
): Step {
  const elapsedUs = next.atUs - previous.atUs;
  if (between === 'gap' || !(elapsedUs > 0)) return { kind: 'gap' };
  if (between === 'clear') return { kind: 'reset', cause: 'clear' };
  if (between === 'reset') return { kind: 'reset', cause: 'replaced' };
  const { words: a, slot: slotA } = previous;
  const { words: b, slot: slotB } = next;
  const move = moveBetween(a, slotA, b, slotB, rules);
  if (move === 'none') return { kind: 'gap' };
  if (move === 'fell') return { kind: 'reset', cause: 'fell' };
  const growth = growthOf(move, a, slotA, b, slotB, rules);
  return { kind: move === 'wrapped' ? 'wrap' : 'rate', perSecond: perSecond(growth, elapsedUs) };
}

/** As `stepBetween`, without an object per step, for whole rows of cells. @returns NaN where there is no rate. */
export function ratePerSecond(
  a: Uint32Array,
  slotA: number,
  b: Uint32Array,
  slotB: number,
  rules: StepRules,
  elapsedUs: number,
): number {
  if (!(elapsedUs > 0)) return Number.NaN;
  const move = moveBetween(a, slotA, b, slotB, rules);
  return perSecond(growthOf(move, a, slotA, b, slotB, rules), elapsedUs);
}
