import { type LayoutOutcome, unrecognised } from './layout.ts';
import { LayoutBuilder } from './layout-builder.ts';
import { linesOf, type Span, wordsOf } from './lines.ts';
import { numberTypeOf } from './scan-number.ts';

/** Columns of a `cpuN` row as proc(5) names them; old kernels print fewer. */
const CPU_COLUMNS: readonly string[] = [
  'user',
  'nice',
  'system',
  'idle',
  'iowait',
  'irq',
  'softirq',
  'steal',
  'guest',
  'guest_nice',
];

/** A total first, then a number per interrupt, which /proc/interrupts and /proc/softirqs tell better. */
const TOTAL_FIRST: ReadonlySet<string> = new Set(['intr', 'softirq']);

/** The total is a count, while `softirq` of a CPU is a time: one name for both could have only one unit. */
const SOFTIRQ_TOTAL = 'softirqs';

/** /proc/stat: a source for each CPU, and the counters of the whole machine beside them. */
export function layoutProcStat(bytes: Uint8Array): LayoutOutcome {
  const builder = new LayoutBuilder(bytes);
  for (const line of linesOf(bytes)) {
    const [label, ...words] = wordsOf(bytes, line.from, line.to);
    if (label === undefined) continue;
    const word = builder.text(label);
    const name = word === 'softirq' ? SOFTIRQ_TOTAL : word;
    const cpu = /^cpu(\d{1,9})$/.exec(name)?.[1];
    const first = words[0];
    if (cpu !== undefined && !builder.has('user', [cpu])) {
      builder.label(label);
      if (!addCpu(builder, bytes, words, cpu)) {
        return unrecognised(`line ${line.number}: expected numbers behind ${name}`);
      }
    } else if (first === undefined || !isCounter(bytes, word, words) || builder.has(name)) {
      builder.skipLine(line);
    } else {
      builder.label(label);
      builder.number({ name }, numberTypeOf(bytes, first.from, first.to) ?? 'u64');
      if (words.length > 1) builder.skipRest();
    }
    if (builder.isFull) break;
  }
  return builder.has('user', ['0']) || builder.has('ctxt')
    ? builder.build()
    : unrecognised('expected the lines of /proc/stat');
}

function addCpu(
  builder: LayoutBuilder,
  bytes: Uint8Array,
  words: readonly Span[],
  cpu: string,
): boolean {
  const sources = [cpu];
  for (const [i, word] of words.entries()) {
    const name = CPU_COLUMNS[i];
    const type = numberTypeOf(bytes, word.from, word.to);
    if (type === undefined) return false;
    if (name === undefined) builder.skipNumber();
    else builder.number({ sources, name }, type);
  }
  return words.length > 0;
}

/** The `cpu` row sums the others, which readers do by themselves. */
function isCounter(bytes: Uint8Array, label: string, words: readonly Span[]): boolean {
  const [first] = words;
  if (first === undefined || numberTypeOf(bytes, first.from, first.to) === undefined) return false;
  return words.length === 1 || TOTAL_FIRST.has(label);
}
