import { describe, expect, it } from 'vitest';
import { createDescriptor, type Descriptor } from '../model/index.ts';
import { UNITS } from '../units/index.ts';
import { printedFold } from './printed-fold.ts';

const exits = (more: Partial<Descriptor> = {}): Descriptor =>
  createDescriptor('exits', { kind: 'cumulative', ...more });

describe('a value of a source is a fold of those below it', () => {
  it('where its descriptor says so, of all that have its name', () => {
    for (const aggregate of ['sum', 'min', 'max', 'avg', 'count_zero'] as const) {
      expect(printedFold(exits({ aggregate }), exits(), 'app')).toEqual({
        fold: aggregate,
        of: 'all below',
      });
    }
  });

  it('where it is known of the subsystem, of its direct subordinates', () => {
    const own = exits({ description: 'Exits of all virtual machines.' });
    expect(printedFold(own, exits(), 'kvm')).toEqual({ fold: 'sum', of: 'subordinates' });
    expect(printedFold(own, exits(), 'app')).toBeUndefined();
  });

  it('not where they are two quantities', () => {
    expect(printedFold(exits(), exits({ kind: 'floating' }), 'kvm')).toBeUndefined();
    expect(printedFold(exits(), exits({ unit: UNITS.bytes }), 'kvm')).toBeUndefined();
    expect(printedFold(exits(), exits({ type: 's64' }), 'kvm')).toBeUndefined();
    const other = createDescriptor('entries', { aggregate: 'sum' });
    expect(printedFold(other, exits(), 'app')).toBeUndefined();
  });

  it('not where it is a table, or a fold of ours would mean nothing', () => {
    const keys = [{ name: 'cpu', type: 'int' }] as const;
    expect(printedFold(exits({ keys }), exits({ keys }), 'kvm')).toBeUndefined();
    expect(printedFold(exits({ aggregate: 'list' }), exits(), 'app')).toBeUndefined();
    const highest = exits({ kind: 'peak' });
    expect(printedFold(highest, highest, 'kvm')).toBeUndefined();
  });
});
