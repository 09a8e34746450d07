import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOLDS } from '../aggregate/index.ts';
import { UNITS } from '../units/index.ts';
import { Histogram, log2Buckets } from './buckets.ts';
import { KeySet } from './key-set.ts';
import type { ReadResult } from './read-result.ts';
import { readByName, readTable, readValue } from './read-value.ts';
import { Source } from './source.ts';
import { bool, counter, f64, gauge, peak, s32, s64, text, u8, u32, u64 } from './stock-values.ts';
import { cells, histogram, rows } from './table-values.ts';
import { type ValueDef, type ValueSet, valueSet } from './value-def.ts';
import { findByName } from './visit.ts';

const said = (result: ReadResult): string =>
  result.kind === 'figure'
    ? result.exact
    : result.kind === 'refused' || result.kind === 'failed'
      ? `${result.kind}: ${result.reason}`
      : result.kind;
const read = (source: Source, name: string): string => said(readByName(source, name));
const tableOf = (source: Source, name: string): unknown[] => {
  const found = findByName(source, name);
  const result = found === undefined ? undefined : readTable(found);
  return result?.kind === 'table'
    ? result.rows.map(({ keys, quantity }) => [...keys, quantity])
    : [result?.kind];
};
/** A source with an aggregate of one value over as many subordinates as there are bases. */
function over<B>(def: ValueDef<B>, bases: readonly B[]): Source {
  const set: ValueSet<B> = { defs: [def] };
  const top = new Source('top').addAggregates(set);
  for (const [at, base] of bases.entries()) {
    top.addSubordinate(new Source(`s${at}`).add(set, base));
  }
  return top;
}

describe('a simple value', () => {
  it('is what its base says now', () => {
    const base = { n: 1 };
    const source = new Source('s').add(valueSet([counter('n')]), base);
    expect(read(source, 'n')).toBe('1');
    base.n = 7;
    expect(read(source, 'n')).toBe('7');
  });

  it('is exact over all of u64 and s64', () => {
    const set = valueSet([u64('u'), s64('s')]);
    const source = new Source('s').add(set, { u: 2n ** 64n - 1n, s: -(2n ** 63n) });
    expect(read(source, 'u')).toBe('18446744073709551615');
    expect(read(source, 's')).toBe('-9223372036854775808');
  });

  it('keeps its type: a boolean stays one, a text is a text', () => {
    const set = valueSet([bool('on'), text('name'), f64('half')]);
    const source = new Source('s').add(set, { on: true, name: '<b>', half: 0.5 });
    expect(readByName(source, 'on')).toMatchObject({ kind: 'figure', type: 'bool', exact: '1' });
    expect(readByName(source, 'name')).toEqual({ kind: 'text', text: '<b>' });
    expect(read(source, 'half')).toBe('0.5');
  });

  it('is held as the variable of its width holds it', () => {
    expect(read(new Source('s').add(valueSet([u8('n')]), { n: 300 }), 'n')).toBe('44');
  });

  it('fails alone, with what its function said', () => {
    const set = valueSet([
      counter('good'),
      counter('bad', {
        get: (_: { good: number }) => {
          throw new Error('the device is gone');
        },
      }),
      counter('odd', { get: () => 1.5 }),
    ]);
    const source = new Source('s').add(set, { good: 1 });
    expect(read(source, 'bad')).toBe('failed: the device is gone');
    expect(read(source, 'odd')).toContain(
      'failed: Expected a quantity of type u64, got number 1.5',
    );
    expect(read(source, 'good')).toBe('1');
  });

  it('is that of the latest group where two have its name, and both are folded', () => {
    const set = valueSet([counter('n')]);
    const source = new Source('s').add(set, { n: 1 }).add(set, { n: 2 });
    expect(read(source, 'n')).toBe('2');
    const top = new Source('top').addAggregates(set);
    top.addSubordinate(source);
    expect(read(top, 'n')).toBe('3');
  });

  it('is found by its definition as by its name, in its source only', () => {
    const def = counter('n');
    const set = valueSet([def]);
    const source = new Source('s').add(set, { n: 3 });
    const top = new Source('top');
    top.addSubordinate(source);
    expect(said(readValue(source, def))).toBe('3');
    expect(said(readValue(top, def))).toBe('missing');
    expect(said(readValue(source, counter('n')))).toBe('missing');
  });
});

describe('an aggregate', () => {
  it('wraps its sum at 2^64, and averages the wrapped one', () => {
    const bases = [{ n: 2n ** 64n - 1n }, { n: 4n }];
    expect(read(over(counter('n'), bases), 'n')).toBe('3');
    expect(read(over(counter('n', { aggregate: 'avg' }), bases), 'n')).toBe('1');
  });

  it('is not narrowed to the width of its values', () => {
    const bases = [{ n: 255 }, { n: 255 }, { n: 255 }];
    expect(read(over(u8('n'), bases), 'n')).toBe('765');
  });

  it('compares signed values signed and cuts an average towards zero', () => {
    const bases = [{ n: -3 }, { n: -4 }];
    expect(read(over(s64('n', { aggregate: 'min' }), bases), 'n')).toBe('-4');
    expect(read(over(s64('n', { aggregate: 'max' }), bases), 'n')).toBe('-3');
    expect(read(over(s64('n', { aggregate: 'avg' }), bases), 'n')).toBe('-3');
  });

  it('is the same for numbers that doubles hold and for the bigints that they are', () => {
    const integer = fc.oneof(
      fc.constantFrom(0, 1, 2 ** 53 - 1, 2 ** 32, 2 ** 32 - 1, 2 ** 31),
      fc.nat(),
      fc.maxSafeNat(),
    );
    const mixed = fc.array(fc.tuple(integer, fc.boolean(), fc.boolean()), { maxLength: 20 });
    fc.assert(
      fc.property(mixed, (given) => {
        for (const type of [u64, s64, u32, s32]) {
          const signed = type === s64 || type === s32;
          const whole = given.map(([value, negative]) => (signed && negative ? -value : value));
          const bases = whole.map((value, at) => ({ n: given[at]?.[2] ? BigInt(value) : value }));
          for (const aggregate of FOLDS) {
            const folded = read(over(type('n', { aggregate }), bases), 'n');
            const bigints = whole.map((value) => ({ n: BigInt(value) }));
            expect(folded).toBe(read(over(type('n', { aggregate }), bigints), 'n'));
          }
        }
      }),
    );
  });

  it('of a number that is no integer fails, wherever it stands', () => {
    const bases = [{ n: 1 }, { n: 1.5 }, { n: 2 }];
    expect(read(over(u64('n'), bases), 'n')).toMatch(/^failed: .*1\.5/);
  });

  it('folds booleans: how many, all, any, none', () => {
    const bases = [{ on: true }, { on: false }];
    const fold = (aggregate: 'sum' | 'min' | 'max' | 'count_zero') =>
      read(over(bool('on', { aggregate }), bases), 'on');
    expect(['sum', 'min', 'max', 'count_zero'].map((f) => fold(f as 'sum'))).toEqual([
      '1',
      '0',
      '1',
      '1',
    ]);
  });

  it('of nothing is 0, and no data for the smallest and the largest', () => {
    const of = (aggregate: 'sum' | 'avg' | 'count_zero' | 'min' | 'max') =>
      read(over(counter('n', { aggregate }), []), 'n');
    expect([of('sum'), of('avg'), of('count_zero')]).toEqual(['0', '0', '0']);
    expect([of('min'), of('max')]).toEqual(['no-data', 'no-data']);
  });

  it('that means nothing is refused with the reason', () => {
    const heat = gauge('t', { unit: UNITS.celsius, aggregate: 'sum' });
    expect(read(over(heat, [{ t: 20 }]), 't')).toBe('refused: temperatures do not add up');
    expect(read(over(peak('p'), [{ p: 1 }]), 'p')).toContain('refused: peaks');
    expect(read(over(bool('b', { aggregate: 'avg' }), [{ b: true }]), 'b')).toContain('refused');
    expect(read(over(text('x'), [{ x: 'a' }]), 'x')).toContain('refused: texts');
    expect(read(over(counter('n', { aggregate: 'none' }), [{ n: 1 }]), 'n')).toContain('refused');
  });

  it('fails when a value below fails, rather than leave it out of the sum', () => {
    const def = counter('n', {
      get: (base: { n: number }) => {
        if (base.n < 0) throw new Error('lost');
        return base.n;
      },
    });
    expect(read(over(def, [{ n: 1 }, { n: -1 }]), 'n')).toBe('failed: lost');
  });

  it('is not folded again by one above it', () => {
    const set = valueSet([counter('n')]);
    const top = new Source('top').addAggregates(set);
    const middle = new Source('middle').addAggregates(set);
    top.addSubordinate(middle);
    middle.addSubordinate(new Source('leaf').add(set, { n: 5 }));
    expect(read(top, 'n')).toBe('5');
  });

  it('takes what is revoked for an aggregate of what is left below it', () => {
    const set = valueSet([counter('n', { aggregate: 'max' })]);
    const vm = new Source('vm').add(set, { n: 5 });
    vm.addSubordinate(new Source('vcpu').add(set, { n: 3 }));
    vm.revoke();
    expect(read(vm, 'n')).toBe('3');
    vm.subordinate('vcpu')?.revoke();
    expect(read(vm, 'n')).toBe('no-data');
  });
});

describe('a list', () => {
  it('has a row for each simple value below, under the names that lead there', () => {
    const set = valueSet([counter('n', { aggregate: 'list' })]);
    const irq = new Source('LOC').addAggregates(set);
    const cpu = new Source('0', { hidden: true }).add(set, { n: 4286815 });
    irq.addSubordinate(cpu);
    cpu.addSubordinate(new Source('a/b').add(set, { n: 1 }));
    expect(tableOf(irq, 'n')).toEqual([
      ['0', 4286815],
      ['0/a%2Fb', 1],
    ]);
  });

  it('tells two values of one source apart', () => {
    const set = valueSet([counter('n', { aggregate: 'list' })]);
    const top = new Source('top').addAggregates(set).add(set, { n: 1 }).add(set, { n: 2 });
    expect(tableOf(new Source('x').addAggregates(set).addSubordinate(top), 'n')).toEqual([
      ['top', 2],
      ['top (2)', 1],
    ]);
  });
});

describe('states', () => {
  const STATES = [
    { number: 0, name: 'running' },
    { number: 1, name: 'uninitialized' },
    { number: 3, name: 'halted' },
  ];
  const mpState = counter('mp_state', { kind: 'floating', states: STATES, aggregate: 'states' });

  it('are counted, those that nobody is in too, and those without a name by number', () => {
    const top = over(
      mpState,
      [0, 3, 3, 9].map((mp_state) => ({ mp_state })),
    );
    expect(tableOf(top, 'mp_state')).toEqual([
      ['running', 1],
      ['uninitialized', 0],
      ['halted', 2],
      ['9', 1],
    ]);
  });

  it('of what is no enumeration are refused', () => {
    expect(read(over(counter('n', { aggregate: 'states' }), [{ n: 1 }]), 'n')).toContain('refused');
  });
});

describe('a custom aggregate', () => {
  it('is what the client makes of all bases: a hash table that is joined', () => {
    interface Exits {
      readonly byReason: Map<string, number>;
    }
    const def = rows<Exits>('exits', {
      keys: [{ name: 'reason', type: 'string' }],
      rows: ({ byReason }) => byReason,
      custom: (bases) => {
        const joined = new Map<string, number>();
        for (const { byReason } of bases)
          for (const [reason, count] of byReason)
            joined.set(reason, (joined.get(reason) ?? 0) + count);
        return joined;
      },
    });
    const top = over(def, [
      { byReason: new Map([['hlt', 2]]) },
      {
        byReason: new Map([
          ['hlt', 3],
          ['io', 1],
        ]),
      },
    ]);
    expect(tableOf(top, 'exits')).toEqual([
      ['hlt', 5],
      ['io', 1],
    ]);
  });

  it('may be one figure: the middle of all', () => {
    const def = counter('n', {
      get: ({ n }: { n: number }) => n,
      custom: (bases) => [...bases].map(({ n }) => n).sort((a, b) => a - b)[1] ?? 0,
    });
    expect(read(over(def, [{ n: 9 }, { n: 1 }, { n: 5 }]), 'n')).toBe('5');
  });
});

describe('a table', () => {
  const cpus = new KeySet('cpu', 'int', [0, 1, 10]);
  const perCpu = cells<number[]>('user', {
    keys: [cpus],
    get: (ticks, [cpu]) => ticks[Number(cpu)],
  });
  const source = new Source('cpu').add(valueSet([perCpu]), [5, 7]);

  it('has the rows that are there, which 0 is and nothing is not', () => {
    expect(tableOf(source, 'user')).toEqual([
      ['0', 5],
      ['1', 7],
    ]);
  });

  it('is its sum where one figure is asked for', () => {
    expect(read(source, 'user')).toBe('12');
  });

  it('follows ids that come and go, which no table is told of', () => {
    cpus.add(2);
    const all = new Source('s').add(
      valueSet([cells<number[]>('n', { keys: [cpus], get: () => 1 })]),
      [],
    );
    expect(tableOf(all, 'n')).toEqual(['0', '1', '2', '10'].map((id) => [id, 1]));
    cpus.remove(2);
    expect(tableOf(all, 'n')).toHaveLength(3);
  });

  it('of two keys has a row for each combination, the last varying fastest', () => {
    const nodes = new KeySet('node', 'string', ['a', 'b']);
    const two = cells<object>('n', {
      keys: [new KeySet('cpu', 'int', [0, 1]), nodes],
      get: (_, ids) => Number(ids[0]) * 10 + (ids[1] === 'a' ? 0 : 1),
    });
    expect(tableOf(new Source('s').add(valueSet([two]), {}), 'n')).toEqual([
      ['0', 'a', 0],
      ['0', 'b', 1],
      ['1', 'a', 10],
      ['1', 'b', 11],
    ]);
  });

  it('is folded cell by cell by a source above', () => {
    expect(read(over(perCpu, [[1, 2], [3]]), 'user')).toBe('6');
  });

  it('of texts has no sum', () => {
    const def = rows<Map<string, string>>('state', {
      type: 'text',
      keys: [{ name: 'patch', type: 'string' }],
      rows: (states) => states,
    });
    const patches = new Source('s').add(valueSet([def]), new Map([['cve', 'enabled']]));
    expect(readByName(patches, 'state').kind).toBe('table');
  });
});

describe('a histogram', () => {
  it('counts into buckets as KVM bounds them', () => {
    const waits = new Histogram(log2Buckets(6));
    for (const wait of [0, 1, 2, 3, 4, 7, 8, 1e9]) waits.record(wait);
    const def = histogram('wait', { buckets: waits.buckets, get: (h: Histogram) => h });
    const source = new Source('s').add(valueSet([def]), waits);
    expect(tableOf(source, 'wait')).toEqual([
      ['0', 1],
      ['1', 1],
      ['2', 2],
      ['4', 2],
      ['8', 1],
      ['16', 1],
    ]);
  });
});
