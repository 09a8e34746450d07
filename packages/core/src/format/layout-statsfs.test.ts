import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValueType } from '../model/value-type.ts';
import { createWords, exactText, setF64, setInteger } from '../model/words.ts';
import { bytesOf, layoutOf } from './fixtures/values-by-path.ts';
import type { FormatSpec } from './format-spec.ts';
import { layoutFile } from './layout-file.ts';
import type { StatsfsFile } from './layout-statsfs.ts';
import { scanFile } from './scan-file.ts';

const DEVICE = { name: 'device', type: 'string' } as const;
const NODE = { name: 'node', type: 'int' } as const;
const STATES = [
  { number: -1, name: 'LOST' },
  { number: 3, name: 'HALTED NOW' },
  { number: 4, name: '5' },
];

const file = (type: ValueType | undefined, more: Partial<StatsfsFile> = {}): FormatSpec => ({
  kind: 'statsfs',
  type,
  keys: [],
  states: [],
  ...more,
});

/** Figures and texts in the order of the slots, scanned from `next` by the plan of `text`. */
function read(spec: FormatSpec, text: string, next = text): readonly string[] | 'reshaped' {
  const { plan, slotCount, values } = layoutOf(spec, text);
  const bytes = bytesOf(next);
  const words = createWords(slotCount);
  const texts: string[] = [];
  const onText = (slot: number, found: string): void => {
    texts[slot] = found;
  };
  if (scanFile(bytes, 0, bytes.length, plan, words, 0, onText) === 'reshaped') return 'reshaped';
  const type = values[0]?.type ?? 'u64';
  return Array.from(
    { length: slotCount },
    (_, slot) => texts[slot] ?? exactText(words, slot, type),
  );
}

const refusal = (spec: FormatSpec, text: string): unknown => layoutFile(spec, bytesOf(text));

describe('the file of a value in a statsfs', () => {
  it('is a number of the type that is told', () => {
    expect(read(file('u64'), '18446744073709551615\n')).toEqual(['18446744073709551615']);
    expect(read(file('s64'), '5\n', '-9223372036854775808\n')).toEqual(['-9223372036854775808']);
    expect(read(file('bool'), '1\n', '0\n')).toEqual(['0']);
    expect(read(file('f64'), '1\n', '2.5e-300\n')).toEqual(['2.5e-300']);
    expect(read(file('u64'), '5\n', '-5\n')).toBe('reshaped');
    expect(refusal(file('u64'), '-5\n')).toMatchObject({ reason: 'expected a value of type u64' });
  });

  it('is any number where no type is told', () => {
    const typeOf = (text: string) => layoutOf(file(undefined), text).values[0]?.type;
    expect(['5\n', '-5\n', '0.5\n'].map(typeOf)).toEqual(['u64', 's64', 'f64']);
    expect(refusal(file(undefined), 'word\n')).toMatchObject({ reason: 'expected a number' });
    expect(refusal(file(undefined), '')).toMatchObject({ reason: 'empty' });
  });

  it('is a text as it is, to its last blank and whatever it looks like', () => {
    for (const text of ['', '42', ' two\nlines \n', '\n']) {
      expect(read(file('text'), 'v1.2', text)).toEqual([text]);
    }
  });

  it('is a state by its name, or the number of one that has none', () => {
    const spec = file('s64', { states: STATES });
    const seen = ['LOST\n', 'HALTED NOW\n', '7\n', '-7\n', '5\n'].map((text) =>
      read(spec, 'LOST\n', text),
    );
    expect(seen).toEqual([['-1'], ['3'], ['7'], ['-7'], ['4']]);
    expect(read(spec, 'LOST\n', 'ELSEWHERE\n')).toBe('reshaped');
    expect(refusal(spec, 'ELSEWHERE\n')).toMatchObject({ kind: 'unrecognised' });
  });

  it('whose states share a name cannot be told', () => {
    const states = [
      { number: 1, name: 'ON' },
      { number: 2, name: 'ON' },
    ];
    expect(refusal(file('u64', { states }), 'ON\n')).toMatchObject({ kind: 'unrecognised' });
  });
});

describe('the file of a table in a statsfs', () => {
  const keysOf = (spec: FormatSpec, text: string) => layoutOf(spec, text).values[0];

  it('has a line for each cell, keys first', () => {
    const spec = file('u64', { keys: [DEVICE] });
    const text = 'guest%20doorbell 2\na%2Fb 3\n100%25 4\n 5\n';
    expect(keysOf(spec, text)?.keys).toEqual([
      { ...DEVICE, ids: ['guest doorbell', 'a/b', '100%', ''] },
    ]);
    expect(read(spec, text)).toEqual(['2', '3', '4', '5']);
    expect(read(spec, text, text.replace('doorbell 2', 'doorbell 99'))).toEqual([
      '99',
      '3',
      '4',
      '5',
    ]);
    expect(read(spec, text, text.replace('doorbell', 'doorbells'))).toBe('reshaped');
  });

  it('of two keys is sparse', () => {
    const spec = file('f64', { keys: [DEVICE, NODE] });
    const text = 'a%2Fb 0 0.5\nc 1 -1e+21\n';
    expect(keysOf(spec, text)).toMatchObject({ rows: ['a%2Fb/0', 'c/1'], slotCount: 2 });
    expect(read(spec, text)).toEqual(['0.5', '-1e+21']);
  });

  it('of texts has whatever follows the keys', () => {
    const spec = file('text', { keys: [DEVICE] });
    expect(read(spec, 'a deadline\nb  x y \n')).toEqual(['deadline', ' x y ']);
  });

  it('has no lines where it has no rows', () => {
    expect(keysOf(file('u64', { keys: [DEVICE] }), '')).toMatchObject({ slotCount: 0 });
    expect(read(file('u64', { keys: [DEVICE] }), '', 'a 1\n')).toBe('reshaped');
  });

  it('passes over lines that are none of that, and is none where no line is', () => {
    const spec = file('u64', { keys: [DEVICE] });
    expect(read(spec, 'a 1\nb\nc x\na 2\n\nd -1\ne 3\n')).toEqual(['1', '3']);
    expect(refusal(spec, 'prose\n')).toMatchObject({ kind: 'unrecognised' });
  });
});

describe('whatever number is printed', () => {
  const words = createWords(1);
  const figure = fc.oneof(
    fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((n) => ({ type: 'u64' as const, n })),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => ({ type: 's64' as const, n })),
    fc.double().map((n) => ({ type: 'f64' as const, n })),
  );
  it('is read as it is', () => {
    fc.assert(
      fc.property(figure, ({ type, n }) => {
        if (typeof n === 'number') setF64(words, 0, n);
        else setInteger(words, 0, n);
        const printed = exactText(words, 0, type);
        expect(read(file(type), '0\n', `${printed}\n`)).toEqual([printed]);
        const table = file(type, { keys: [DEVICE] });
        expect(read(table, `x ${printed}\n`)).toEqual([printed]);
      }),
    );
  });
});
