import { KINDS, SchemaIndex } from '@statsfs/core/model';
import {
  bool,
  f64,
  type Quantity,
  readTable,
  readValue,
  rows,
  Source,
  s64,
  text,
  u64,
  type ValueDef,
  valueSet,
  visit,
} from '@statsfs/core/publish';
import { DIMENSIONS } from '@statsfs/core/units';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shell, whyNoMount } from './fuse-test-mount.ts';
import { mountTreeForTests } from './mounted-tree.ts';
import { SweepRig, seenBy } from './sweep-rig.ts';
import { until } from './until.ts';

const TIMEOUT_MS = 120_000;
const RUNS = 12;
const why = whyNoMount();
const mounted = mountTreeForTests();
const { tree } = mounted;

const name = fc.oneof(
  fc.constantFrom(
    'guest doorbell',
    'a/b',
    '<img onerror=x>',
    'größe',
    '100%2F',
    '$(id)',
    '10',
    '9',
  ),
  fc.constantFrom('tab\there', 'line\nbreak', '\u202emixed', '.hidden', 'x'.repeat(80)),
  fc
    .string({ minLength: 1, maxLength: 8, unit: 'grapheme' })
    .filter((odd) => odd !== '.' && odd !== '..'),
);
const sentence = fc.string({ maxLength: 12, unit: 'grapheme' });

type Described = ValueDef<{ readonly q: Quantity }>;
/** A value, and what its base says. */
const value = fc.record({
  name,
  kind: fc.constantFrom(...KINDS.filter((kind) => kind !== 'histogram')),
  unit: fc.record(
    {
      dimension: fc.constantFrom(...DIMENSIONS),
      radix: fc.constantFrom(2 as const, 10 as const),
      exponent: fc.integer({ min: -12, max: 12 }),
      noun: sentence,
    },
    { noNullPrototype: true },
  ),
  description: sentence,
  content: fc.oneof(
    fc.tuple(fc.constant('u64' as const), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })),
    fc.tuple(fc.constant('s64' as const), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
    fc.tuple(fc.constant('f64' as const), fc.double({ noNaN: true })),
    fc.tuple(fc.constant('bool' as const), fc.boolean()),
    fc.tuple(fc.constant('text' as const), sentence),
    fc.tuple(fc.constant('table' as const), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })),
  ),
});
type GeneratedValue = typeof value extends fc.Arbitrary<infer V> ? V : never;

function toDef({
  name: called,
  kind,
  unit,
  description,
  content: [type],
}: GeneratedValue): Described {
  const get = (base: { readonly q: Quantity }): Quantity => base.q;
  const facts = { kind, unit, description, get };
  switch (type) {
    case 'u64':
      return u64(called, facts);
    case 's64':
      return s64(called, facts);
    case 'f64':
      return f64(called, facts);
    case 'bool':
      return bool(called, facts);
    case 'text':
      return text(called, facts);
    case 'table':
      return rows(called, {
        kind,
        unit,
        description,
        keys: [{ name: 'device', type: 'string' }],
        rows: ({ q }) => [
          ['a b', q],
          ['c/d', 0],
        ],
      });
  }
}

const source = fc.record({
  names: fc.array(name, { minLength: 1, maxLength: 3 }),
  label: sentence,
  hidden: fc.boolean(),
  values: fc.uniqueArray(value, { maxLength: 3, selector: (one) => one.name }),
});

/** Puts generated sources below the root; what would take a name that is there is left out. */
function plant(
  root: Source,
  generated: readonly (typeof source extends fc.Arbitrary<infer S> ? S : never)[],
): void {
  for (const { names, label, hidden, values } of generated) {
    let at = root;
    for (const called of names) {
      const next = at.subordinate(called);
      const isValue = at.groups.some(({ defs }) =>
        defs.some(({ descriptor }) => descriptor.name === called),
      );
      if (next === undefined && isValue) break;
      const below: Source =
        next ?? new Source(called, { label, hidden: hidden && names.length > 2 });
      if (next === undefined) at.addSubordinate(below);
      at = below;
    }
    for (const one of values) {
      if (at === root || at.subordinate(one.name) !== undefined) continue;
      at.add(valueSet([toDef(one)]), { q: one.content[1] });
    }
  }
}

/** What the model itself says, by path: of values that share a name the one that is found. */
function expected(root: Source): Record<string, string> {
  const seen: Record<string, string> = {};
  for (const sighting of visit(root)) {
    const { source: at, def } = sighting;
    if (at.isHidden) continue;
    const path = ['app', ...namesTo(root, at), def.descriptor.name].map(encode).join('/');
    const result = def.read.kind === 'one' ? readValue(at, def) : readTable(sighting);
    seen[path] ??=
      result.kind === 'table'
        ? result.rows.map((row) => `${row.keys.join(',')}=${row.quantity}`).join(' ')
        : result.kind === 'figure'
          ? result.exact
          : result.kind === 'text'
            ? result.text
            : result.kind;
  }
  return seen;
}

const namesTo = (root: Source, at: Source): string[] =>
  at === root || at.parent === undefined ? [] : [...namesTo(root, at.parent), at.name];
// biome-ignore lint/suspicious/noControlCharactersInRegex: encoding control characters is the purpose
const encode = (odd: string): string => odd.replaceAll(/[%/\u0000-\u001f\u007f]/g, percent);
const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

it('walk(mount(tree)) is the tree', { timeout: TIMEOUT_MS }, async ({ skip }) => {
  skip(why !== undefined, why);
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(source, { maxLength: 5 }), async (generated) => {
      const root = new Source(`run ${++number}`);
      const marker = valueSet([u64('marker', { get: () => number })]);
      root.add(marker, {});
      plant(root, generated);
      tree.register(root);
      const written = `${mounted.directory()}/run ${number}/marker`;
      await until(
        'the tree',
        async () => (await shell('/', `cat '${written}'`)).out === `${number}\n`,
      );
      using rig = new SweepRig({ folders: [{ name: 'app', directory: mounted.directory() }] });
      rig.rescan();
      const walked = seenBy(rig.wire);
      tree.unregister(root);
      const top = new Source('top').addSubordinate(root);
      expect(walked).toEqual(expected(top));
      const index = new SchemaIndex(rig.index.schema);
      for (const { source: at, def } of visit(top)) {
        if (at.isHidden) continue;
        const path = ['app', ...namesTo(top, at), def.descriptor.name].map(encode).join('/');
        const found = index.resolvePath(path as never)?.descriptor;
        if (found?.type === def.descriptor.type) expect(found).toEqual(def.descriptor);
        const node = index.find(['app', ...namesTo(top, at)].map(encode).join('/') as never);
        expect(index.schema.sources[node?.index ?? -1]?.label).toBe(at.label);
      }
    }),
    { numRuns: RUNS },
  );
});
