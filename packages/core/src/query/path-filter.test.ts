import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Publisher } from '../../test/publisher.ts';
import { simpleFile } from '../../test/sample-tree.ts';
import { SchemaIndex, type StatPath } from '../model/index.ts';
import { matchPaths } from './match-paths.ts';
import { pathFilter } from './path-filter.ts';

const takes = (pattern: string, path: string): boolean | undefined =>
  pathFilter([pattern])?.(path as StatPath);

describe('a filter of paths', () => {
  it('takes a value, and all below a source', () => {
    expect(takes('cpu/0/user', 'cpu/0/user')).toBe(true);
    expect(takes('cpu', 'cpu/0/user')).toBe(true);
    expect(takes('/cpu//0/', 'cpu/0/user')).toBe(true);
    expect(takes('', 'cpu/0/user')).toBe(true);
    expect(takes('cpu/0/user/x', 'cpu/0/user')).toBe(false);
    expect(takes('cp', 'cpu/0/user')).toBe(false);
  });

  it('takes what one of several patterns takes, and is none when one is no path', () => {
    const filter = pathFilter(['net/**/rx_*', 'mem']);
    const paths = ['net/dev/lo/rx_bytes', 'net/dev/lo/tx_bytes', 'mem/free', 'cpu'] as StatPath[];
    expect(paths.map((path) => filter?.(path))).toEqual([true, false, true, false]);
    expect(pathFilter(['ok', 'a\u0000b'])).toBeUndefined();
  });

  it('takes of a tree what matchPaths finds there', () => {
    const publisher = new Publisher();
    publisher.add(simpleFile(['a', 'b'], ['x', 'y']));
    publisher.add(simpleFile(['a', 'ab'], ['x', 'bb']));
    publisher.add(simpleFile(['b'], ['a']));
    publisher.change();
    const index = new SchemaIndex(publisher.schema);
    const segment = fc.constantFrom('a', 'b', 'x', '*', '**', '?', 'a*', '*b');
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (segments) => {
        const text = segments.join('/');
        const found = (matchPaths(index, text) ?? []).flatMap((node) =>
          node.kind === 'value' ? [node.index] : [...index.valuesBelow(node.index)],
        );
        const filter = pathFilter([text]);
        const taken = [...index.valuesBelow(0)].filter((value) => {
          const path = index.valuePath(value);
          return path !== undefined && filter?.(path) === true;
        });
        expect(taken).toEqual(
          [...new Set(found)].sort((a, b) => taken.indexOf(a) - taken.indexOf(b)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is quick with many stars', () => {
    const path = Array(60).fill('a').join('/') as StatPath;
    expect(takes(`${Array(30).fill('**').join('/')}/b`, path)).toBe(false);
  });
});
