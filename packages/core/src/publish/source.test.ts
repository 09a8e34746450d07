import { describe, expect, it } from 'vitest';
import { Source } from './source.ts';
import { StatsError, type StatsErrorCode } from './stats-error.ts';
import { counter, gauge } from './stock-values.ts';
import { valueSet } from './value-def.ts';

const HITS = valueSet([counter('hits'), gauge('load')]);
const codeOf = (call: () => unknown): StatsErrorCode | undefined => {
  try {
    call();
  } catch (error) {
    if (error instanceof StatsError) return error.code;
    throw error;
  }
  return undefined;
};
const hits = (count: number) => ({ hits: count, load: 0 });
const below = (parent: Source, ...names: string[]): Source[] =>
  names.map((name) => {
    const source = new Source(name);
    parent.addSubordinate(source);
    return source;
  });

describe('a source', () => {
  it('has one parent: a second is EBUSY, and it stays where it was', () => {
    const [first, second, child] = [new Source('a'), new Source('b'), new Source('c')];
    first.addSubordinate(child);
    expect(codeOf(() => second.addSubordinate(child))).toBe('EBUSY');
    expect(child.parent).toBe(first);
    expect([...second.subordinates]).toEqual([]);
  });

  it('is added once: again is EEXIST', () => {
    const parent = new Source('a');
    const [child] = below(parent, 'c');
    expect(codeOf(() => child && parent.addSubordinate(child))).toBe('EEXIST');
    expect([...parent.subordinates]).toEqual([child]);
  });

  it('is not below itself, at any depth: ELOOP', () => {
    const top = new Source('top');
    const middle = new Source('middle');
    const bottom = new Source('bottom');
    top.addSubordinate(middle);
    middle.addSubordinate(bottom);
    expect(codeOf(() => bottom.addSubordinate(top))).toBe('ELOOP');
    expect(codeOf(() => top.addSubordinate(top))).toBe('ELOOP');
    expect([...bottom.subordinates]).toEqual([]);
  });

  it('has a name that no sibling and no visible value of its parent has: EEXIST', () => {
    const parent = new Source('a').add(HITS, hits(1));
    below(parent, 'c');
    expect(codeOf(() => parent.addSubordinate(new Source('c')))).toBe('EEXIST');
    expect(codeOf(() => parent.addSubordinate(new Source('hits')))).toBe('EEXIST');
    expect(
      codeOf(() => parent.addSubordinate(new Source('load', { hidden: true }))),
    ).toBeUndefined();
  });

  it('takes no values that a visible subordinate has the name of: EEXIST', () => {
    const parent = new Source('a');
    below(parent, 'hits');
    expect(codeOf(() => parent.add(HITS, hits(1)))).toBe('EEXIST');
    expect(parent.groups).toEqual([]);
    expect(codeOf(() => parent.add(HITS, hits(1), { hidden: true }))).toBeUndefined();
  });

  it('has a name: an empty one is EINVAL', () => {
    expect(codeOf(() => new Source(''))).toBe('EINVAL');
    expect(codeOf(() => new Source('a').rename(''))).toBe('EINVAL');
  });

  it('may be taken out and added again, elsewhere too', () => {
    const [first, second] = [new Source('a'), new Source('b')];
    const [child] = below(first, 'c');
    if (child === undefined) throw new Error('it was added');
    first.removeSubordinate(child);
    expect(child.parent).toBeUndefined();
    second.addSubordinate(child);
    expect(child.parent).toBe(second);
  });

  it('lets what is no subordinate be taken out, and changes nothing', () => {
    const parent = new Source('a');
    below(parent, 'c');
    parent.removeSubordinate(new Source('c'));
    expect([...parent.subordinates].map(({ name }) => name)).toEqual(['c']);
  });
});

describe('a renamed source', () => {
  it('is found by its new name, and leaves the old one free', () => {
    const parent = new Source('a');
    const [child] = below(parent, 'old');
    child?.rename('new');
    expect(parent.subordinate('new')).toBe(child);
    expect(parent.subordinate('old')).toBeUndefined();
    expect(codeOf(() => parent.addSubordinate(new Source('old')))).toBeUndefined();
  });

  it('keeps its name when the new one is taken', () => {
    const parent = new Source('a').add(HITS, hits(1));
    const [child] = below(parent, 'b', 'c');
    expect(codeOf(() => child?.rename('c'))).toBe('EEXIST');
    expect(codeOf(() => child?.rename('hits'))).toBe('EEXIST');
    expect(child?.name).toBe('b');
    expect(codeOf(() => child?.rename('b'))).toBeUndefined();
  });
});

describe('labels', () => {
  it('are its own first, then those of the nearest ancestor', () => {
    const host = new Source('net', { label: 'subsystem' });
    const plain = new Source('dev');
    const link = new Source('eth0', { label: 'interface' });
    host.addSubordinate(plain);
    plain.addSubordinate(link);
    expect(link.labels).toEqual([
      { key: 'interface', value: 'eth0' },
      { key: 'subsystem', value: 'net' },
    ]);
    expect(plain.labels).toHaveLength(1);
    expect(host.labels).toHaveLength(1);
  });

  it('follow a rename', () => {
    const link = new Source('eth0', { label: 'interface' });
    link.rename('wan');
    expect(link.labels).toEqual([{ key: 'interface', value: 'wan' }]);
  });
});

describe('a hidden source', () => {
  it('hides what is below it', () => {
    const top = new Source('top');
    const hidden = new Source('hidden', { hidden: true });
    const [leaf] = below(hidden, 'leaf');
    top.addSubordinate(hidden);
    expect([top.isHidden, hidden.isHidden, leaf?.isHidden]).toEqual([false, true, true]);
  });
});

describe('bases of a set', () => {
  it('are gathered from the source and all below, hidden or not, wherever the set is', () => {
    const top = new Source('top').addAggregates(HITS);
    const own = hits(1);
    top.add(HITS, own);
    const hidden = new Source('h', { hidden: true }).add(HITS, hits(2), { hidden: true });
    const [empty] = below(top, 'empty');
    empty?.addSubordinate(hidden);
    expect(top.basesOf(HITS)).toEqual([own, hits(2)]);
  });

  it('follow whatever comes and goes below', () => {
    const top = new Source('top').addAggregates(HITS);
    const [middle] = below(top, 'middle');
    const leaf = new Source('leaf').add(HITS, hits(5));
    expect(top.basesOf(HITS)).toEqual([]);
    middle?.addSubordinate(leaf);
    expect(top.basesOf(HITS)).toHaveLength(1);
    const base = hits(6);
    leaf.add(HITS, base);
    expect(top.basesOf(HITS)).toHaveLength(2);
    leaf.remove(HITS, base);
    leaf.remove(HITS, base);
    expect(top.basesOf(HITS)).toEqual([hits(5)]);
    leaf.revoke();
    expect(top.basesOf(HITS)).toEqual([]);
    middle?.removeSubordinate(leaf);
    leaf.add(HITS, hits(7));
    expect(top.basesOf(HITS)).toEqual([]);
  });

  it('do not know the same values of another set', () => {
    const top = new Source('top').add(valueSet([counter('hits')]), { hits: 1 });
    expect(top.basesOf(HITS)).toEqual([]);
  });
});

describe('a watcher', () => {
  it('is told what changes below, until a source is taken out', () => {
    const told: string[] = [];
    const top = new Source('top');
    const stop = top.watch({ changed: ({ name }, what) => void told.push(`${name} ${what}`) });
    const [middle] = below(top, 'middle');
    const leaf = new Source('leaf');
    middle?.addSubordinate(leaf);
    leaf.add(HITS, hits(1));
    leaf.rename('twig');
    leaf.revoke();
    middle?.removeSubordinate(leaf);
    leaf.add(HITS, hits(2));
    stop();
    top.add(HITS, hits(3));
    expect(told).toEqual([
      'middle place',
      'leaf place',
      'leaf values',
      'twig place',
      'twig values',
      'twig place',
    ]);
  });

  it('is alone: another is EBUSY', () => {
    const top = new Source('top');
    top.watch({ changed: () => undefined });
    expect(codeOf(() => top.watch({ changed: () => undefined }))).toBe('EBUSY');
  });
});
