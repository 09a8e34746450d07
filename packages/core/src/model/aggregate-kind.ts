/**
 * How a value of a source is made of the simple values below it, after stats_fs v3 §1.3. `none`: it is a simple value.
 * The first six are in the order of stats_fs; `list`, a table of what lies below, `states`, how many of each state of an
 * enumeration, and `custom`, what the client makes of it, were promised on its mailing list and are ours.
 */
export const AGGREGATE_KINDS = [
  'none',
  'sum',
  'min',
  'max',
  'count_zero',
  'avg',
  'list',
  'states',
  'custom',
] as const;
export type AggregateKind = (typeof AGGREGATE_KINDS)[number];
