import type { StatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { ManualClock, settled } from '../../../test/manual-clock.ts';
import type { Since } from '../../trpc/since.ts';
import { BaselineFigures } from './baseline-figures.ts';
import type { ChosenBaseline } from './chosen-baseline.ts';

const LOC = 'irq/LOC' as StatPath;
const RES = 'irq/RES' as StatPath;
const ELSEWHERE = 'mem/free' as StatPath;
const chosen = (id: string, path = 'irq'): ChosenBaseline => ({
  id,
  name: '',
  path: path as StatPath,
  atUs: 1,
  figureCount: 2,
});

/** A server, and what it was asked. */
class Rig {
  readonly clock = new ManualClock();
  readonly asked: string[] = [];
  answer: (path: string) => Since = () => ({ kind: 'from', atUs: 1, cells: ['7'] });
  state: 'there' | 'gone' | 'away' = 'there';
  readonly figures = new BaselineFigures('orion', {
    clock: this.clock,
    fetchSince: async (_host, id, paths) => {
      this.asked.push(`${id}: ${paths.join(' ')}`);
      if (this.state === 'away') throw new Error('away');
      return this.state === 'gone' ? undefined : paths.map(this.answer);
    },
  });

  async settle(): Promise<void> {
    await this.clock.advance(50);
    await settled();
  }
}

describe('what values count from', () => {
  it('is asked for together, for what is on screen and part of the baseline', async () => {
    const rig = new Rig();
    rig.figures.choose(chosen('a'));
    for (const path of [LOC, RES, ELSEWHERE]) rig.figures.want(path);
    await rig.settle();
    expect(rig.asked).toEqual(['a: irq/LOC irq/RES']);
    expect(rig.figures.of(LOC)).toEqual({ kind: 'from', atUs: 1, cells: ['7'] });
    expect(rig.figures.of(ELSEWHERE)).toBeUndefined();
  });

  it('is asked for again when counters restarted, and stays the same object while it is the same', async () => {
    const rig = new Rig();
    rig.figures.choose(chosen('a'));
    rig.figures.want(LOC);
    await rig.settle();
    const before = rig.figures.of(LOC);
    rig.figures.renew();
    expect(rig.figures.of(LOC)).toBe(before);
    await rig.settle();
    expect(rig.figures.of(LOC)).toBe(before);
    rig.answer = () => ({ kind: 'from', atUs: 9, cells: ['0'] });
    rig.figures.renew();
    await rig.settle();
    expect(rig.figures.of(LOC)).toMatchObject({ atUs: 9 });
    expect(rig.asked).toHaveLength(3);
  });

  it('is forgotten with another baseline, and with the last who wants it', async () => {
    const rig = new Rig();
    rig.figures.choose(chosen('a'));
    const leave = rig.figures.want(LOC);
    await rig.settle();
    rig.figures.choose(chosen('b'));
    expect(rig.figures.of(LOC)).toBeUndefined();
    await rig.settle();
    expect(rig.asked.at(-1)).toBe('b: irq/LOC');
    leave();
    expect(rig.figures.of(LOC)).toBeUndefined();
  });

  it('of an answer that comes after another was chosen is not taken', async () => {
    const rig = new Rig();
    rig.figures.choose(chosen('a'));
    rig.figures.want(LOC);
    const { fetchSince } = { fetchSince: rig.answer };
    rig.answer = (path) => {
      rig.figures.choose(undefined);
      return fetchSince(path);
    };
    await rig.settle();
    expect(rig.figures.of(LOC)).toBeUndefined();
  });

  it('says that the baseline is not kept, or that nobody answered', async () => {
    const rig = new Rig();
    rig.state = 'gone';
    rig.figures.choose(chosen('a'));
    rig.figures.want(LOC);
    await rig.settle();
    expect(rig.figures.of(LOC)).toEqual({ kind: 'none', why: 'gone' });
    rig.state = 'away';
    rig.figures.want(RES);
    await rig.settle();
    expect(rig.figures.of(RES)).toEqual({ kind: 'none', why: 'failed' });
    rig.state = 'there';
    rig.figures.renew();
    await rig.settle();
    expect(rig.figures.of(RES)).toMatchObject({ kind: 'from' });
  });
});
