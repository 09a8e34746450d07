import { describe, expect, it } from 'vitest';
import { makeLatest } from '../../../test/make-latest.ts';
import { makeSchema } from '../../../test/make-schema.ts';
import { type Latest, NO_LATEST } from '../../live/latest.ts';
import { orderValues, type ValueOrder } from './order-values.ts';

const index = makeSchema(['s/a', 's/b', 's/c', 's/d'], (name) =>
  name === 'd' ? { kind: 'floating' } : {},
);
const values = index.valuesOf(1).flatMap((at) => index.resolve(at) ?? []);
const latests: Readonly<Record<string, Latest>> = {
  a: makeLatest(['5'], [1]),
  b: makeLatest(['4', '4'], [10, 20]),
  c: NO_LATEST,
  d: makeLatest(['7']),
};

const namesBy = (order: ValueOrder): string =>
  orderValues(values, order, ({ descriptor }) => latests[descriptor.name] ?? NO_LATEST)
    .map(({ descriptor }) => descriptor.name)
    .join('');

describe('orderValues', () => {
  it('leaves names as they are', () => {
    expect(namesBy('name')).toBe('abcd');
  });

  it('puts the busiest first, and what has no rate last', () => {
    expect(namesBy('rate')).toBe('bacd');
  });

  it('weighs a table by the sum of its cells', () => {
    expect(namesBy('value')).toBe('bdac');
  });
});
