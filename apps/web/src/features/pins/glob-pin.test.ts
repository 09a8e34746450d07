import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { makeSchema } from '../../../test/make-schema.ts';
import { globMatches, globOfSearch, shortLabels } from './glob-pin.ts';

const index = makeSchema(
  ['net/dev/eth0/rx_bytes', 'net/dev/eth0/rx_packets', 'net/dev/lo/rx_bytes', 'mem/free'],
  (name) => (name === 'rx_bytes' ? { unit: UNITS.bytes } : {}),
);
const paths = (glob: string): string[] => globMatches(index, glob).values.map(({ path }) => path);

describe('a pinned glob', () => {
  it('stands for all values that fit it, at the first name or anywhere', () => {
    expect(paths('net/dev/*/rx_bytes')).toEqual(['net/dev/eth0/rx_bytes', 'net/dev/lo/rx_bytes']);
    expect(paths('**/rx_*')).toHaveLength(3);
    expect(paths('none/*')).toEqual([]);
  });

  it('is one chart where units and kinds agree', () => {
    expect(globMatches(index, '**/rx_bytes').overlays).toBe(true);
    expect(globMatches(index, '**/rx_*').overlays).toBe(false);
  });

  it('has no more lines than can be told apart', () => {
    const many = makeSchema(Array.from({ length: 12 }, (_, n) => `cpu/${n}/user`));
    expect(globMatches(many, 'cpu/*/user')).toMatchObject({ more: 4, overlays: true });
  });

  it('is what a search of one word with a star means', () => {
    expect(globOfSearch(' net/*/rx_* ')).toBe('**/net/*/rx_*');
    expect(globOfSearch('**/rx')).toBe('**/rx');
    for (const other of ['rx', 'rx* lo', 'unit:b*', '/rx.*/', ''])
      expect(globOfSearch(other)).toBeUndefined();
  });

  it('names its lines by what tells them apart', () => {
    expect(shortLabels(['net/dev/eth0/rx', 'net/dev/lo/rx'])).toEqual(['eth0', 'lo']);
    expect(shortLabels(['a/rx', 'a/tx'])).toEqual(['rx', 'tx']);
    expect(shortLabels(['a/b/c'])).toEqual(['c']);
  });
});
