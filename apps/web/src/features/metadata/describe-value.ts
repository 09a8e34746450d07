import {
  type ClearRule,
  type Descriptor,
  type Kind,
  type ResolvedValue,
  type Schema,
  slotsOf,
} from '@statsfs/core/model';
import { formatInteger } from '@statsfs/core/units';

/** What is known about a value, in words. A field is absent when it has nothing to say. */
export interface ValueWords {
  readonly kind: string;
  readonly type: string;
  readonly keys: readonly { readonly name: string; readonly text: string }[];
  readonly width: string | undefined;
  readonly clear: string;
  readonly mode: string;
  readonly reference: string | undefined;
}

const KINDS = {
  cumulative: 'cumulative: only grows until cleared',
  floating: 'floating: goes both ways',
  peak: 'peak: the highest seen',
  histogram: 'histogram: a row of buckets',
  unknown: 'none given: no catalog describes it',
} as const satisfies Record<Kind, string>;

const TYPES = {
  u64: 'unsigned integer (u64)',
  s64: 'signed integer (s64)',
  bool: 'yes or no (bool)',
  f64: 'floating point (f64)',
  text: 'text',
} as const satisfies Record<Descriptor['type'], string>;

export function describeValue(
  schema: Schema,
  { value, descriptor, file }: ResolvedValue,
): ValueWords {
  return {
    kind: KINDS[descriptor.kind],
    type: TYPES[descriptor.type],
    keys: descriptor.keys.map((key, i) => {
      const ids = schema.sets[value.sets[i] ?? -1]?.ids ?? [];
      return { name: key.name, text: `${key.type}, ${idsText(ids)}` };
    }),
    width: widthText(descriptor, slotsOf(schema, value)),
    clear: clearText(descriptor.clear),
    mode: modeText(file.mode),
    reference: descriptor.reference === '' ? undefined : descriptor.reference,
  };
}

/** `0444` as people type it, and as `ls` shows it to those who read that faster. */
export function modeText(mode: number): string {
  const octal = (mode & 0o7777).toString(8).padStart(4, '0');
  const letters = ['r', 'w', 'x'];
  const bits = Array.from({ length: 9 }, (_, i) => (mode & (0o400 >> i) ? letters[i % 3] : '-'));
  return `${octal} ${bits.join('')}`;
}

export function clearText(rule: ClearRule): string {
  switch (rule.kind) {
    case 'none':
      return 'not offered by the kernel';
    case 'unknown':
      return 'not known; never tried';
    case 'write':
      return `by writing ${JSON.stringify(rule.text.replace(/\n$/, ''))} to ${clearedThrough(rule.file)}, for everybody`;
    case 'truncate':
      return `by emptying ${clearedThrough(rule.file)}, for everybody`;
    case 'private':
      return 'only for the program that writes to it, so not from here';
  }
}

/** The file that takes the clear. One beside the value's own seldom restarts one value alone. */
const clearedThrough = (file: string): string =>
  file === '' ? 'the file' : `${file} beside the file, which restarts all of its values`;

function widthText({ width, type }: Descriptor, slots: number): string | undefined {
  if (width === 64 || type === 'f64' || type === 'text' || type === 'bool') return undefined;
  const most = formatInteger(2n ** BigInt(type === 's64' ? width - 1 : width) - 1n);
  return `${width} bits${slots > 1 ? ' a cell' : ''}, wraps after ${most}`;
}

const FIRST_IDS = 4;

/** `4 of them: 0, 1, 2, 3`; of many only the first and the last. */
function idsText(ids: readonly string[]): string {
  const count = formatInteger(String(ids.length));
  if (ids.length === 0) return 'none now';
  if (ids.length <= FIRST_IDS) return `${count}: ${ids.join(', ')}`;
  return `${count}: ${ids.slice(0, FIRST_IDS - 1).join(', ')} … ${ids.at(-1)}`;
}
