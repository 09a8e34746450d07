import { describe, expect, it } from 'vitest';
import { foldStates, MOST_VALUES, UNASKED_VALUES } from './fold-budget.ts';

const wish = (key: string, values: number) => ({ key, values });

describe('foldStates', () => {
  it('folds what fits, from the top', () => {
    const states = foldStates([wish('a', UNASKED_VALUES - 1), wish('b', 2), wish('c', 1)], []);
    expect([...states]).toEqual([
      ['a', 'live'],
      ['b', 'ask'],
      ['c', 'live'],
    ]);
  });

  it('folds what was asked for beyond that', () => {
    const states = foldStates([wish('a', 10), wish('b', UNASKED_VALUES + 1)], ['b']);
    expect(states.get('b')).toBe('live');
    expect(states.get('a')).toBe('live');
  });

  it('gives way to what was asked for last when not everything fits', () => {
    const rows = [wish('a', MOST_VALUES - 1), wish('b', MOST_VALUES - 1)];
    const states = foldStates(rows, ['a', 'b']);
    expect(states.get('b')).toBe('live');
    expect(states.get('a')).toBe('ask');
  });

  it('never watches more than the most, asked for or not', () => {
    expect(foldStates([wish('a', MOST_VALUES + 1)], ['a']).get('a')).toBe('too-many');
    const rows = [wish('a', MOST_VALUES - 1), wish('b', 2)];
    expect(foldStates(rows, ['a']).get('b')).toBe('ask');
  });

  it('does not spend on what is out of sight', () => {
    expect(foldStates([wish('b', UNASKED_VALUES)], ['a']).get('b')).toBe('live');
  });
});
