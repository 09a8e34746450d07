import { u64At } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { keepRows, SECOND_US } from '../../test/kept-samples.ts';
import { toSlice } from './to-slice.ts';

const EPERM = 1;
const seconds = (times: Float64Array): number[] => [...times].map((us) => us / SECOND_US);

describe('toSlice', () => {
  it('takes the wanted cells, from the last row before the window', () => {
    const kept = keepRows([
      [1, [10, 11]],
      [2, [20, 21]],
      [3, [30, 31]],
      [4, [40, 41]],
    ]);
    const slice = toSlice(kept, [1], 2.5 * SECOND_US);
    expect(seconds(slice.atUs)).toEqual([2, 3, 4]);
    expect(slice.columns.map((words) => [0, 1, 2].map((row) => Number(u64At(words, row))))).toEqual(
      [[21, 31, 41]],
    );
  });

  it('leaves out what is not shown yet', () => {
    const kept = keepRows(
      [
        [1, [1]],
        [2, [2]],
        [3, [3]],
      ],
      undefined,
      { untilUs: 2 * SECOND_US },
    );
    expect(seconds(toSlice(kept, [0], 0).atUs)).toEqual([1, 2]);
  });

  it('turns rows that could not be read into one mark per stretch and reason', () => {
    const kept = keepRows([
      [1, [1]],
      [2, EPERM],
      [3, EPERM],
      [4, 13],
      [5, [5]],
    ]);
    const { atUs, marks } = toSlice(kept, [0], 0);
    expect(seconds(atUs)).toEqual([1, 5]);
    expect(marks).toEqual([
      { kind: 'unreadable', atUs: 2 * SECOND_US, code: EPERM },
      { kind: 'unreadable', atUs: 4 * SECOND_US, code: 13 },
    ]);
  });
});
