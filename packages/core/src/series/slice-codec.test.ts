import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWords, setInteger, type Words } from '../model/index.ts';
import { ByteSink } from './byte-sink.ts';
import { decodeSlice } from './decode-slice.ts';
import { encodeSlice } from './encode-slice.ts';
import type { Mark } from './mark.ts';
import { SeriesError } from './series-error.ts';
import type { SeriesSlice } from './series-slice.ts';
import { MAX_MARK_TEXT_BYTES, MAX_SLICE_CELLS, MAX_SLICE_MARKS } from './slice-format.ts';

const wordsOf = (values: readonly bigint[]): Words => {
  const words = createWords(values.length);
  values.forEach((value, slot) => {
    setInteger(words, slot, value);
  });
  return words;
};
const sliceOf = (
  atUs: readonly number[],
  columns: readonly (readonly bigint[])[],
  marks: readonly Mark[] = [],
): SeriesSlice => ({ atUs: Float64Array.from(atUs), columns: columns.map(wordsOf), marks });
const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
function errorOf(bytes: Uint8Array): SeriesError {
  try {
    decodeSlice(bytes);
  } catch (error) {
    if (error instanceof SeriesError) return error;
    throw error;
  }
  throw new Error('Expected a SeriesError');
}
/** A slice of these counts, without what they announce. */
function announced(rows: number, columns: number, marks: number, tail = 0): Uint8Array {
  const sink = new ByteSink(32);
  for (const byte of [0x53, 0x46, 0x53, 0x4c, 1]) sink.u8(byte);
  sink.varint(rows);
  sink.varint(columns);
  sink.varint(marks);
  for (let n = 0; n < tail; n++) sink.u8(1);
  return sink.take();
}

const MARKS: readonly Mark[] = [
  { kind: 'gap', atUs: 301, reason: 'stop' },
  { kind: 'clear', atUs: 302, by: 'op', columns: [1] },
  { kind: 'clear', atUs: 303, by: '', columns: 'all' },
  { kind: 'unreadable', atUs: 304, code: 13 },
  { kind: 'reset', atUs: 305, reason: 'vm', columns: [0] },
];
const GOLDEN_SLICE = sliceOf(
  [300, 301, 1_000_301],
  [
    [7n, 9n, 9n],
    [0n, 0n, 0n],
  ],
  MARKS,
);
/** As version 1 wrote it, which had no resets. */
const GOLDEN_1 = [
  '5346534c01',
  '030204',
  'ac0201c0843d',
  '0e040000',
  '0002',
  '00ad020473746f70',
  '01ae02026f700201',
  '01af020000',
  '02b0020d',
].join('');
const GOLDEN = `${GOLDEN_1}03b10202766d0200`.replace('5346534c01030204', '5346534c02030205');

describe('a slice as bytes', () => {
  it('L25 L26 is these bytes', () => {
    expect(hex(encodeSlice(GOLDEN_SLICE))).toBe(GOLDEN);
    expect(decodeSlice(bytesOf(GOLDEN))).toEqual(GOLDEN_SLICE);
  });

  it('L26 is read as version 1 wrote it, which knew no reset', () => {
    const marks = MARKS.filter(({ kind }) => kind !== 'reset');
    expect(decodeSlice(bytesOf(GOLDEN_1))).toEqual({ ...GOLDEN_SLICE, marks });
    const asOld = bytesOf(GOLDEN.replace('5346534c02', '5346534c01'));
    expect(errorOf(asOld).message).toContain('unknown kind');
  });

  it('L12 L25 gives back every slice', () => {
    const time = fc.integer({ min: 1, max: 2 ** 40 });
    const text = fc.string({ maxLength: 20 });
    const slice = fc
      .tuple(fc.nat({ max: 20 }), fc.nat({ max: 4 }))
      .chain(([rows, columns]) => {
        const cell = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }));
        const column = fc.array(cell, { minLength: rows, maxLength: rows });
        const hits =
          columns === 0
            ? fc.constant('all' as const)
            : fc.oneof(fc.constant('all' as const), fc.array(fc.nat({ max: columns - 1 })));
        const mark = fc.oneof(
          fc.record({ kind: fc.constant('gap' as const), atUs: time, reason: text }),
          fc.record({ kind: fc.constant('clear' as const), atUs: time, by: text, columns: hits }),
          fc.record({
            kind: fc.constant('reset' as const),
            atUs: time,
            reason: text,
            columns: hits,
          }),
          fc.record({ kind: fc.constant('unreadable' as const), atUs: time, code: fc.nat() }),
        );
        return fc.record({
          atUs: fc.uniqueArray(time, { minLength: rows, maxLength: rows }),
          columns: fc.array(column, { minLength: columns, maxLength: columns }),
          marks: fc.array(mark, { maxLength: 4 }),
        });
      })
      .map(({ atUs, columns, marks }) =>
        sliceOf(
          atUs.toSorted((a, b) => a - b),
          columns,
          marks.toSorted((a, b) => a.atUs - b.atUs),
        ),
      );
    fc.assert(
      fc.property(slice, (original) => {
        expect(decodeSlice(encodeSlice(original))).toEqual(original);
      }),
    );
  });

  it('L26 cuts a text that is too long, but not inside a character', () => {
    const marksWith = (text: string): readonly Mark[] => [
      { kind: 'gap', atUs: 1, reason: text },
      { kind: 'clear', atUs: 1, by: text, columns: 'all' },
      { kind: 'reset', atUs: 1, reason: text, columns: 'all' },
    ];
    const text = `${'x'.repeat(MAX_MARK_TEXT_BYTES - 1)}ü`;
    const { marks } = decodeSlice(encodeSlice(sliceOf([], [], marksWith(text))));
    expect(marks).toEqual(marksWith(text.slice(0, -1)));
  });
});

describe('bytes that are no slice', () => {
  it('L28 are truncated at whatever byte they end', () => {
    const whole = bytesOf(GOLDEN);
    for (let length = 0; length < whole.length; length++) {
      expect(errorOf(whole.subarray(0, length)).code).toBe('truncated');
    }
  });

  it('L28 say at which byte reading stopped', () => {
    expect(errorOf(bytesOf(GOLDEN).subarray(0, 30)).offset).toBeGreaterThan(8);
    expect(errorOf(bytesOf('5346')).offset).toBe(2);
  });

  it('L29 are refused by name', () => {
    expect(errorOf(bytesOf('5346014c01000000')).code).toBe('bad-magic');
    expect(errorOf(bytesOf('5346534c03000000')).code).toBe('version-too-new');
    expect(errorOf(bytesOf('5346534c00000000')).code).toBe('malformed');
  });

  it('L27 are refused before anything is allocated for what they announce', () => {
    expect(errorOf(announced(2 ** 52, 1, 0)).code).toBe('too-large');
    expect(errorOf(announced(MAX_SLICE_CELLS + 1, 0, 0)).code).toBe('too-large');
    expect(errorOf(announced(65, 65_536, 0)).code).toBe('too-large');
    expect(errorOf(announced(0, 65_537, 0)).code).toBe('too-large');
    expect(errorOf(announced(0, 0, MAX_SLICE_MARKS + 1)).code).toBe('too-large');
    expect(errorOf(announced(1000, 4, 0, 1003)).code).toBe('truncated');
    expect(errorOf(announced(0, 0, 4, 11)).code).toBe('truncated');
    const clearOfMany = bytesOf('5346534c0100010101010' + '0ffffff0700');
    expect(errorOf(clearOfMany).message).toContain('A mark of 16777214 columns, 1 bytes are left');
  });

  it('L27 are not written for a slice that would be refused', () => {
    const marks: Mark[] = Array(MAX_SLICE_MARKS + 1).fill({ kind: 'unreadable', atUs: 1, code: 5 });
    expect(() => encodeSlice(sliceOf([], [], marks))).toThrow(SeriesError);
    const wide: SeriesSlice = {
      atUs: new Float64Array(64),
      columns: Array(65_537).fill(createWords(0)),
      marks: [],
    };
    expect(() => encodeSlice(wide)).toThrow('do not fit');
  });

  it('L30 are malformed when marks are out of order, of no kind, or of no column', () => {
    const head = '5346534c02000101';
    expect(errorOf(bytesOf(`${head}040100`)).message).toContain('unknown kind');
    expect(errorOf(bytesOf(`${head}0101000201`)).message).toContain('column 1, there are 1');
    expect(errorOf(bytesOf('5346534c01000002020505020405')).message).toContain('out of order');
  });

  it('L30 are malformed when a text is not UTF-8 or too long, or bytes are left over', () => {
    const head = '5346534c01000001';
    expect(errorOf(bytesOf(`${head}000101ff`)).message).toContain('UTF-8');
    expect(errorOf(bytesOf(`${head}00018108`)).message).toContain('1025 bytes');
    expect(errorOf(bytesOf(`${GOLDEN}00`)).message).toContain('left over');
  });

  it('L31 end in a SeriesError or in a slice, whatever they are', () => {
    const mutation = fc.tuple(fc.nat({ max: GOLDEN.length / 2 - 1 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(fc.array(mutation, { maxLength: 4 }), (mutations) => {
        const bytes = bytesOf(GOLDEN);
        for (const [at, byte] of mutations) bytes[at] = byte;
        try {
          const slice = decodeSlice(bytes);
          expect(slice.columns.every((words) => words.length === 2 * slice.atUs.length)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(SeriesError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
