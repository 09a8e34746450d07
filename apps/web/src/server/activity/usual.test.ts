import { describe, expect, it } from 'vitest';
import { Usual } from './usual.ts';

function of(figures: readonly number[], step: (figure: number, last: number) => number): Usual {
  const usual = new Usual();
  usual.grow(1);
  figures.forEach((figure, at) => {
    usual.note(0, figure, step(figure, figures[at - 1] ?? figure));
  });
  return usual;
}
const byOne = (): number => 1;
const byAll = (figure: number): number => figure;
const times = (count: number, figure: number): number[] =>
  Array.from({ length: count }, () => figure);

describe('what is usual', () => {
  it('is what a figure was lately', () => {
    const usual = of(times(50, 400), byOne);
    expect(usual.meanOf(0)).toBeCloseTo(400);
    expect(usual.scoreOf(0)).toBeLessThan(1);
  });

  it('is not known at first, so that nothing is unusual then', () => {
    expect(of([1, 1, 1, 1000], byOne).scoreOf(0)).toBe(0);
    expect(new Usual().meanOf(0)).toBeNaN();
  });

  it('is left by a rate that doubles', () => {
    expect(of([...times(50, 400), 800], byOne).scoreOf(0)).toBeGreaterThan(10);
    // A counter that always grows by as much has no smaller step to show.
    expect(of([...times(50, 400), 800], byAll).scoreOf(0)).toBeGreaterThan(10);
  });

  it('is not left by as many events more or less as there are by chance', () => {
    const wobbling = times(50, 400).map((figure, at) => figure + (at % 2 === 0 ? 20 : -20));
    expect(of([...wobbling, 430], byOne).scoreOf(0)).toBeLessThan(3);
  });

  it('counts a packet of 1,500 bytes after none as one event', () => {
    const size = (figure: number, last: number): number => Math.abs(figure - last);
    expect(of([...times(50, 0), 1500], size).scoreOf(0)).toBeLessThan(3);
    expect(of([...times(50, 0), 1500, 0, 0, 150_000], () => 1500).scoreOf(0)).toBeGreaterThan(10);
  });

  it('was left a moment ago, and then no more', () => {
    const spike = [...times(50, 400), 4000];
    const after = of([...spike, 400, 400], byOne);
    expect(after.scoreOf(0)).toBeGreaterThan(10);
    expect(after.peakOf(0)).toBe(4000);
    expect(after.beforeOf(0)).toBeCloseTo(400);
    expect(of([...spike, ...times(60, 400)], byOne).scoreOf(0)).toBeLessThan(3);
  });

  it('becomes another after a while', () => {
    expect(of([...times(50, 400), ...times(200, 800)], byOne).scoreOf(0)).toBeLessThan(1);
  });
});
