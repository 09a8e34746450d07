import { parseStatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { gridPaths, makeSchema } from '../../../test/make-schema.ts';
import { firstValues, MOST_LINES } from './source-lines.ts';

describe('firstValues', () => {
  it('takes own values before those below, and counts what it leaves out', () => {
    const index = makeSchema(['a/z', ...gridPaths(1, MOST_LINES).map((path) => `a/${path}`)]);
    const source = index.find(parseStatPath('a') ?? failOn('a'))?.index ?? failOn('a');
    const { values, more } = firstValues(index, source);
    expect(values.map(({ path }) => path).slice(0, 2)).toEqual(['a/z', 'a/s0/value_0']);
    expect(values).toHaveLength(MOST_LINES);
    expect(more).toBe(1);
  });
});

function failOn(path: string): never {
  throw new Error(`"${path}" is not in the schema`);
}
