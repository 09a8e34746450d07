import type { KeyDescriptor, StateName } from '../model/descriptor.ts';
import { encodeName } from '../model/stat-path.ts';
import type { ValueType } from '../model/value-type.ts';
import { decodeWord } from './encoded-word.ts';
import { ExactLayout } from './exact-layout.ts';
import { EXACT_OP, type ExactOp } from './exact-op.ts';
import { type LayoutOutcome, unrecognised } from './layout.ts';
import type { Span } from './lines.ts';
import { exactLinesOf } from './metricfs-escape.ts';
import { scanDouble } from './scan-exact.ts';
import { numberTypeOf, scanS64, scanU64 } from './scan-number.ts';
import { MAX_KEY_BYTES, textAsIs } from './text-as-is.ts';

/** What a `.schema` tells of the file of a value. */
export interface StatsfsFile {
  /** Undefined where it says no more than that it is a number. */
  readonly type: ValueType | undefined;
  readonly keys: readonly KeyDescriptor[];
  readonly states: readonly StateName[];
}

const SPACE = 32;

/**
 * The file of a value in a mounted statsfs: a number and a line break, the name of a state, a text and nothing else, or for
 * a table a line for each cell, its keys and then its value. A line that is none of that is passed over, and so is a second
 * one of the same keys.
 */
export function layoutStatsfs(bytes: Uint8Array, file: StatsfsFile): LayoutOutcome {
  return file.keys.length === 0 ? layoutSimple(bytes, file) : layoutTable(bytes, file);
}

function layoutSimple(bytes: Uint8Array, { type: told, states }: StatsfsFile): LayoutOutcome {
  const layout = new ExactLayout(bytes);
  const whole = { from: 0, to: bytes.length };
  const [line] = exactLinesOf(bytes);
  const type = told ?? (line && numberTypeOf(bytes, line.from, line.to));
  if (type === 'text') layout.cell(whole, EXACT_OP.textFile);
  else if (line === undefined) return unrecognised('empty');
  else if (type === undefined) return unrecognised('expected a number');
  else if (states.length === 0) layout.cell(line, numberOp(type));
  else if (!layout.state(line, states)) return unrecognised('expected states of different names');
  return layout.build({ type, keys: [], ids: [] });
}

function layoutTable(bytes: Uint8Array, { type = 'u64', keys }: StatsfsFile): LayoutOutcome {
  const layout = new ExactLayout(bytes);
  const ids = new Set<string>();
  let hasLines = false;
  for (const line of exactLinesOf(bytes)) {
    hasLines = true;
    const row = parseRow(bytes, line, keys.length);
    if (row === undefined || ids.has(row.id) || !fits(bytes, type, row.value)) {
      layout.skipLine(line);
    } else {
      ids.add(row.id);
      layout.cell(row.value, type === 'text' ? EXACT_OP.textLine : numberOp(type));
    }
  }
  if (ids.size === 0 && hasLines) return unrecognised('expected lines of keys and a value');
  return layout.build({ type, keys, ids: [...ids] });
}

interface Row {
  readonly id: string;
  readonly value: Span;
}

/** Each key ends at the next space; what follows the last is the value. */
function parseRow(bytes: Uint8Array, line: Span, keys: number): Row | undefined {
  const names: string[] = [];
  let { from } = line;
  for (let key = 0; key < keys; key++) {
    const space = bytes.indexOf(SPACE, from);
    if (space < 0 || space >= line.to || space - line.from > MAX_KEY_BYTES) return undefined;
    names.push(decodeWord(textAsIs(bytes, from, space)));
    from = space + 1;
  }
  const id = names.length > 1 ? names.map(encodeName).join('/') : (names[0] ?? '');
  return { id, value: { from, to: line.to } };
}

const scratch = new Uint32Array(2);

function fits(bytes: Uint8Array, type: ValueType, { from, to }: Span): boolean {
  switch (type) {
    case 'text':
      return true;
    case 'f64':
      return scanDouble(bytes, from, to, scratch, 0) === to;
    case 's64':
      return scanS64(bytes, from, to, scratch, 0) === to;
    case 'u64':
    case 'bool':
      return scanU64(bytes, from, to, scratch, 0) === to;
  }
}

const numberOp = (type: Exclude<ValueType, 'text'>): ExactOp =>
  EXACT_OP[type === 'bool' ? 'u64' : type];
