export { type Buckets, Histogram, linearBuckets, log2Buckets } from './buckets.ts';
export { type ClearOutcome, clearBelow, clearByName, clearValue } from './clear-value.ts';
export { KeySet } from './key-set.ts';
export type { Quantity } from './quantity.ts';
export type { ReadResult } from './read-result.ts';
export type { TableRow } from './read-rows.ts';
export { readByName, readTable, readValue } from './read-value.ts';
export { type AddOptions, type Label, Source, type SourceOptions } from './source.ts';
export { StatsError, type StatsErrorCode } from './stats-error.ts';
export { StatsTree } from './stats-tree.ts';
export {
  bool,
  counter,
  f64,
  gauge,
  peak,
  s8,
  s16,
  s32,
  s64,
  text,
  u8,
  u16,
  u32,
  u64,
  type ValueAccess,
  type ValueFacts,
} from './stock-values.ts';
export { cells, histogram, rows } from './table-values.ts';
export { type PublisherOptions, type Refreshed, TreePublisher } from './tree-publisher.ts';
export { type ValueDef, type ValueSet, valueSet } from './value-def.ts';
export { findByDef, findByName, type Sighting, visit } from './visit.ts';
