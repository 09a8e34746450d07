import { describe, expect, it } from 'vitest';
import { createWords, setInteger, u64At } from '../model/index.ts';
import { readBlockColumn, readBlockTimes, sealBlock } from './sealed-block.ts';

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');

/** Three rows of two columns: 7 9 9 and 1 2 3. */
function seal() {
  const matrix = createWords(6);
  [7n, 1n, 9n, 2n, 9n, 3n].forEach((value, slot) => {
    setInteger(matrix, slot, value);
  });
  return sealBlock(Float64Array.of(300, 301, 1_000_301, 0), matrix, 3, 2);
}

describe('a sealed block', () => {
  it('L24 is a table of offsets, the times, and the columns', () => {
    expect(hex(seal().bytes)).toBe(
      ['0e 00 00 00 12 00 00 00', 'ac 02 01 c0 84 3d', '0e 04 00 00', '02 02 02'].join(' '),
    );
    expect(seal()).toMatchObject({ rows: 3, columns: 2, firstUs: 300, lastUs: 1_000_301 });
  });

  it('L24 gives one column without touching the others', () => {
    const block = seal();
    block.bytes.fill(0xff, 8, 18);
    const words = createWords(4);
    readBlockColumn(block, 1, { from: 0, until: 3 }, { words, slot: 1 });
    expect([0, 1, 2, 3].map((slot) => u64At(words, slot))).toEqual([0n, 1n, 2n, 3n]);
  });

  it('L23 gives its times', () => {
    const times = new Float64Array(4);
    readBlockTimes(seal(), times, 1);
    expect([...times]).toEqual([0, 300, 301, 1_000_301]);
  });
});
