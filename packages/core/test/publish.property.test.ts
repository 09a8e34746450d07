/*
 * The live model against an oracle that knows no tree: a list of (place, figures), asked by walking it each time. Sources
 * are added, removed, renamed and revoked, values added, removed and cleared, in any order.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fold } from '../src/aggregate/index.ts';
import {
  clearByName,
  readByName,
  Source,
  StatsError,
  u64,
  valueSet,
} from '../src/publish/index.ts';

const FOLDS = ['sum', 'min', 'max', 'count_zero', 'avg'] as const satisfies readonly Fold[];
const SETS = FOLDS.map((aggregate) => valueSet([u64('n', { aggregate }), u64('other')]));
const TOP = 2n ** 64n;

const figure = fc.oneof(
  fc.constantFrom(0n, 1n, TOP - 1n, 2n ** 63n),
  fc.bigInt({ min: 0n, max: TOP - 1n }),
);

/** What a fold of these gives; undefined where it is no data. Written from stats_fs' definition, with BigInt. */
function foldOf(fold: Fold, figures: readonly bigint[]): string | undefined {
  const sum = figures.reduce((a, b) => (a + b) % TOP, 0n);
  const sorted = figures.toSorted((a, b) => (a < b ? -1 : 1));
  switch (fold) {
    case 'sum':
      return `${sum}`;
    case 'avg':
      return `${figures.length === 0 ? 0n : sum / BigInt(figures.length)}`;
    case 'count_zero':
      return `${figures.filter((one) => one === 0n).length}`;
    case 'min':
      return sorted[0]?.toString();
    case 'max':
      return sorted.at(-1)?.toString();
  }
}

const said = (source: Source, name: string): string | undefined => {
  const result = readByName(source, name);
  return result.kind === 'figure' ? result.exact : undefined;
};

describe('a fold', () => {
  it('does not depend on the shape of the tree, nor on the order in which it was made', () => {
    const leaves = fc.array(fc.tuple(figure, fc.nat(), fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(leaves, fc.nat({ max: FOLDS.length - 1 }), (made, at) => {
        const set = SETS[at];
        const fold = FOLDS[at];
        if (set === undefined || fold === undefined) throw new Error('there are five');
        const top = new Source('top').addAggregates(set);
        const places = [top];
        made.forEach(([n, under, hidden], i) => {
          const leaf = new Source(`${i}`, { hidden }).add(set, { n, other: 0n });
          if (i % 3 === 0) leaf.addAggregates(set, { hidden: true });
          places[under % places.length]?.addSubordinate(leaf);
          places.push(leaf);
        });
        expect(said(top, 'n')).toBe(
          foldOf(
            fold,
            made.map(([n]) => n),
          ),
        );
      }),
    );
  });
});

/** A step, told by numbers that are taken modulo what there is. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('add' as const), at: fc.nat(), n: figure }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('attach' as const), at: fc.nat(), to: fc.nat() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('detach' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('revoke' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const), at: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('change' as const), at: fc.nat(), n: figure }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const SET = valueSet([u64('n'), u64('other')]);
interface Held {
  n: bigint;
  other: bigint;
}

/** Parent and bases of each source, and nothing else. */
class Oracle {
  readonly parents: (number | undefined)[] = [];
  readonly held: Held[][] = [];

  isBelow(at: number, top: number): boolean {
    for (let i: number | undefined = at; i !== undefined; i = this.parents[i])
      if (i === top) return true;
    return false;
  }

  below(top: number): Held[] {
    return this.held.flatMap((held, at) => (this.isBelow(at, top) ? held : []));
  }
}

/** Does a step to both. What the tree refuses, the oracle must have a reason for. */
function play(made: Step, sources: readonly Source[], oracle: Oracle): void {
  const at = made.at % sources.length;
  const source = sources[at];
  const held = oracle.held[at];
  if (source === undefined || held === undefined) throw new Error('it is one of them');
  switch (made.kind) {
    case 'add': {
      const base = { n: made.n, other: 1n };
      source.add(SET, base);
      held.push(base);
      return;
    }
    case 'remove': {
      const base = held.pop();
      if (base !== undefined) source.remove(SET, base);
      return;
    }
    case 'revoke':
      source.revoke();
      held.length = 0;
      return;
    case 'change': {
      const base = held.at(-1);
      if (base !== undefined) base.n = made.n;
      return;
    }
    case 'detach':
      source.parent?.removeSubordinate(source);
      oracle.parents[at] = undefined;
      return;
    case 'attach': {
      const to = made.to % sources.length;
      const mayNot = oracle.parents[at] !== undefined || oracle.isBelow(to, at);
      try {
        sources[to]?.addSubordinate(source);
        expect(mayNot).toBe(false);
        oracle.parents[at] = to;
      } catch (error) {
        if (!(error instanceof StatsError)) throw error;
        expect(mayNot).toBe(true);
      }
      return;
    }
    case 'clear': {
      const outcome = clearByName(source, 'n');
      const cleared = held.length > 0 ? held.slice(-1) : oracle.below(at);
      expect(outcome).toEqual({ kind: 'cleared', bases: cleared.length, failed: [] });
      for (const base of cleared) expect(base.n).toBe(0n);
    }
  }
}

describe('the model', () => {
  it('is what a list of figures is, whatever is added, removed, revoked and cleared', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const oracle = new Oracle();
        const sources = Array.from({ length: 5 }, (_, i) => {
          oracle.parents.push(undefined);
          oracle.held.push([]);
          return new Source(`${i}`).addAggregates(SET);
        });
        for (const made of steps) {
          play(made, sources, oracle);
          for (const [at, source] of sources.entries()) {
            const own = oracle.held[at]?.at(-1);
            const sum = foldOf(
              'sum',
              oracle.below(at).map(({ n }) => n),
            );
            // The latest group is found: what was added last, or the aggregate where all was taken out.
            expect(said(source, 'n')).toBe(own === undefined ? sum : `${own.n}`);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is as it was after what was added is removed', () => {
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 8 }), (figures) => {
        const top = new Source('top').addAggregates(SET);
        const kept = new Source('kept').add(SET, { n: 7n, other: 0n });
        top.addSubordinate(kept);
        const added = figures.map((n, i) => new Source(`${i}`).add(SET, { n, other: 0n }));
        for (const source of added) top.addSubordinate(source);
        for (const source of added) top.removeSubordinate(source);
        expect(said(top, 'n')).toBe('7');
        expect([...top.subordinates]).toEqual([kept]);
        expect(top.basesOf(SET)).toHaveLength(1);
      }),
    );
  });

  it('reads 0 after a clear, and the rest as before', () => {
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 8 }), (figures) => {
        const top = new Source('top').addAggregates(SET);
        for (const [i, n] of figures.entries()) {
          top.addSubordinate(new Source(`${i}`).add(SET, { n, other: n }));
        }
        const before = said(top, 'other');
        clearByName(top, 'n');
        expect([said(top, 'n'), said(top, 'other')]).toEqual(['0', before]);
      }),
    );
  });
});
