import { type ClearRule, NO_CLEAR } from '@statsfs/core/model';
import { UNITS, type Unit } from '@statsfs/core/units';
import type { ValueMeta } from './catalog-entry.ts';

/** What a group of values has in common. */
export type ValueTemplate = Omit<ValueMeta, 'description'>;

/** A counter since boot that nobody can clear. */
export const cumulative = (unit: Unit): ValueTemplate => ({
  kind: 'cumulative',
  unit,
  clear: NO_CLEAR,
});

/** A level that goes both ways. */
export const floating = (unit: Unit): ValueTemplate => ({
  kind: 'floating',
  unit,
  clear: NO_CLEAR,
});

/** A text, which moves in no way. */
export const TEXT: ValueTemplate = { kind: 'unknown', unit: UNITS.none, clear: NO_CLEAR };

/** The highest level seen so far. */
export const peak = (unit: Unit): ValueTemplate => ({ kind: 'peak', unit, clear: NO_CLEAR });

/** The same, restarted by `clear`. */
export const clearedBy = (clear: ClearRule, template: ValueTemplate): ValueTemplate => ({
  ...template,
  clear,
});

/** Descriptions by name, each with what the group shares. */
export const describeEach = (
  template: ValueTemplate,
  descriptions: Readonly<Record<string, string>>,
): Readonly<Record<string, ValueMeta>> =>
  Object.fromEntries(
    Object.entries(descriptions).map(([name, description]) => [name, { ...template, description }]),
  );

/** The same, documented elsewhere than the rest of its file. */
export const documentedIn = (reference: string, template: ValueTemplate): ValueTemplate => ({
  ...template,
  reference,
});

/** For names that nobody described but whose family settles the kind. */
export const undescribed = (template: ValueTemplate): ValueMeta => ({
  ...template,
  description: '',
});
