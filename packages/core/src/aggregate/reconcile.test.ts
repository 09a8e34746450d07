import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWords, type Kind, setF64, setInteger, type ValueType } from '../model/index.ts';
import type { TimedCells } from './bracket.ts';
import { FOLDS, type Fold } from './fold.ts';
import { type Reconciled, reconcile } from './reconcile.ts';

type Figures = bigint | number | readonly (bigint | number)[];

function sample(atUs: number, figures: Figures): TimedCells {
  const cells = typeof figures === 'object' ? figures : [figures];
  const words = createWords(cells.length);
  for (const [slot, figure] of cells.entries()) {
    if (typeof figure === 'bigint') setInteger(words, slot, figure);
    else setF64(words, slot, figure);
  }
  return { atUs, words };
}

/** Samples of one value: when, and what. */
type Course = readonly (readonly [atUs: number, figures: Figures])[];
const course = (samples: Course): TimedCells[] => samples.map(([atUs, it]) => sample(atUs, it));

interface Case {
  readonly fold?: Fold;
  readonly type?: ValueType;
  readonly kind?: Kind;
  readonly total: Course;
  readonly parts: readonly Course[];
  readonly unreadable?: number;
}

const judged = ({
  fold = 'sum',
  type = 'u64',
  kind = 'cumulative',
  total,
  parts,
  unreadable = 0,
}: Case): Reconciled =>
  reconcile({
    fold,
    descriptor: { type, kind },
    total: course(total),
    parts: parts.map(course),
    unreadable,
  });

/** Parts that stand still around 5. */
const still = (...figures: readonly Figures[]): Course[] =>
  figures.map((it) => [
    [1, it],
    [9, it],
  ]);

describe('a printed total', () => {
  it('of what stands still agrees when it is what a fold gives, whatever the fold', () => {
    for (const [fold, printed] of [
      ['sum', -2n],
      ['min', -5n],
      ['max', 3n],
      ['avg', -1n],
      ['count_zero', 0n],
    ] as const) {
      const one = { fold, type: 's64', kind: 'floating', parts: still(-5n, 3n) } as const;
      expect(judged({ ...one, total: [[5, printed]] }), fold).toEqual({ kind: 'agrees', atUs: 5 });
      expect(judged({ ...one, total: [[5, printed + 1n]] })).toMatchObject({
        kind: 'differs',
        folded: fold === 'count_zero' ? '0' : `${printed}`,
        by: '1',
      });
    }
  });

  it('differs by so much, over all of u64 and below zero', () => {
    const top = 2n ** 64n - 1n;
    expect(judged({ total: [[5, 0n]], parts: still(top) })).toEqual({
      kind: 'differs',
      atUs: 5,
      type: 'u64',
      folded: `${top}`,
      by: `-${top}`,
    });
    expect(judged({ type: 's64', total: [[5, 7n]], parts: still(-5n) })).toMatchObject({
      by: '12',
    });
  });

  it('of what moved agrees anywhere between what its parts were before and after', () => {
    const parts: Course[] = [
      [
        [1, 5n],
        [9, 7n],
      ],
      [
        [4, 1n],
        [6, 1n],
      ],
    ];
    const kinds = [5n, 6n, 7n, 8n, 9n].map((printed) => judged({ total: [[5, printed]], parts }));
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'differs',
      'agrees',
      'agrees',
      'agrees',
      'differs',
    ]);
    expect(kinds[0]).toMatchObject({ folded: '6', by: '-1' });
    expect(kinds[4]).toMatchObject({ folded: '8', by: '1' });
  });

  it('is held against the samples next to it, not against the newest or the oldest', () => {
    const part: Course = [
      [1, 0n],
      [4, 10n],
      [6, 12n],
      [9, 99n],
    ];
    expect(judged({ total: [[5, 9n]], parts: [part] })).toMatchObject({ folded: '10' });
    expect(judged({ total: [[5, 13n]], parts: [part] })).toMatchObject({ folded: '12' });
  });

  it('that was read at the time of a part may have been read before or after it', () => {
    const part: Course = [
      [1, 1n],
      [5, 5n],
      [9, 9n],
    ];
    const total: Course = [[5, 7n]];
    expect(judged({ total, parts: [part] }).kind).toBe('agrees');
    expect(judged({ total: [[5, 3n]], parts: [part] }).kind).toBe('agrees');
  });

  it('is the newest of those that all parts have samples around', () => {
    const total: Course = [
      [3, 1n],
      [5, 2n],
      [8, 77n],
    ];
    const parts: Course[] = [
      [
        [1, 1n],
        [4, 2n],
        [6, 2n],
      ],
    ];
    expect(judged({ total, parts })).toEqual({ kind: 'agrees', atUs: 5 });
  });

  it('waits for samples around it, and where a part was restarted in between', () => {
    expect(judged({ total: [[5, 1n]], parts: [[[1, 1n]]] }).kind).toBe('waiting');
    expect(judged({ total: [[5, 1n]], parts: [[[9, 1n]]] }).kind).toBe('waiting');
    expect(judged({ total: [], parts: still(1n) }).kind).toBe('waiting');
    const restarted: Course = [
      [1, 8n],
      [9, 0n],
    ];
    expect(judged({ total: [[5, 99n]], parts: [restarted] }).kind).toBe('waiting');
    expect(judged({ kind: 'floating', total: [[5, 99n]], parts: [restarted] }).kind).toBe(
      'differs',
    );
    expect(judged({ kind: 'floating', total: [[5, 4n]], parts: [restarted] }).kind).toBe('agrees');
  });

  it('waits while the sum of its parts wraps, and where a table has other rows', () => {
    const wrapping: Course = [
      [1, 2n ** 64n - 2n],
      [9, 2n ** 64n - 1n],
    ];
    const one: Course = [
      [1, 1n],
      [9, 1n],
    ];
    expect(judged({ total: [[5, 7n]], parts: [wrapping, one] }).kind).toBe('waiting');
    const rows: Course = [
      [1, [1n, 2n]],
      [9, [1n, 2n, 3n]],
    ];
    expect(judged({ total: [[5, 3n]], parts: [rows] }).kind).toBe('waiting');
  });

  it('of tables folds their cells', () => {
    expect(judged({ total: [[5, 10n]], parts: still([1n, 2n], [3n, 4n]) }).kind).toBe('agrees');
    expect(judged({ fold: 'max', total: [[5, 4n]], parts: still([1n, 2n], [3n, 4n]) }).kind).toBe(
      'agrees',
    );
  });

  it('of zeros counts those that were and those that may have been', () => {
    const crossing: Course = [
      [1, -1n],
      [9, 1n],
    ];
    const parts = [...still(0n, 3n), crossing];
    const kinds = [0n, 1n, 2n, 3n].map(
      (printed) =>
        judged({ fold: 'count_zero', type: 's64', kind: 'floating', total: [[5, printed]], parts })
          .kind,
    );
    expect(kinds).toEqual(['differs', 'agrees', 'agrees', 'differs']);
  });

  it('of doubles forgives what another order of adding makes', () => {
    const parts = still(0.1, 0.2, 0.3);
    const one = { type: 'f64', kind: 'floating', parts } as const;
    expect(judged({ ...one, total: [[5, 0.6]] }).kind).toBe('agrees');
    expect(judged({ ...one, total: [[5, 0.7]] }).kind).toBe('differs');
  });

  it('of booleans counts the yes', () => {
    const parts = still(1n, 0n, 1n);
    expect(judged({ type: 'bool', kind: 'floating', total: [[5, 2n]], parts }).kind).toBe('agrees');
  });

  it('cannot be checked where parts cannot be read, or there are none', () => {
    expect(judged({ total: [[5, 1n]], parts: still(1n), unreadable: 2 })).toEqual({
      kind: 'unknown',
      reason: '2 of 3 values below cannot be read',
    });
    expect(judged({ total: [[5, 0n]], parts: [] })).toMatchObject({ kind: 'unknown' });
  });
});

describe('counters that are read one after the other, in any order', () => {
  /** How much each of three counters grows between two reads, whose turn it is, and how wrong the total is. */
  const growth = fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)), {
    minLength: 24,
    maxLength: 24,
  });
  const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
  const fold = fc.constantFrom(...FOLDS.filter((one) => one !== 'count_zero'));

  function read(
    steps: readonly (readonly [number, number, number])[],
    turns: readonly number[],
    one: Fold,
    wrong: bigint,
  ): Reconciled {
    const counters = [0n, 0n, 0n];
    const total: [number, bigint][] = [];
    const parts: [number, bigint][][] = [[], [], []];
    for (const [atUs, step] of steps.entries()) {
      for (const [i, by] of step.entries()) counters[i] = (counters[i] ?? 0n) + BigInt(by);
      const turn = turns[atUs % turns.length] ?? 0;
      if (turn < 3) parts[turn]?.push([atUs, counters[turn] ?? 0n]);
      else total.push([atUs, foldOf(one, counters) + wrong]);
    }
    return judged({ fold: one, total, parts });
  }

  const foldOf = (one: Fold, figures: readonly bigint[]): bigint => {
    const sum = figures.reduce((a, b) => a + b);
    if (one === 'sum') return sum;
    if (one === 'avg') return sum / BigInt(figures.length);
    const [least = 0n, , most = 0n] = figures.toSorted((a, b) => Number(a - b));
    return one === 'min' ? least : most;
  };

  it('never differ from their right total', () => {
    fc.assert(
      fc.property(growth, order, fold, (steps, turns, one) => {
        expect(read(steps, turns, one, 0n).kind).toBe('agrees');
      }),
    );
  });

  it('differ from a total that is wrong by more than moves in two sweeps', () => {
    const most = BigInt(3 * 9 * 8);
    fc.assert(
      fc.property(growth, order, fold, (steps, turns, one) => {
        expect(read(steps, turns, one, most + 1n).kind).toBe('differs');
      }),
    );
  });
});
