import fc from 'fast-check';
import {
  AGGREGATE_KINDS,
  type ClearRule,
  createWords,
  type Descriptor,
  type KeyDescriptor,
  KINDS,
  type NewFile,
  NO_DATA,
  type ParameterSet,
  READ_OK,
  type StateName,
  setF64,
  u64At,
  VALUE_TYPES,
  WIDTHS,
} from '../src/model/index.ts';
import { DIMENSIONS, type Unit } from '../src/units/unit.ts';

/** Records as code makes them: fast-check would give some of them no prototype, and strict equality tells. */
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(model, { noNullPrototype: true });

const name = fc.oneof(
  fc.constantFrom('cpu', 'rx_bytes', '0', '10', 'a/b', '100%', '..', 'größe', '<img onerror=x>'),
  fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }),
);
const sentence = fc.string({ maxLength: 12, unit: 'grapheme' });

const clear: fc.Arbitrary<ClearRule> = fc.oneof(
  fc.constant({ kind: 'none' } as const),
  fc.constant({ kind: 'unknown' } as const),
  fc.constant({ kind: 'private' } as const),
  record({ kind: fc.constant('write' as const), text: sentence, file: sentence }),
  record({ kind: fc.constant('truncate' as const), file: sentence }),
);

const unit: fc.Arbitrary<Unit> = record({
  dimension: fc.constantFrom(...DIMENSIONS),
  radix: fc.constantFrom(2 as const, 10 as const),
  exponent: fc.integer({ min: -32767, max: 32767 }),
  noun: sentence,
});

const key: fc.Arbitrary<KeyDescriptor> = record({
  name,
  type: fc.constantFrom('int' as const, 'string' as const),
});

const state: fc.Arbitrary<StateName> = record({
  number: fc.integer({ min: -(2 ** 31), max: 2 ** 31 }),
  name: sentence,
});

const set: fc.Arbitrary<ParameterSet> = record({ name, ids: fc.array(name, { maxLength: 3 }) });

/** A value and the sets of its keys. */
const valueOfSets = fc.array(fc.tuple(key, set), { maxLength: 2 }).chain(
  (dimensions): fc.Arbitrary<{ descriptor: Descriptor; sets: ParameterSet[] }> =>
    record({
      descriptor: record({
        name,
        type: fc.constantFrom(...VALUE_TYPES),
        kind: fc.constantFrom(...KINDS),
        unit,
        description: sentence,
        reference: sentence,
        width: fc.constantFrom(...WIDTHS),
        stepsBack: fc.boolean(),
        keys: fc.constant(dimensions.map(([described]) => described)),
        clear,
        aggregate: fc.constantFrom(...AGGREGATE_KINDS),
        states: fc.array(state, { maxLength: 2 }),
      }),
      sets: fc.constant(dimensions.map(([, keys]) => keys)),
    }),
);

const cellsOf = (sets: readonly ParameterSet[]): number =>
  sets.reduce((count, { ids }) => count * ids.length, 1);

/** A file of a few values, one after the other, with a slot to spare at its end. */
export const newFile: fc.Arbitrary<NewFile> = record({
  path: sentence,
  filesystem: name,
  mode: fc.integer({ min: 0, max: 0o777 }),
  source: fc.array(fc.constantFrom('kvm', 'vm', '0', 'a/b'), { maxLength: 3 }),
  values: fc.array(valueOfSets, { maxLength: 4 }),
  spare: fc.integer({ min: 0, max: 1 }),
}).map(({ path, filesystem, mode, source, values, spare }) => {
  let slotCount = 0;
  const placed = values.map(({ descriptor, sets }) => {
    const firstSlot = slotCount;
    slotCount += cellsOf(sets);
    return { source, descriptor, firstSlot, sets };
  });
  return { path, filesystem, mode, slotCount: slotCount + spare, values: placed };
});

const bitsOf = (value: number): bigint => {
  const words = createWords(1);
  setF64(words, 0, value);
  return u64At(words, 0);
};

/** 64 bits as every type may have them: edges of u64 and s64, doubles, and near neighbours for small deltas. */
const word: fc.Arbitrary<bigint> = fc.oneof(
  fc.constantFrom(0n, 1n, 0xffffffffn, 0x100000000n, 0x7fffffffffffffffn, 1n << 63n),
  fc.constantFrom(0xffffffffffffffffn, 0xfffffffffffffffen),
  fc.bigInt({ min: 0n, max: 100n }),
  fc.bigInt({ min: 0n, max: 0xffffffffffffffffn }),
  fc.bigInt({ min: -100n, max: -1n }).map((value) => BigInt.asUintN(64, value)),
  fc.double().map(bitsOf),
  fc.constantFrom(-0, Number.NaN, Number.POSITIVE_INFINITY).map(bitsOf),
);

/** What a sweep is told to find in a file, before it is known which one. */
export interface Finding {
  readonly status: number;
  /** Taken in turn for the slots of the file. */
  readonly words: readonly bigint[];
  readonly text: string;
}

const finding: fc.Arbitrary<Finding> = record({
  status: fc.oneof(
    { weight: 4, arbitrary: fc.constant(READ_OK) },
    fc.constantFrom(1, 2, 13, 1001, NO_DATA - 1),
  ),
  words: fc.array(word, { minLength: 1, maxLength: 5 }),
  text: sentence,
});

/** One thing that happens at the sending end. Files are named by a number that is taken modulo those that are there. */
export type Step =
  | { readonly kind: 'add'; readonly file: NewFile }
  | { readonly kind: 'remove'; readonly nth: number }
  | { readonly kind: 'commit' }
  | { readonly kind: 'sweep'; readonly findings: readonly (Finding | undefined)[] }
  | { readonly kind: 'keyframe' }
  | { readonly kind: 'join' };

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: record({ kind: fc.constant('add' as const), file: newFile }) },
    { weight: 1, arbitrary: record({ kind: fc.constant('remove' as const), nth: fc.nat(20) }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'commit' as const }) },
    {
      weight: 6,
      arbitrary: record({
        kind: fc.constant('sweep' as const),
        findings: fc.array(fc.option(finding, { nil: undefined }), { maxLength: 8 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'keyframe' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'join' as const }) },
  ),
  { minLength: 3, maxLength: 30 },
);
