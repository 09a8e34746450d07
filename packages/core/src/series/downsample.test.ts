import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downsample, downsampleCapacity, type PixelWindow } from './downsample.ts';

type Point = readonly [x: number, y: number];

function reduce(points: readonly Point[], window: PixelWindow): Point[] {
  const capacity = downsampleCapacity(window.columns);
  const into = { x: new Float64Array(capacity), y: new Float64Array(capacity) };
  const line = {
    x: Float64Array.from(points, ([x]) => x),
    y: Float64Array.from(points, ([, y]) => y),
  };
  const count = downsample(line, window, into);
  return Array.from({ length: count }, (_, i) => [into.x[i] ?? 0, into.y[i] ?? 0] as const);
}
/** The heights alone, `|` for a break. */
const heights = (points: readonly Point[]): string =>
  points.map(([, y]) => (Number.isNaN(y) ? '|' : y)).join(' ');
const line = (...ys: number[]): Point[] => ys.map((y, x) => [x, y]);
const over = (columns: number, from: number, to: number): PixelWindow => ({ from, to, columns });
const BREAK = Number.NaN;

const anyLine = fc
  .array(
    fc.tuple(
      fc.nat({ max: 30 }),
      fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: -50, max: 50 }) },
        { weight: 1, arbitrary: fc.constant(BREAK) },
      ),
    ),
    { maxLength: 200 },
  )
  .map((steps) => {
    let x = 0;
    return steps.map(([dx, y]): Point => {
      x += dx;
      return [x, y];
    });
  });
const anyWindow = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.nat({ max: 1000 }), fc.integer({ min: 1, max: 3000 }))
  .map(([columns, from, length]) => over(columns, from, from + length));

describe('downsampling', () => {
  it('L36 L37 is as drawn at its head', () => {
    const points = line(3, 1, 4, 2, 5, BREAK, 9, 2, BREAK, BREAK, 6);
    expect(heights(reduce(points, over(3, 0, 12)))).toBe('3 1 4 | 9 2 | 6');
  });

  it('L36 keeps the lowest and the highest point of a pixel column in their order', () => {
    expect(heights(reduce(line(5, 5, 9, 5, 1, 5), over(1, 0, 5)))).toBe('5 9 1 5');
    expect(heights(reduce(line(5, 5, 1, 5, 9, 5), over(1, 0, 5)))).toBe('5 1 9 5');
  });

  it('L36 keeps every extreme and makes up no point', () => {
    fc.assert(
      fc.property(anyLine, anyWindow, (points, window) => {
        const kept = reduce(points, window).filter(([, y]) => !Number.isNaN(y));
        for (const [x, y] of kept) expect(points).toContainEqual([x, y]);
        const inside = (all: readonly Point[]) =>
          all.filter(([x, y]) => x >= window.from && x <= window.to && !Number.isNaN(y));
        const ends = (all: readonly Point[]) => [
          Math.min(...all.map(([, y]) => y)),
          Math.max(...all.map(([, y]) => y)),
        ];
        expect(ends(inside(kept))).toEqual(ends(inside(points)));
      }),
    );
  });

  it('L37 keeps a break between two kept points exactly where the line broke', () => {
    fc.assert(
      fc.property(anyLine, anyWindow, (points, window) => {
        // Heights made unique, so that a kept point can be found again.
        const unique = points.map(([x, y], i): Point => [x, y + i / 1000]);
        const kept = reduce(unique, window);
        const at = (point: Point): number => unique.findIndex(([, y]) => y === point[1]);
        for (let i = 1; i < kept.length; i++) {
          const [a, b] = [kept[i - 1], kept[i]];
          if (a === undefined || b === undefined || Number.isNaN(b[1])) continue;
          const isBroken = Number.isNaN(a[1]);
          const from = isBroken ? kept[i - 2] : a;
          if (from === undefined) continue;
          const between = unique.slice(at(from), at(b));
          expect(between.some(([, y]) => Number.isNaN(y))).toBe(isBroken);
        }
      }),
    );
  });

  it('L37 keeps a break at the end, and none before the first point', () => {
    expect(heights(reduce(line(BREAK, BREAK, 1, 2, BREAK, BREAK), over(9, 0, 5)))).toBe('1 2 |');
  });

  it('L38 keeps both ends inside the window and the nearest point on each side', () => {
    const points = line(1, 2, 3, 4, 5, 6, 7, 8, 9);
    expect(heights(reduce(points, over(1, 2, 6)))).toBe('2 3 7 8');
    expect(heights(reduce(points, over(1, 2.2, 2.8)))).toBe('3 4');
    expect(heights(reduce(line(1, BREAK, 5, 4, 6, 5, BREAK, 1), over(1, 2, 5)))).toBe(
      '1 | 5 4 6 5 | 1',
    );
  });

  it('L39 fits into its capacity, however many points and breaks there are', () => {
    const alternating = line(
      ...Array.from({ length: 10_000 }, (_, i) => (i % 2 === 0 ? i % 7 : BREAK)),
    );
    expect(reduce(alternating, over(10, 100, 9000)).length).toBeLessThanOrEqual(
      downsampleCapacity(10),
    );
    fc.assert(
      fc.property(anyLine, anyWindow, (points, window) => {
        const count = reduce(points, window).length;
        expect(count).toBeLessThanOrEqual(4 * window.columns + 9);
      }),
    );
  });

  it('L39 refuses a buffer that is too small', () => {
    const small = { x: new Float64Array(12), y: new Float64Array(12) };
    expect(() => downsample(small, over(1, 0, 1), small)).toThrow(RangeError);
  });

  it('draws nothing into a window without width', () => {
    expect(reduce(line(1, 2), over(5, 1, 1))).toEqual([]);
    expect(reduce(line(1, 2), over(0, 0, 1))).toEqual([]);
    expect(reduce([], over(5, 0, 1))).toEqual([]);
  });
});
