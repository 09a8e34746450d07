import { COLON } from './byte-class.ts';
import { type LaidOutKey, type LayoutOutcome, unrecognised } from './layout.ts';
import { LayoutBuilder } from './layout-builder.ts';
import { type Line, linesOf, type Span, wordsOf } from './lines.ts';
import { numberTypeOf } from './scan-number.ts';
import { MAX_TEXT_BYTES } from './text.ts';

/** Counted once for the whole machine: one number also where there is one CPU (show_interrupts of x86 and arm). */
const SYSTEM_WIDE: ReadonlySet<string> = new Set(['ERR', 'MIS', 'Err']);

/** A header of CPUs, then rows of `label: n n …`, perhaps with words behind them. */
export function layoutCpuTable(bytes: Uint8Array): LayoutOutcome {
  const builder = new LayoutBuilder(bytes);
  let key: LaidOutKey | undefined;
  for (const line of linesOf(bytes)) {
    if (key === undefined) {
      const ids = cpuIds(builder, wordsOf(bytes, line.from, line.to));
      if (ids === undefined) return unrecognised('expected a header of CPU0 CPU1 …');
      key = { name: 'cpu', type: 'int', ids };
      builder.label(line);
      continue;
    }
    const refusal = addRow(builder, bytes, line, key);
    if (refusal !== undefined) return unrecognised(refusal);
    if (builder.isFull) break;
  }
  return key === undefined ? unrecognised('empty') : builder.build();
}

/** Only CPUs that are online have a column, so ids have gaps. */
function cpuIds(builder: LayoutBuilder, header: readonly Span[]): string[] | undefined {
  const ids: string[] = [];
  for (const word of header) {
    const id = /^CPU(\d{1,9})$/.exec(builder.text(word))?.[1];
    if (id === undefined) return undefined;
    ids.push(id);
  }
  return new Set(ids).size === ids.length ? ids : undefined;
}

function addRow(
  builder: LayoutBuilder,
  bytes: Uint8Array,
  line: Line,
  key: LaidOutKey,
): string | undefined {
  const colon = bytes.indexOf(COLON, line.from);
  if (colon <= line.from || colon >= line.to) {
    return `line ${line.number}: expected a label and a colon`;
  }
  const label: Span = { from: line.from, to: colon };
  const name = builder.text(label).trim();
  const words = wordsOf(bytes, colon + 1, line.to);
  const count = countNumbers(bytes, words, key.ids.length);
  const isTable = count === key.ids.length && !SYSTEM_WIDE.has(name);
  if (builder.has(name) || !(isTable || count === 1)) {
    builder.skipLine(line);
    return undefined;
  }
  const behind = words[count];
  const rest: Span = { from: behind?.from ?? line.to, to: line.to };
  const description = restText(builder, words.slice(count));
  builder.label(label);
  if (isTable) builder.table({ name, description }, key);
  else builder.number({ name, description }, 'u64');
  builder.label(rest);
  return undefined;
}

function countNumbers(bytes: Uint8Array, words: readonly Span[], limit: number): number {
  let count = 0;
  for (const word of words) {
    if (count === limit || numberTypeOf(bytes, word.from, word.to) !== 'u64') break;
    count++;
  }
  return count;
}

/** Chip, line and name, or what the letters stand for, without the padding between them. */
const restText = (builder: LayoutBuilder, words: readonly Span[]): string =>
  words
    .map((word) => builder.text(word))
    .join(' ')
    .slice(0, MAX_TEXT_BYTES);
