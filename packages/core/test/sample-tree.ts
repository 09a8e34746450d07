import {
  CLEAR_BY_ZERO,
  CLEAR_UNKNOWN,
  createDescriptor,
  type Descriptor,
  type NewFile,
} from '../src/model/index.ts';
import { countOf, UNITS } from '../src/units/index.ts';

export const describeValue = (name: string, more: Partial<Descriptor> = {}): Descriptor =>
  createDescriptor(name, { kind: 'cumulative', unit: countOf('events'), ...more });

/** A file of one value in one source. */
export const oneValueFile = (source: string, name: string): NewFile => ({
  path: `/sys/${source}/${name}`,
  filesystem: 'sysfs',
  mode: 0o444,
  slotCount: 1,
  values: [{ source: [source], descriptor: describeValue(name), firstSlot: 0, sets: [] }],
});

/** A file of simple values, one slot each. */
export const simpleFile = (source: readonly string[], names: readonly string[]): NewFile => ({
  path: `/proc/${source.join('/')}`,
  filesystem: 'procfs',
  mode: 0o444,
  slotCount: names.length,
  values: names.map((name, firstSlot) => ({
    source,
    descriptor: describeValue(name),
    firstSlot,
    sets: [],
  })),
});

const CPUS = { name: 'cpu', ids: ['0', '1'] };
const NODES = { name: 'node', ids: ['a', 'b', 'c'] };

/** A file with a value of every type, kind and clear rule: 5 slots. */
export const EVERY_TYPE: NewFile = {
  path: '/sys/kernel/debug/kvm/exits',
  filesystem: 'kvm',
  mode: 0o644,
  slotCount: 5,
  values: [
    describeValue('exits', { clear: CLEAR_BY_ZERO, description: 'Exits to the host.' }),
    describeValue('drift', { type: 's64', kind: 'floating', unit: UNITS.nanoseconds }),
    describeValue('on', { type: 'bool', kind: 'unknown', unit: UNITS.boolean, width: 8 }),
    describeValue('load', { type: 'f64', kind: 'peak', unit: UNITS.none, clear: CLEAR_UNKNOWN }),
    describeValue('größe/%', { type: 'text', kind: 'histogram', reference: 'kvm.rst', width: 32 }),
  ].map((descriptor, firstSlot) => ({ source: ['kvm', 'vm'], descriptor, firstSlot, sets: [] })),
};

/** Tables of one and of two keys: 8 slots. */
export const TABLES: NewFile = {
  path: '/proc/interrupts',
  filesystem: 'procfs',
  mode: 0o444,
  slotCount: 8,
  values: [
    {
      source: ['irq'],
      descriptor: describeValue('LOC', { keys: [{ name: 'cpu', type: 'int' }], stepsBack: true }),
      firstSlot: 0,
      sets: [CPUS],
    },
    {
      source: ['irq'],
      descriptor: describeValue('NUM', {
        width: 16,
        keys: [
          { name: 'cpu', type: 'int' },
          { name: 'node', type: 'string' },
        ],
      }),
      firstSlot: 2,
      sets: [CPUS, NODES],
    },
  ],
};
