import type { KeyDescriptor } from '../model/descriptor.ts';
import { encodeName } from '../model/stat-path.ts';
import { ExactLayout } from './exact-layout.ts';
import { EXACT_OP } from './exact-op.ts';
import { type LayoutOutcome, unrecognised } from './layout.ts';
import type { Span } from './lines.ts';
import { escapedFields, exactLinesOf, unescapeMetricfs } from './metricfs-escape.ts';
import { numberTypeOf, scanS64 } from './scan-number.ts';
import { MAX_KEY_BYTES, textAsIs } from './text-as-is.ts';

/** Columns of a metric, as its `fields` and `annotations` tell. */
export interface MetricColumns {
  /** None, one or two, in the order of the columns. */
  readonly keys: readonly KeyDescriptor[];
  /** A counter is unsigned as long as none of its numbers is below zero; any other number is an int64. */
  readonly value: 'counter' | 'int' | 'str';
}

interface Row {
  readonly id: string;
  readonly value: Span;
}

/**
 * The `values` of a metric of metricfs (its RFC, August 2020): on each line the keys and the value, each escaped, with one
 * space between. A metric without keys is one row, one with keys a table of the rows that there are, which may be none. A
 * line that does not fit the columns is passed over, and so is a second one of the same keys.
 */
export function layoutMetricfs(bytes: Uint8Array, { keys, value }: MetricColumns): LayoutOutcome {
  const lines = [...exactLinesOf(bytes)];
  const rows = lines.map((line) => parseRow(bytes, line, keys, value));
  const fitting = rows.filter((row) => row !== undefined);
  if (fitting.length === 0 && (lines.length > 0 || keys.length === 0)) {
    return unrecognised(lines.length === 0 ? 'empty' : 'expected rows of the columns in `fields`');
  }
  const type = typeOf(bytes, fitting, value);
  const layout = new ExactLayout(bytes);
  const ids = new Set<string>();
  for (const [i, line] of lines.entries()) {
    const row = rows[i];
    const isTaken = row !== undefined && (ids.has(row.id) || !fits(bytes, type, row.value));
    if (row === undefined || isTaken) {
      layout.skipLine(line);
    } else {
      ids.add(row.id);
      layout.cell(row.value, type === 'text' ? EXACT_OP.escapedLine : EXACT_OP[type]);
    }
  }
  return layout.build({ type, keys, ids: [...ids] });
}

function parseRow(
  bytes: Uint8Array,
  line: Span,
  keys: MetricColumns['keys'],
  value: MetricColumns['value'],
): Row | undefined {
  const fields = escapedFields(bytes, line.from, line.to);
  const last = fields.at(-1);
  if (last === undefined || fields.length !== keys.length + 1) return undefined;
  if (last.from - line.from > MAX_KEY_BYTES) return undefined;
  if (value !== 'str' && !isInteger(bytes, last)) return undefined;
  const names = fields
    .slice(0, -1)
    .map(({ from, to }) => unescapeMetricfs(textAsIs(bytes, from, to)));
  return { id: names.length > 1 ? names.map(encodeName).join('/') : (names[0] ?? ''), value: last };
}

const scratch = new Uint32Array(2);

const fits = (bytes: Uint8Array, type: 'u64' | 's64' | 'text', { from, to }: Span): boolean =>
  type !== 's64' || scanS64(bytes, from, to, scratch, 0) === to;

function isInteger(bytes: Uint8Array, { from, to }: Span): boolean {
  const type = numberTypeOf(bytes, from, to);
  return type === 'u64' || type === 's64';
}

/** The kernel prints an int64; what it counts up is shown unsigned, so that it is a counter like any other. */
function typeOf(
  bytes: Uint8Array,
  rows: readonly Row[],
  value: MetricColumns['value'],
): 'u64' | 's64' | 'text' {
  if (value === 'str') return 'text';
  const isUnsigned = rows.every(
    (row) => numberTypeOf(bytes, row.value.from, row.value.to) === 'u64',
  );
  return value === 'counter' && isUnsigned ? 'u64' : 's64';
}
