import { UNITS } from '../units/unit.ts';
import { COLON } from './byte-class.ts';
import { type LaidOutKey, type LayoutOutcome, type ToldMeaning, unrecognised } from './layout.ts';
import { LayoutBuilder } from './layout-builder.ts';
import { type Line, linesOf, type Span, wordsOf } from './lines.ts';
import { numberTypeOf } from './scan-number.ts';

const EXPECTED = 'expected a header of bucket ranges, then rows of a label and a count for each';

/** The header says what the rows are, but not what their bounds measure. */
const HISTOGRAM: ToldMeaning = { kind: 'histogram', unit: UNITS.none };

/**
 * KVM's mmu_rmaps_stat: a header of bucket ranges, then a row for each histogram.
 *
 *   Rmap_Count:  0     1    2-3   4-7
 *   Level=4K:    1021  17   3     0
 */
export function layoutBucketRows(bytes: Uint8Array): LayoutOutcome {
  const builder = new LayoutBuilder(bytes);
  let key: LaidOutKey | undefined;
  for (const line of linesOf(bytes)) {
    const [label, ...words] = wordsOf(bytes, line.from, line.to);
    if (label === undefined || bytes[label.to - 1] !== COLON) return unrecognised(expectedAt(line));
    if (key === undefined) {
      const ids = lowerBounds(words.map((word) => builder.text(word)));
      if (ids === undefined) return unrecognised(expectedAt(line));
      key = { name: 'bucket', type: 'int', ids };
      builder.label(line);
    } else if (!addRow(builder, bytes, { label, words }, key)) {
      return unrecognised(expectedAt(line));
    }
    if (builder.isFull) break;
  }
  return builder.valueCount === 0 ? unrecognised(EXPECTED) : builder.build();
}

const expectedAt = ({ number }: Line): string => `line ${number}: ${EXPECTED}`;

/** `0`, `2-3`, `512-1023`, rising: a bucket is known by its lower bound. */
function lowerBounds(ranges: readonly string[]): string[] | undefined {
  const ids: string[] = [];
  let above = -1;
  for (const range of ranges) {
    const [, low, high = low] = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(range) ?? [];
    if (low === undefined || Number(low) <= above || Number(high) < Number(low)) return undefined;
    ids.push(low);
    above = Number(high);
  }
  // One number behind a word is a key and its value.
  return ids.length < 2 ? undefined : ids;
}

function addRow(
  builder: LayoutBuilder,
  bytes: Uint8Array,
  { label, words }: { readonly label: Span; readonly words: readonly Span[] },
  key: LaidOutKey,
): boolean {
  const counts = words.filter(({ from, to }) => numberTypeOf(bytes, from, to) === 'u64');
  if (counts.length !== words.length || words.length !== key.ids.length) return false;
  const name = builder.text({ from: label.from, to: label.to - 1 });
  if (name === '' || builder.has(name)) return false;
  builder.label(label);
  builder.table({ name, told: HISTOGRAM }, key);
  return true;
}
