import { parseStatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { gridPaths, makeSchema } from '../../../test/make-schema.ts';
import { firstValues, linesIn } from './source-lines.ts';

describe('firstValues', () => {
  it('takes own values before those below, and counts what it leaves out', () => {
    const index = makeSchema(['a/z', ...gridPaths(1, 5).map((path) => `a/${path}`)]);
    const source = index.find(parseStatPath('a') ?? failOn('a'))?.index ?? failOn('a');
    const { values, more } = firstValues(index, source, 5);
    expect(values.map(({ path }) => path).slice(0, 2)).toEqual(['a/z', 'a/s0/value_0']);
    expect(values).toHaveLength(5);
    expect(more).toBe(1);
  });

  it('has more of them in a higher pin', () => {
    expect(linesIn(2)).toBeGreaterThan(linesIn(1));
  });
});

function failOn(path: string): never {
  throw new Error(`"${path}" is not in the schema`);
}
