import type { StatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { Baselines, parseBaseline } from './baselines.ts';
import { createMemoryStorage } from './memory-storage.ts';
import { hasFallenBelow, sinceBaseline } from './since-baseline.ts';

const PATH = 'irq/LOC' as StatPath;
const baseline = { atUs: 5, cells: ['18446744073709551615'], hasRestarted: false };

describe('Baselines', () => {
  it('last from page to page, each host for itself', () => {
    const storage = createMemoryStorage();
    new Baselines('orion', storage).set(PATH, baseline);
    expect(new Baselines('orion', storage).get(PATH)).toEqual(baseline);
    expect(new Baselines('vega', storage).get(PATH)).toBeUndefined();
  });

  it('follow what another tab has written', () => {
    const storage = createMemoryStorage();
    const [here, there] = [new Baselines('orion', storage), new Baselines('orion', storage)];
    here.get(PATH);
    let told = 0;
    here.subscribe(() => told++);
    there.set(PATH, baseline);
    here.forget('statsfs.baseline/orion/irq/LOC');
    expect([here.get(PATH), told]).toEqual([baseline, 1]);
    here.forget('something else');
    expect(told).toBe(1);
  });

  it('are none where the storage holds something else', () => {
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"atUs":1}',
      '{"atUs":"1","cells":[]}',
      '{"atUs":1,"cells":[1]}',
    ]) {
      expect(parseBaseline(text)).toBeUndefined();
    }
  });
});

describe('growth since a baseline', () => {
  it('is exact beyond 2^53', () => {
    expect(sinceBaseline(['18446744073709551615'], ['18446744073709551613'], 'u64')).toEqual(['2']);
  });

  it('has nothing to say when the table has other keys now', () => {
    expect(sinceBaseline(['1', '2'], ['1'], 'u64')).toBeUndefined();
  });

  it('tells a counter that fell below its baseline from one that did not', () => {
    expect(hasFallenBelow(['10', '4'], ['9', '5'], 'u64')).toBe(true);
    expect(hasFallenBelow(['10', '5'], ['9', '5'], 'u64')).toBe(false);
    expect(hasFallenBelow(['1.5'], ['1.25'], 'f64')).toBe(false);
    expect(hasFallenBelow(['1'], ['5', '5'], 'u64')).toBe(false);
  });
});
