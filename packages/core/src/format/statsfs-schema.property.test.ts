import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGGREGATE_KINDS } from '../model/aggregate-kind.ts';
import { type ClearRule, clearByWriting } from '../model/clear-rule.ts';
import { createDescriptor, type Descriptor } from '../model/descriptor.ts';
import { KINDS } from '../model/kind.ts';
import { VALUE_TYPES, WIDTHS } from '../model/value-type.ts';
import { DIMENSIONS } from '../units/unit.ts';
import { parseStatsfsSchema } from './parse-statsfs-schema.ts';
import type { ToldDescriptor } from './statsfs-metric.ts';
import { statsfsSchemaLines } from './statsfs-schema-lines.ts';

/** Whatever a name may be: line breaks, percent signs, blanks at the ends, what looks like a line of a schema. */
const text = fc.oneof(
  fc.string({ maxLength: 20, unit: 'grapheme' }),
  fc.string({ maxLength: 8, unit: 'binary-ascii' }),
  fc.constantFrom(' ', '%20', '%2520', 'a b', 'METRIC', 'x\nNAME y', '100%', 'a/b', '\u2028'),
);
const name = text.filter((odd) => odd !== '');

const clear: fc.Arbitrary<ClearRule> = fc.oneof(
  fc.constantFrom<ClearRule>({ kind: 'none' }, { kind: 'private' }, { kind: 'unknown' }),
  fc.tuple(text, text).map(([written, file]) => clearByWriting(written, file)),
  name.map((file): ClearRule => ({ kind: 'truncate', file })),
);

const descriptor: fc.Arbitrary<Descriptor> = fc.record(
  {
    name,
    type: fc.constantFrom(...VALUE_TYPES),
    kind: fc.constantFrom(...KINDS),
    unit: fc.record(
      {
        dimension: fc.constantFrom(...DIMENSIONS),
        radix: fc.constantFrom(2 as const, 10 as const),
        exponent: fc.integer({ min: -32_767, max: 32_767 }),
        noun: text,
      },
      { noNullPrototype: true },
    ),
    description: text,
    reference: text,
    width: fc.constantFrom(...WIDTHS),
    stepsBack: fc.boolean(),
    keys: fc.array(
      fc.record(
        { name: text, type: fc.constantFrom('int' as const, 'string' as const) },
        { noNullPrototype: true },
      ),
      { maxLength: 2 },
    ),
    clear,
    aggregate: fc.constantFrom(...AGGREGATE_KINDS),
    states: fc.array(
      fc.record({ number: fc.maxSafeInteger(), name: text }, { noNullPrototype: true }),
      { maxLength: 4 },
    ),
  },
  { noNullPrototype: true },
);

const writtenOf = (descriptors: readonly Descriptor[]): string =>
  [['SOURCE x'], ...descriptors.map(statsfsSchemaLines)]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');

const metricsOf = (written: string): ReadonlyMap<string, ToldDescriptor> =>
  parseStatsfsSchema(written)?.metrics ?? new Map();

describe('a schema', () => {
  it('is read as it was written, whatever the descriptors are', () => {
    const several = fc.uniqueArray(descriptor, { maxLength: 4, selector: (one) => one.name });
    fc.assert(
      fc.property(several, (descriptors) => {
        const metrics = metricsOf(writtenOf(descriptors));
        const read = [...metrics].map(([called, told]) => createDescriptor(called, told));
        expect(read).toEqual(descriptors);
      }),
    );
  });

  it('that ends after any of its lines says nothing else of what is left', () => {
    fc.assert(
      fc.property(descriptor, fc.nat({ max: 30 }), (one, lines) => {
        const cut = writtenOf([one]).split('\n').slice(0, lines).join('\n');
        for (const [called, told] of metricsOf(cut)) {
          expect(called).toBe(one.name);
          const keys = one.keys.slice(0, told.keys?.length);
          const states = one.states.slice(0, told.states?.length);
          expect({ ...one, keys, states }).toMatchObject(told);
        }
      }),
    );
  });

  it('that ends anywhere, or is made of any lines at all, is read without an error', () => {
    const word = fc.constantFrom(
      ...['SOURCE', 'LABEL', 'METRIC', 'NAME', 'FLAG', 'TYPE', 'WIDTH', 'UNIT', 'KEY', 'STATE'],
      ...['AGGREGATE', 'STEPS', 'CLEAR', 'CLEAR-FILE', 'CLEAR-TRUNCATE', 'DESC', 'REF', ''],
    );
    const line = fc.tuple(word, fc.constantFrom('', ' '), text).map((parts) => parts.join(''));
    const any = fc.array(line).map((lines) => lines.join('\n'));
    const cut = fc
      .tuple(descriptor, fc.nat({ max: 200 }))
      .map(([one, length]) => writtenOf([one]).slice(0, length));
    fc.assert(
      fc.property(fc.oneof(any, cut), (written) => {
        for (const [called, told] of metricsOf(written)) {
          const { kind, type, keys } = createDescriptor(called, told);
          expect(KINDS).toContain(kind);
          expect(VALUE_TYPES).toContain(type);
          expect(keys.length).toBeLessThanOrEqual(2);
        }
      }),
    );
  });
});
