import { describe, expect, it } from 'vitest';
import { oneValueFile, simpleFile } from '../../test/sample-tree.ts';
import { SchemaBuilder, SchemaIndex } from '../model/index.ts';
import { childrenOf, matchPaths } from './match-paths.ts';

function indexOf(...files: ReturnType<typeof simpleFile>[]): SchemaIndex {
  const builder = new SchemaBuilder('epoch-1', { name: 'orion', kernel: '6.18', bootId: 'b0' });
  for (const file of files) builder.addFile(file);
  builder.commit();
  return new SchemaIndex(builder.schema);
}

const tree = indexOf(
  simpleFile(['net', 'dev', 'lo'], ['rx_bytes', 'tx_bytes']),
  simpleFile(['net', 'dev', 'eth10'], ['rx_bytes', 'tx_bytes']),
  simpleFile(['net', 'dev', 'eth9'], ['rx_bytes']),
  simpleFile(['net', 'dev'], ['count']),
  oneValueFile('odd', 'a/b 50%'),
  oneValueFile('odd', 'two\nlines'),
  oneValueFile('odd', 'star*'),
);
const paths = (text: string): string[] | undefined =>
  matchPaths(tree, text)?.map(({ path }) => path);

describe('a path without a glob', () => {
  it('names the one node it leads to, value or source', () => {
    expect(matchPaths(tree, '/net/dev/lo/rx_bytes')?.map(({ kind }) => kind)).toEqual(['value']);
    expect(matchPaths(tree, 'net//dev/')?.map(({ kind }) => kind)).toEqual(['source']);
    expect(matchPaths(tree, '')?.map(({ kind }) => kind)).toEqual(['source']);
  });

  it('names nothing where nothing is', () => {
    expect(paths('net/dev/lo/nope')).toEqual([]);
    expect(paths('net/dev/lo/rx_bytes/more')).toEqual([]);
  });

  it('is none when it holds what no path holds', () => {
    expect(paths('net\n')).toBeUndefined();
    expect(paths('a/'.repeat(65))).toBeUndefined();
  });

  it('leads to names that had to be encoded', () => {
    expect(paths('odd/a%2Fb 50%25')).toEqual(['odd/a%2Fb 50%25']);
    expect(paths('odd/a%2fb 50%')).toEqual(['odd/a%2Fb 50%25']);
    expect(paths('odd/two%0alines')).toEqual(['odd/two%0Alines']);
  });
});

describe('a glob', () => {
  it('matches within one name, and answers in the order of the tree', () => {
    expect(paths('net/dev/*/rx_bytes')).toEqual([
      'net/dev/eth9/rx_bytes',
      'net/dev/eth10/rx_bytes',
      'net/dev/lo/rx_bytes',
    ]);
    expect(paths('net/dev/eth?')).toEqual(['net/dev/eth9']);
    expect(paths('net/*_bytes')).toEqual([]);
  });

  it('names values before sources where it names both', () => {
    expect(paths('net/dev/*')).toEqual([
      'net/dev/count',
      'net/dev/eth9',
      'net/dev/eth10',
      'net/dev/lo',
    ]);
  });

  it('matches any number of names with **, none included, each node once', () => {
    const all = ['net/dev/eth9/rx_bytes', 'net/dev/eth10/rx_bytes', 'net/dev/lo/rx_bytes'];
    expect(paths('**/rx_bytes')).toEqual(all);
    expect(paths('net/**/dev/**/rx_bytes')).toEqual(all);
    expect(paths('**/**/rx_bytes')).toEqual(all);
    const [sources, values] = [7, 9];
    expect(paths('**')).toHaveLength(sources + values);
    expect(paths('odd/**')).toEqual(['odd', ...(paths('odd/*') ?? [])]);
  });

  it('matches a name that holds a star itself', () => {
    expect(paths('odd/star*')).toEqual(['odd/star*']);
  });

  it('visits a place once for each part of the pattern, however many ** lead there', () => {
    const deep = Array.from({ length: 30 }, () => 'd');
    const index = indexOf(simpleFile(deep, ['v']));
    // Without that, 31 ways for each of 30 stars.
    expect(matchPaths(index, `${'**/d/'.repeat(31)}v`)).toEqual([]);
    expect(matchPaths(index, `${'**/'.repeat(32)}v`)).toHaveLength(1);
  });
});

describe('children', () => {
  it('are values first, then sources, each by name with numbers as numbers', () => {
    const [source] = matchPaths(tree, 'net/dev') ?? [];
    const names = childrenOf(tree, source?.index ?? -1).map(({ path }) => path.split('/').at(-1));
    expect(names).toEqual(['count', 'eth9', 'eth10', 'lo']);
  });
});
