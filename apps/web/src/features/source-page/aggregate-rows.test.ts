import { parseStatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { makeSchema } from '../../../test/make-schema.ts';
import { aggregateRows, foldOfOwn } from './aggregate-rows.ts';

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

describe('a figure of the source itself', () => {
  const printedIn = (
    paths: readonly string[],
    path: string,
    describe: Parameters<typeof makeSchema>[1],
  ) => {
    const index = makeSchema(paths, describe);
    const source = index.find(parseStatPath(path) ?? failOn(path));
    const [row] = aggregateRows(index, source?.index ?? failOn(path));
    return row === undefined ? failOn(path) : { fold: foldOfOwn(row), printed: row.printed };
  };
  const paths = ['app/exits', 'app/a/exits', 'app/a/vcpu0/exits', 'app/b/vcpu0/exits'];

  it('is a fold of all below where it says so', () => {
    const { fold, printed } = printedIn(paths, 'app', (_, path) =>
      path === 'app/exits' ? { aggregate: 'min' } : {},
    );
    expect(fold).toBe('min');
    expect(printed).toMatchObject({ path: 'app/exits', fold: 'min', parts: paths.slice(1) });
  });

  it('is the sum of its direct subordinates in kvm, which says nothing', () => {
    const { printed } = printedIn(
      paths.map((path) => path.replace('app', 'kvm')),
      'kvm',
      () => ({}),
    );
    expect(printed).toMatchObject({ path: 'kvm/exits', fold: 'sum', parts: ['kvm/a/exits'] });
  });

  it('is nothing that could be checked anywhere else', () => {
    expect(printedIn(paths, 'app', () => ({}))).toEqual({ fold: 'sum', printed: undefined });
    const deep = ['kvm/exits', 'kvm/a/vcpu0/exits'];
    expect(printedIn(deep, 'kvm', () => ({})).printed).toBeUndefined();
  });
});

function failOn(path: string): never {
  throw new Error(`"${path}" is not in the schema`);
}
