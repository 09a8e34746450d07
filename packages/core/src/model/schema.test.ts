import { describe, expect, it } from 'vitest';
import { createDescriptor, type Descriptor } from './descriptor.ts';
import {
  applySchemaChange,
  emptySchema,
  type Schema,
  type SchemaChange,
  slotsOf,
} from './schema.ts';
import { SchemaIndex } from './schema-index.ts';
import { childPath, ROOT_PATH } from './stat-path.ts';

const descriptor = (name: string): Descriptor => createDescriptor(name);

const NOTHING: SchemaChange = {
  generation: 0,
  removedFiles: [],
  removedSources: [],
  sets: [],
  descriptors: [],
  files: [],
  sources: [],
  values: [],
  slotCount: 0,
};

const file = (path: string, firstSlot: number, slotCount: number) => ({
  path,
  filesystem: 'procfs',
  mode: 0o444,
  firstSlot,
  slotCount,
});

/** cpu/{0,2,10}/user, one file each, and irq/LOC, a table over three CPUs. */
function makeSchema(): Schema {
  const sources = [
    { parent: 0, name: 'cpu', identity: 'cpu#1', label: '' },
    { parent: 1, name: '10', identity: '10#1', label: '' },
    { parent: 1, name: '2', identity: '2#1', label: '' },
    { parent: 1, name: '0', identity: '0#1', label: '' },
    { parent: 0, name: 'irq', identity: 'irq#1', label: '' },
  ];
  const user = (source: number, at: number) => ({
    source,
    descriptor: 0,
    file: at,
    firstSlot: at,
    sets: [],
  });
  return applySchemaChange(emptySchema('e1', { name: 'orion', kernel: '6.18', bootId: 'b' }), {
    ...NOTHING,
    generation: 1,
    sets: [{ name: 'cpu', ids: ['0', '2', '10'] }],
    descriptors: [
      descriptor('user'),
      { ...descriptor('LOC'), keys: [{ name: 'cpu', type: 'int' }] },
    ],
    files: [file('/a', 0, 1), file('/b', 1, 1), file('/c', 2, 1), file('/proc/interrupts', 3, 3)],
    sources,
    values: [
      user(2, 0),
      user(3, 1),
      user(4, 2),
      { source: 5, descriptor: 1, file: 3, firstSlot: 3, sets: [0] },
    ],
    slotCount: 6,
  });
}

describe('a schema', () => {
  it('gives a simple value one slot and a table the product of its key sets', () => {
    const schema = makeSchema();
    const [simple, , , table] = schema.values;
    if (simple === undefined || table === undefined) throw new Error('Expected two values');
    expect(slotsOf(schema, simple)).toBe(1);
    expect(slotsOf(schema, table)).toBe(3);
    expect(slotsOf(schema, { ...table, sets: [0, 0] })).toBe(9);
  });

  it('takes the values of a removed file with it, and moves no other index', () => {
    const before = makeSchema();
    const after = applySchemaChange(before, {
      ...NOTHING,
      generation: 2,
      removedFiles: [1],
      removedSources: [3],
      files: [file('/d', 6, 1)],
      slotCount: 7,
    });
    expect(after.generation).toBe(2);
    expect(after.files[1]).toBeUndefined();
    expect(after.values[1]).toBeUndefined();
    expect(after.sources[3]).toBeUndefined();
    expect(after.values[2]).toBe(before.values[2]);
    expect(after.files[4]?.path).toBe('/d');
    expect(before.files[1]).toBeDefined();
  });
});

describe('SchemaIndex', () => {
  const index = new SchemaIndex(makeSchema());
  const path = (...names: string[]) => names.reduce(childPath, ROOT_PATH);

  it('finds sources and values by path', () => {
    expect(index.find(ROOT_PATH)).toMatchObject({ kind: 'source', index: 0 });
    expect(index.find(path('cpu', '10'))).toMatchObject({ kind: 'source', index: 2 });
    expect(index.find(path('cpu', '10', 'user'))).toMatchObject({ kind: 'value', index: 0 });
    expect(index.find(path('cpu', '11'))).toBeUndefined();
  });

  it('lists what lies directly in a source by name, numbers numerically', () => {
    expect(index.subordinatesOf(1).map((source) => index.sourcePath(source))).toEqual([
      'cpu/0',
      'cpu/2',
      'cpu/10',
    ]);
    expect(index.subordinatesOf(0).map((source) => index.sourcePath(source))).toEqual([
      'cpu',
      'irq',
    ]);
    expect(index.valuesOf(5)).toEqual([3]);
    expect(index.valuesOf(99)).toEqual([]);
  });

  it('visits every value below a source once, in the order of the listing', () => {
    const paths = [...index.valuesBelow(0)].map((value) => index.valuePath(value));
    expect(paths).toEqual(['cpu/0/user', 'cpu/2/user', 'cpu/10/user', 'irq/LOC']);
  });

  it('resolves a value to what its indexes stand for', () => {
    const resolved = index.resolvePath(path('irq', 'LOC'));
    expect(resolved?.descriptor.name).toBe('LOC');
    expect(resolved?.file.path).toBe('/proc/interrupts');
    expect(index.resolvePath(path('irq'))).toBeUndefined();
    expect(index.resolve(99)).toBeUndefined();
  });

  it('knows nothing below a source that has gone', () => {
    const gone = new SchemaIndex(
      applySchemaChange(makeSchema(), { ...NOTHING, generation: 2, removedSources: [1] }),
    );
    expect(gone.find(path('cpu'))).toBeUndefined();
    expect(gone.find(path('cpu', '0'))).toBeUndefined();
    expect(gone.resolve(0)).toBeUndefined();
    expect([...gone.valuesBelow(0)]).toEqual([3]);
  });

  it('lets a name with a slash name one source', () => {
    const schema = applySchemaChange(makeSchema(), {
      ...NOTHING,
      generation: 2,
      sources: [{ parent: 0, name: 'a/b', identity: 'x', label: '' }],
    });
    expect(new SchemaIndex(schema).sourcePath(6)).toBe('a%2Fb');
  });
});
