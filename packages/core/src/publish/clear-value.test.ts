import { describe, expect, it } from 'vitest';
import { Histogram, linearBuckets } from './buckets.ts';
import { clearBelow, clearByName, clearValue } from './clear-value.ts';
import { readByName } from './read-value.ts';
import { Source } from './source.ts';
import { bool, counter, gauge, peak, text, u64 } from './stock-values.ts';
import { histogram, rows } from './table-values.ts';
import { valueSet } from './value-def.ts';

const SET = valueSet([counter('hits'), counter('misses'), gauge('load')]);
const base = (hits: number) => ({ hits, misses: 1, load: 0.5 });
const exact = (source: Source, name: string): string => {
  const result = readByName(source, name);
  return result.kind === 'figure' ? result.exact : result.kind;
};

describe('clearing', () => {
  it('a simple value restarts it, and not the others of its set', () => {
    const source = new Source('s').add(SET, base(5));
    expect(clearByName(source, 'hits')).toEqual({ kind: 'cleared', bases: 1, failed: [] });
    expect([exact(source, 'hits'), exact(source, 'misses')]).toEqual(['0', '1']);
  });

  it('keeps the type that the program keeps', () => {
    const held = { n: 7n, on: true, top: 3 };
    const source = new Source('s').add(valueSet([u64('n'), bool('on'), peak('top')]), held);
    for (const name of ['n', 'on', 'top']) clearByName(source, name);
    expect(held).toEqual({ n: 0n, on: false, top: 0 });
  });

  it('an aggregate restarts all of its set here and below, hidden ones too', () => {
    const own = base(1);
    const hidden = base(2);
    const top = new Source('top').add(SET, own).addAggregates(SET);
    top.addSubordinate(new Source('h', { hidden: true }).add(SET, hidden));
    expect(clearByName(top, 'hits')).toEqual({ kind: 'cleared', bases: 2, failed: [] });
    expect([own.hits, hidden.hits]).toEqual([0, 0]);
  });

  it('an aggregate of nothing is done', () => {
    const top = new Source('top').addAggregates(SET);
    expect(clearByName(top, 'hits')).toEqual({ kind: 'cleared', bases: 0, failed: [] });
  });

  it('what is floating, has no clear, or a mode without a write bit is EPERM, with the reason', () => {
    const held = { ...base(1), name: 'x', fixed: 3 };
    const set = valueSet([
      gauge('load'),
      text('name'),
      counter('fixed', { mode: 0o444 }),
      counter('got', { get: ({ hits }: { hits: number }) => hits }),
    ]);
    const source = new Source('s').add(set, held);
    expect(clearByName(source, 'load')).toMatchObject({
      code: 'EPERM',
      reason: 'it goes both ways',
    });
    for (const name of ['name', 'fixed', 'got']) {
      expect(clearByName(source, name)).toMatchObject({ kind: 'refused', code: 'EPERM' });
    }
    expect(held.fixed).toBe(3);
  });

  it('what is not there is ENOENT, also when a subordinate has it', () => {
    const top = new Source('top');
    const leaf = base(3);
    top.addSubordinate(new Source('leaf').add(SET, leaf));
    expect(clearByName(top, 'hits')).toMatchObject({ kind: 'refused', code: 'ENOENT' });
    expect(clearValue(top, counter('hits'))).toMatchObject({ code: 'ENOENT' });
    expect(leaf.hits).toBe(3);
  });

  it('goes on when one base fails, and says which', () => {
    const set = valueSet([
      counter('n', {
        get: (held: { n: number }) => held.n,
        clear: (held) => {
          if (held.n === 2) throw new Error('busy');
          held.n = 0;
        },
      }),
    ]);
    const held = [{ n: 1 }, { n: 2 }, { n: 3 }];
    const top = new Source('top').addAggregates(set);
    for (const [at, one] of held.entries()) top.addSubordinate(new Source(`${at}`).add(set, one));
    expect(clearByName(top, 'n')).toEqual({ kind: 'cleared', bases: 2, failed: ['busy'] });
    expect(held).toEqual([{ n: 0 }, { n: 2 }, { n: 0 }]);
  });

  it('a histogram empties its buckets, a table what its program says', () => {
    const waits = new Histogram(linearBuckets(10, 3));
    waits.record(25);
    const counts = new Map([['a', 1]]);
    const set = valueSet([
      histogram('waits', {
        buckets: waits.buckets,
        get: (held: { waits: Histogram }) => held.waits,
      }),
      rows('counts', {
        keys: [{ name: 'k', type: 'string' }],
        rows: (held: { counts: Map<string, number> }) => held.counts,
        clear: (held) => held.counts.clear(),
      }),
    ]);
    const source = new Source('s').add(set, { waits, counts });
    clearByName(source, 'waits');
    clearByName(source, 'counts');
    expect(waits.counts).toEqual([0, 0, 0]);
    expect(counts.size).toBe(0);
  });

  it('a whole source takes each simple value once, and says what it left', () => {
    const top = new Source('top').addAggregates(SET);
    const held = base(4);
    top.addSubordinate(new Source('leaf').add(SET, held));
    const outcomes = [...clearBelow(top)].map(([{ source, def }, outcome]) => [
      `${source.name}/${def.descriptor.name}`,
      outcome.kind,
    ]);
    expect(outcomes).toEqual([
      ['leaf/hits', 'cleared'],
      ['leaf/misses', 'cleared'],
      ['leaf/load', 'refused'],
    ]);
    expect(held).toEqual({ hits: 0, misses: 0, load: 0.5 });
  });
});
