import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KERNEL_FILES } from './fixtures/kernel-files.ts';
import { bytesOf, layoutOf, scanText, valuesByPath } from './fixtures/values-by-path.ts';
import type { FormatSpec } from './format-spec.ts';
import { layoutFile } from './layout-file.ts';
import { recogniseFormat } from './recognise-format.ts';
import { scanFile } from './scan-file.ts';

const u64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const s64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const word = fc.stringMatching(/^[A-Za-z_<>$(){}.\u00e0-\u00ff][A-Za-z0-9_<>$()/.-]{0,20}$/);
const blanks = fc.stringMatching(/^[ \t]{1,12}$/);
const entries = fc.uniqueArray(fc.tuple(word, fc.oneof(u64, s64), blanks), {
  minLength: 1,
  maxLength: 40,
  selector: ([key]) => key,
});

const fixtures: readonly [FormatSpec, string][] = [
  [{ kind: 'cpu-table' }, KERNEL_FILES.interrupts],
  [{ kind: 'flat-keyed' }, KERNEL_FILES.meminfo],
  [{ kind: 'net-dev' }, KERNEL_FILES.netDev],
  [{ kind: 'psi' }, KERNEL_FILES.pressureIo],
  [{ kind: 'proc-stat' }, KERNEL_FILES.stat],
  [{ kind: 'row', columns: ['a', 'b', 'c'] }, KERNEL_FILES.blockStat],
  [{ kind: 'scalar' }, '1234567\n'],
  [{ kind: 'scalar' }, 'some text\n'],
];

describe('a scan gives what splitting and BigInt give', () => {
  it('for keys', () => {
    fc.assert(
      fc.property(entries, (lines) => {
        const text = lines.map(([key, value, gap]) => `${key}${gap}${value}\n`).join('');
        const naive = Object.fromEntries(lines.map(([key, value]) => [key, String(value)]));
        expect(valuesByPath({ kind: 'flat-keyed' }, text)).toEqual(naive);
      }),
    );
  });

  it('for rows of any width', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(u64, blanks), { minLength: 1 }), (cells) => {
        const columns = cells.map((_, i) => `c${i}`);
        const text = `${cells.map(([value, gap]) => `${gap}${value}`).join('')}\n`;
        const naive = cells.map(([value], i) => [`c${i}`, String(value)]);
        expect(valuesByPath({ kind: 'row', columns }, text)).toEqual(Object.fromEntries(naive));
      }),
    );
  });

  it('for tables by CPU', () => {
    const table = fc.integer({ min: 2, max: 9 }).chain((cpus) =>
      fc.uniqueArray(fc.tuple(word, fc.array(u64, { minLength: cpus, maxLength: cpus })), {
        minLength: 1,
        maxLength: 9,
        selector: ([label]) => label,
      }),
    );
    fc.assert(
      fc.property(table, (rows) => {
        fc.pre(rows.every(([label]) => !['ERR', 'MIS', 'Err'].includes(label)));
        const header = (rows[0]?.[1] ?? []).map((_, cpu) => `CPU${cpu}`).join('  ');
        const body = rows.map(([label, cells]) => `${label}: ${cells.join('  ')}  words 7-edge\n`);
        const naive = rows.flatMap(([label, cells]) =>
          cells.map((cell, cpu) => [`${label}[${cpu}]`, String(cell)]),
        );
        const text = `  ${header}\n${body.join('')}`;
        expect(valuesByPath({ kind: 'cpu-table' }, text)).toEqual(Object.fromEntries(naive));
      }),
    );
  });

  it('when only the numbers changed since the layout', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, u64, u64), { minLength: 1 }), (lines) => {
        const file = (column: 1 | 2): string =>
          lines.map((line, i) => `${i}${line[0]}: ${line[column]} kB\n`).join('');
        const naive = lines.map(([key, , value], i) => [`${i}${key}`, String(value)]);
        const layout = layoutOf({ kind: 'flat-keyed' }, file(1));
        expect(scanText(layout, file(2))).toEqual(Object.fromEntries(naive));
      }),
    );
  });
});

describe('whatever a file holds', () => {
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }).map(bytesOf),
    fc.stringMatching(/^[a9:= .\n\t-]{0,120}$/).map(bytesOf),
    fc
      .tuple(fc.constantFrom(...fixtures), fc.nat(), fc.uint8Array({ maxLength: 3 }), fc.nat(9))
      .map(([[, text], at, patch, cut]) => {
        const bytes = bytesOf(text);
        const from = at % (bytes.length + 1);
        return Uint8Array.from([...bytes.slice(0, from), ...patch, ...bytes.slice(from + cut)]);
      }),
  );

  it('nothing throws, and a layout scans the bytes it came from', () => {
    fc.assert(
      fc.property(noise, fc.constantFrom(...fixtures), (bytes, [spec]) => {
        expect(() => recogniseFormat(bytes)).not.toThrow();
        const outcome = layoutFile(spec, bytes);
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
      { numRuns: 500 },
    );
  });

  it('what was recognised can be laid out', () => {
    fc.assert(
      fc.property(noise, (bytes) => {
        const recognition = recogniseFormat(bytes);
        if (recognition.kind !== 'format') return;
        expect(layoutFile(recognition.format, bytes).kind).toBe('layout');
      }),
      { numRuns: 500 },
    );
  });

  it('a byte inserted outside what is skipped is noticed, or changes a figure', () => {
    const place = fc.tuple(fc.constantFrom(...fixtures), fc.nat(), fc.constantFrom(...'a:=\n-.'));
    fc.assert(
      fc.property(place, ([[spec, text], at, byte]) => {
        const from = at % text.length;
        const changed = `${text.slice(0, from)}${byte}${text.slice(from)}`;
        const layout = layoutOf(spec, text);
        const after = scanText(layout, changed);
        if (after === 'reshaped') return;
        const skips = spec.kind === 'proc-stat' || spec.kind === 'row' || text === 'some text\n';
        expect(skips || after !== scanText(layout, text)).toBe(true);
      }),
    );
  });
});

// Each of these took minutes where the work grew with the square of the length.
describe('hostile files are dealt with in a moment', () => {
  const SIZE = 1 << 18;
  it.each([
    ['colons', ':'.repeat(SIZE)],
    ['words with colons', 'a:'.repeat(SIZE / 2)],
    ['words with equals signs', 'a ='.repeat(SIZE / 3)],
    ['digits', '1'.repeat(SIZE)],
    ['blanks', `a${' '.repeat(SIZE)}1`],
    ['lines', 'a 1\n'.repeat(SIZE / 4)],
    ['columns', '1 '.repeat(SIZE / 2)],
    ['CPUs', Array.from({ length: SIZE / 10 }, (_, i) => `CPU${i}`).join(' ')],
    ['bars', '|a '.repeat(SIZE / 3)],
  ])('%s', (_, text) => {
    const bytes = bytesOf(text);
    recogniseFormat(bytes);
    for (const [spec] of fixtures) layoutFile(spec, bytes);
  });
});
