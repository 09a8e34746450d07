import type { StatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { type Latest, NO_LATEST } from '../../live/latest.ts';
import { LatestList } from './latest-list.ts';

const path = (text: string): StatPath => text as StatPath;

describe('LatestList', () => {
  it('stays the same list while no sample is new, and is another one when one is', () => {
    const latests = new Map<StatPath, Latest>([
      [path('a'), NO_LATEST],
      [path('b'), NO_LATEST],
    ]);
    const list = new LatestList((at) => latests.get(at) ?? NO_LATEST, [path('a'), path('b')]);
    const before = list.current();
    expect(list.current()).toBe(before);
    const denied: Latest = { kind: 'unreadable', code: 13, atUs: 1 };
    latests.set(path('b'), denied);
    expect(list.current()).toEqual([NO_LATEST, denied]);
    expect(list.current()).toBe(list.current());
  });

  it('is empty for no paths, and stays the same', () => {
    const list = new LatestList(() => NO_LATEST, []);
    expect(list.current()).toBe(list.current());
  });
});
