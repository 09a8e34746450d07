export { AGGREGATE_KINDS, type AggregateKind } from './aggregate-kind.ts';
export { asMounted } from './as-mounted.ts';
export {
  CLEAR_BY_ZERO,
  CLEAR_UNKNOWN,
  type ClearRule,
  clearByWriting,
  NO_CLEAR,
  offersClear,
} from './clear-rule.ts';
export { compareNames } from './compare-names.ts';
export {
  cellUnitOf,
  createDescriptor,
  type Descriptor,
  type KeyDescriptor,
  type StateName,
  stateName,
} from './descriptor.ts';
export { hasRate, KINDS, type Kind } from './kind.ts';
export { processOfPath, processPath } from './process-path.ts';
export { NO_DATA, READ_OK, Readings } from './readings.ts';
export {
  applySchemaChange,
  emptySchema,
  filePathOf,
  type HostIdentity,
  type ParameterSet,
  ROOT_SOURCE,
  rowKeys,
  type Schema,
  type SchemaChange,
  type Source,
  type StatFile,
  slotsOf,
  type Value,
} from './schema.ts';
export { type NewFile, type NewSource, type NewValue, SchemaBuilder } from './schema-builder.ts';
export { type FileFacts, type GraftOptions, SchemaGraft } from './schema-graft.ts';
export { type ResolvedValue, SchemaIndex, type TreeNode } from './schema-index.ts';
export { SchemaSubset } from './schema-subset.ts';
export {
  childPath,
  decodeName,
  encodeName,
  MAX_PATH_DEPTH,
  MAX_PATH_LENGTH,
  namesOf,
  parseStatPath,
  pathOf,
  ROOT_PATH,
  type StatPath,
} from './stat-path.ts';
export { errnoOf, LOCKDOWN, NOT_READ, type Unreadable, unreadable } from './unreadable.ts';
export { VALUE_TYPES, type ValueType, WIDTHS, type Width } from './value-type.ts';
export {
  compareU64,
  createWords,
  exactText,
  f64At,
  growth,
  numberAt,
  s64At,
  setExactText,
  setF64,
  setInteger,
  u64At,
  type Words,
} from './words.ts';
