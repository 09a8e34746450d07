import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWords, setF64, setInteger, type Words } from '../src/model/index.ts';
import { decodeSlice, encodeSlice, SeriesGroup } from '../src/series/index.ts';

const wordsOf = (store: (words: Words) => void): readonly number[] => {
  const words = createWords(1);
  store(words);
  return [...words];
};

/** Slots as u64, s64 and doubles hold them, edges and odd bits first: what a NaN carries, −0, the smallest of all. */
const slot: fc.Arbitrary<readonly number[]> = fc.oneof(
  fc
    .constantFrom(0n, 1n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n - 1n)
    .map((value) => wordsOf((words) => setInteger(words, 0, value))),
  fc
    .constantFrom(0x7ff0000000000001n, 0xfff8dead0000beefn, 0x8000000000000000n, 0x1n)
    .map((bits) => wordsOf((words) => setInteger(words, 0, bits))),
  fc
    .bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n })
    .map((value) => wordsOf((words) => setInteger(words, 0, value))),
  fc.double().map((value) => wordsOf((words) => setF64(words, 0, value))),
);
/** Columns that stand still, that step, and that are noise, by turns. */
const column = fc.array(fc.tuple(slot, fc.integer({ min: 1, max: 30 })), {
  minLength: 1,
  maxLength: 9,
});

const WIDTH = 3;

describe('stored chunks', () => {
  it('L12 give back every bit of u64, s64 and f64, sealed, open and as bytes', () => {
    const columns = fc.tuple(column, column, column);
    const blockRows = fc.integer({ min: 1, max: 70 });
    fc.assert(
      fc.property(columns, blockRows, (runs, rows) => {
        const slots = runs.map((run) =>
          run.flatMap(([pair, times]) => Array<readonly number[]>(times).fill(pair)),
        );
        const length = Math.min(...slots.map((all) => all.length));
        const group = new SeriesGroup({
          width: WIDTH,
          keepUs: Number.MAX_SAFE_INTEGER,
          blockRows: rows,
        });
        for (let row = 0; row < length; row++) {
          const words = Uint32Array.from(slots.flatMap((all) => all[row] ?? []));
          group.append(1000 * (row + 1), words, 0);
        }
        const slice = group.read([2, 0, 1], 0, Number.MAX_SAFE_INTEGER);
        const expected = [2, 0, 1].map((at) => slots[at]?.slice(0, length).flat());
        expect(slice.columns.map((words) => [...words])).toEqual(expected);
        expect(decodeSlice(encodeSlice(slice))).toEqual(slice);
      }),
    );
  });
});
