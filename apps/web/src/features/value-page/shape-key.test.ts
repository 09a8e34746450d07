import { type Descriptor, SchemaBuilder, SchemaIndex } from '@statsfs/core/model';
import { expect, it } from 'vitest';
import { makeDescriptor } from '../../../test/make-schema.ts';
import { shapeKey } from './shape-key.ts';

const byCpu = { keys: [{ name: 'cpu', type: 'int' }] } as const;

function keyOf(epoch: string, cpus: readonly string[], more: Partial<Descriptor> = {}): string {
  const builder = new SchemaBuilder(epoch, { name: 'orion', kernel: '6.18', bootId: 'b' });
  const descriptor = makeDescriptor('LOC', { ...byCpu, ...more });
  const sets = [{ name: 'cpu', ids: cpus }];
  const values = [{ source: ['irq'], descriptor, firstSlot: 0, sets }];
  const file = { path: '/proc/interrupts', filesystem: 'procfs', mode: 0o444 };
  builder.addFile({ ...file, slotCount: cpus.length, values });
  builder.commit();
  const index = new SchemaIndex(builder.schema);
  return shapeKey(index, index.resolve(0) ?? expect.fail('no value'));
}

it('is the same in another run of the agent, and another with other cells or another meaning', () => {
  const one = keyOf('one', ['0', '1']);
  expect(keyOf('two', ['0', '1'])).toBe(one);
  expect(keyOf('one', ['0', '1', '2'])).not.toBe(one);
  expect(keyOf('one', ['0', '2'])).not.toBe(one);
  expect(keyOf('one', ['0', '1'], { kind: 'floating' })).not.toBe(one);
});
