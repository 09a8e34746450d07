import { parseStatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { makeSchema } from '../../../test/make-schema.ts';
import { aggregateRows } from './aggregate-rows.ts';

const rowsOf = (paths: readonly string[], path: string) => {
  const index = makeSchema(paths);
  const source = index.find(parseStatPath(path) ?? failOn(path));
  return aggregateRows(index, source?.index ?? failOn(path)).map(({ descriptor, ...rest }) => ({
    name: descriptor.name,
    paths: rest.paths,
    ownPath: rest.ownPath,
  }));
};

describe('aggregateRows', () => {
  it('has a row for each descriptor that a subordinate has, however deep', () => {
    expect(rowsOf(['kvm/a/exits', 'kvm/b/x/exits', 'kvm/b/pages'], 'kvm')).toEqual([
      { name: 'exits', paths: ['kvm/a/exits', 'kvm/b/x/exits'], ownPath: undefined },
      { name: 'pages', paths: ['kvm/b/pages'], ownPath: undefined },
    ]);
  });

  it("does not fold the source's own value, which may be the total of the others, but names it", () => {
    expect(rowsOf(['kvm/exits', 'kvm/a/exits', 'kvm/b/exits'], 'kvm')).toEqual([
      { name: 'exits', paths: ['kvm/a/exits', 'kvm/b/exits'], ownPath: 'kvm/exits' },
    ]);
  });

  it('has none for a source without subordinates', () => {
    expect(rowsOf(['kvm/a/exits'], 'kvm/a')).toEqual([]);
  });
});

function failOn(path: string): never {
  throw new Error(`"${path}" is not in the schema`);
}
