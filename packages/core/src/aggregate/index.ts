export { Accumulator, type ExactPart } from './accumulator.ts';
export { type AggregatePlan, aggregatesOf } from './aggregates-of.ts';
export type { TimedCells } from './bracket.ts';
export { emptySentinel } from './empty-sentinel.ts';
export { FOLDS, type Fold, isFold, refusalOf, unitOfFold } from './fold.ts';
export { type Cell, foldCells } from './fold-cells.ts';
export type { FoldResult } from './fold-result.ts';
export {
  type Folded,
  foldPlanned,
  foldTable,
  foldValues,
  MAX_UNASKED_VALUES,
  planFold,
  type Snapshot,
} from './fold-values.ts';
export { type PrintedFold, printedFold } from './printed-fold.ts';
export { type Reconciled, reconcile } from './reconcile.ts';
