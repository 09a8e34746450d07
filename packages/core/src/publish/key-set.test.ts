import { describe, expect, it } from 'vitest';
import { KeySet } from './key-set.ts';

describe('a key set', () => {
  it('orders its ids by name, numbers numerically, whatever came first', () => {
    expect(new KeySet('cpu', 'int', [10, 2, 0]).set).toEqual({
      name: 'cpu',
      ids: ['0', '2', '10'],
    });
  });

  it('is the same set until an id comes or goes', () => {
    const keys = new KeySet('dev', 'string', ['a']);
    const before = keys.set;
    keys.remove('b');
    expect(keys.set).toBe(before);
    keys.add('b');
    expect(keys.set.ids).toEqual(['a', 'b']);
    keys.remove('a');
    expect(keys.set.ids).toEqual(['b']);
    expect(before.ids).toEqual(['a']);
    expect([keys.has('a'), keys.has('b')]).toEqual([false, true]);
  });

  it('refuses an id that is there, and a word among integers', () => {
    const keys = new KeySet('cpu', 'int', [0]);
    expect(() => keys.add('0')).toThrow('cpu 0 is there (EEXIST)');
    expect(() => keys.add('all')).toThrow('EINVAL');
  });
});
