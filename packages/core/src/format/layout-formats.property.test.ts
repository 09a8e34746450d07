import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRINTED } from './fixtures/printed-formats.ts';
import { bytesOf, layoutOf, scanText, valuesByPath } from './fixtures/values-by-path.ts';
import type { FormatSpec } from './format-spec.ts';
import { layoutFile } from './layout-file.ts';
import { recogniseFormat } from './recognise-format.ts';
import { scanFile } from './scan-file.ts';

interface Printed {
  readonly format: FormatSpec;
  readonly text: string;
}

const printed = fc.constantFrom<Printed>(...Object.values(PRINTED));

/** A file with something of it changed: a run of digits, a line, a word, a byte. */
const mutations: readonly ((text: string, at: number, by: number) => string)[] = [
  (text, at, by) => replaceNth(text, /\d+/g, at, (digits) => digits.repeat(1 + (by % 3))),
  (text, at, by) => replaceNth(text, /\d+/g, at, () => String(by)),
  (text, at) => replaceNth(text, /\d+/g, at, (digits) => digits.slice(1)),
  (text, at) => replaceNth(text, /.*\n/g, at, () => ''),
  (text, at) => replaceNth(text, /.*\n/g, at, (line) => line + line),
  (text, at, by) => swapNth(text, /.*\n/g, at, by),
  (text, at, by) => swapNth(text, /[A-Za-z_]+/g, at, by),
  (text, at, by) => swapNth(text, /\S+/g, at, by),
  // Behind a word: whether blanks stand beside a mark is the one thing that a scan does not mind.
  (text, at, by) => replaceNth(text, /\w/g, at, (old) => old + '\n:=,/(-.0x9a'.charAt(by % 12)),
  (text, at) => text.slice(0, at % text.length),
];

function replaceNth(
  text: string,
  part: RegExp,
  nth: number,
  change: (old: string) => string,
): string {
  const matches = [...text.matchAll(part)];
  const match = matches[nth % matches.length];
  if (match === undefined) return text;
  const [old] = match;
  return text.slice(0, match.index) + change(old) + text.slice(match.index + old.length);
}

function swapNth(text: string, part: RegExp, a: number, b: number): string {
  const pieces = [...text.matchAll(part)].map(([piece]) => piece);
  const one = pieces[a % pieces.length] ?? '';
  const other = pieces[b % pieces.length] ?? '';
  return replaceNth(
    replaceNth(text, part, a, () => other),
    part,
    b,
    () => one,
  );
}

const changed = fc
  .tuple(
    printed,
    fc.array(fc.tuple(fc.constantFrom(...mutations), fc.nat(), fc.nat()), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([file, steps]) => ({
    ...file,
    after: steps.reduce((text, [mutate, at, by]) => mutate(text, at, by), file.text),
  }));

describe('a file of each format', () => {
  it('is read as it would be if it were new, or is reshaped', () => {
    fc.assert(
      fc.property(changed, ({ format, text, after }) => {
        const stale = scanText(layoutOf(format, text), after);
        if (stale === 'reshaped') return;
        expect(valuesByPath(format, after)).toMatchObject(stale);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes whatever there is: nothing throws, and a layout scans the bytes it came from', () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.stringMatching(/^[a9:=,(/ .\n\t-]{0,120}$/).map(bytesOf),
      changed.map(({ after }) => bytesOf(after)),
    );
    fc.assert(
      fc.property(printed, noise, ({ format }, bytes) => {
        const outcome = layoutFile(format, bytes);
        if (outcome.kind === 'unrecognised') {
          expect(outcome.reason).not.toBe('');
          return;
        }
        const { plan, slotCount, values } = outcome.layout;
        const words = new Uint32Array(2 * slotCount);
        const scanned = scanFile(bytes, 0, bytes.length, plan, words, 0, () => undefined);
        expect(scanned).toBe('ok');
        expect(values.every(({ name }) => name !== '')).toBe(true);
        expect(values.reduce((sum, value) => sum + value.slotCount, 0)).toBe(slotCount);
      }),
      { numRuns: 1000 },
    );
  });

  it('is recognised as itself or not at all, whatever happens to it', () => {
    fc.assert(
      fc.property(changed, ({ after }) => {
        const bytes = bytesOf(after);
        const recognition = recogniseFormat(bytes);
        if (recognition.kind !== 'format') return;
        expect(layoutFile(recognition.format, bytes).kind).toBe('layout');
      }),
      { numRuns: 1000 },
    );
  });
});

// What grows with the square of the length takes minutes here.
describe('hostile files are dealt with in a moment', () => {
  const SIZE = 1 << 17;
  const TIMEOUT_MS = 20_000;
  const wide: FormatSpec = { kind: 'lines', lines: [Array(5000).fill('{_}').join(' ')] };
  const many: FormatSpec = {
    kind: 'lines',
    lines: Array.from({ length: 20 }, (_, i) => `{>}/{>}: {a${i}[b]} x`),
  };
  const formats = [...Object.values(PRINTED).map(({ format }) => format), wide, many];

  it.each([
    ['numbers', '1 '.repeat(SIZE / 2)],
    ['a list', '1,'.repeat(SIZE / 2)],
    ['digits', '1'.repeat(SIZE)],
    ['hexadecimal digits', 'f'.repeat(SIZE)],
    ['a word', 'a'.repeat(SIZE)],
    ['slashes', '/:'.repeat(SIZE / 2)],
    ['quotes', '"a '.repeat(SIZE / 3)],
    ['pairs', 'a=1 '.repeat(SIZE / 4)],
    ['rows', `a b\n${'1 2\n'.repeat(SIZE / 4)}`],
    ['buckets', `a: ${Array.from({ length: SIZE / 8 }, (_, i) => i).join(' ')}\na: 1\n`],
    ['groups', 'a: b\na: 1\n'.repeat(SIZE / 10)],
    ['deeper and deeper', Array.from({ length: 1400 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
    ['NUL', '\0 1\n'.repeat(SIZE / 4)],
  ])(
    '%s',
    (_, text) => {
      const bytes = bytesOf(text);
      recogniseFormat(bytes);
      for (const format of formats) layoutFile(format, bytes);
    },
    TIMEOUT_MS,
  );
});
