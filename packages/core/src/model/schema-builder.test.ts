import { describe, expect, it } from 'vitest';
import { describeValue, oneValueFile, simpleFile, TABLES } from '../../test/sample-tree.ts';
import { applySchemaChange, type Schema, type SchemaChange } from './schema.ts';
import { type NewFile, SchemaBuilder } from './schema-builder.ts';
import { SchemaIndex } from './schema-index.ts';
import { MAX_PATH_DEPTH, MAX_PATH_LENGTH } from './stat-path.ts';

const newBuilder = (): SchemaBuilder =>
  new SchemaBuilder('e1', { name: 'orion', kernel: '6.18.0', bootId: 'b' });

/** Paths of all values, and of sources that have none. */
function pathsOf(schema: Schema): string[] {
  const index = new SchemaIndex(schema);
  const values = schema.values.map((_, at) => index.valuePath(at));
  return [...values].flatMap((path) => (path === undefined ? [] : [path])).sort();
}

const sourceNames = (schema: Schema): string[] =>
  schema.sources.flatMap((source) => (source === undefined ? [] : [source.name]));

function mustCommit(builder: SchemaBuilder): SchemaChange {
  const change = builder.commit();
  if (change === undefined) throw new Error('Expected a change');
  return change;
}

/** A file with one value at a path of these names. */
const fileAt = (...names: readonly string[]): NewFile => ({
  ...oneValueFile('any', 'any'),
  values: [
    {
      source: names.slice(0, -1),
      descriptor: describeValue(names.at(-1) ?? ''),
      firstSlot: 0,
      sets: [],
    },
  ],
});

const refusedOf = (builder: SchemaBuilder, file: NewFile): readonly string[] =>
  builder.addFile(file).refused;

describe('commit', () => {
  it('shows nothing before, and all that was added after', () => {
    const builder = newBuilder();
    builder.addFile(simpleFile(['cpu', '0'], ['user', 'system']));
    builder.addFile(TABLES);
    expect(pathsOf(builder.schema)).toEqual([]);
    const change = mustCommit(builder);
    expect(change.generation).toBe(1);
    expect(builder.schema.slotCount).toBe(10);
    expect(pathsOf(builder.schema)).toEqual(['cpu/0/system', 'cpu/0/user', 'irq/LOC', 'irq/NUM']);
  });

  it('is undefined when nothing is pending', () => {
    const builder = newBuilder();
    expect(builder.commit()).toBeUndefined();
    builder.addFile(oneValueFile('a', 'b'));
    mustCommit(builder);
    expect(builder.commit()).toBeUndefined();
    builder.removeFile(99);
    expect(builder.commit()).toBeUndefined();
  });

  it('gives a change that leads from the schema before to the one after', () => {
    const builder = newBuilder();
    builder.addFile(oneValueFile('a', 'x'));
    builder.addFile(oneValueFile('b', 'x'));
    mustCommit(builder);
    const before = builder.schema;
    builder.removeFile(0);
    builder.addFile(TABLES);
    const change = mustCommit(builder);
    expect(applySchemaChange(before, change)).toStrictEqual(builder.schema);
  });

  it('moves no index and no slot of what stays', () => {
    const builder = newBuilder();
    for (const source of ['a', 'b', 'c']) builder.addFile(oneValueFile(source, 'x'));
    mustCommit(builder);
    const before = builder.schema;
    builder.removeFile(1);
    expect(builder.addFile(oneValueFile('d', 'x')).index).toBe(3);
    mustCommit(builder);
    const after = builder.schema;
    expect(after.files[2]).toEqual(before.files[2]);
    expect(after.values[2]).toEqual(before.values[2]);
    expect(after.files[3]?.firstSlot).toBe(3);
    expect(after.files[1]).toBeUndefined();
  });
});

describe('a removed file', () => {
  it('takes along the sources it leaves empty, and no other', () => {
    const builder = newBuilder();
    builder.addFile(fileAt('kvm', 'vm1', 'vcpu0', 'exits'));
    builder.addFile(fileAt('kvm', 'vm2', 'exits'));
    mustCommit(builder);
    builder.removeFile(0);
    mustCommit(builder);
    expect(sourceNames(builder.schema)).toEqual(['', 'kvm', 'vm2']);
    builder.removeFile(1);
    mustCommit(builder);
    expect(sourceNames(builder.schema)).toEqual(['']);
  });

  it('frees its paths for another, within the same commit too', () => {
    const builder = newBuilder();
    builder.addFile(fileAt('a', 'x'));
    mustCommit(builder);
    builder.removeFile(0);
    expect(refusedOf(builder, fileAt('a', 'x'))).toEqual([]);
    mustCommit(builder);
    expect(pathsOf(builder.schema)).toEqual(['a/x']);
    expect(refusedOf(builder, fileAt('a', 'x'))).toEqual(['x']);
  });

  it('that comes back under the same name is another source', () => {
    const builder = newBuilder();
    builder.addFile(fileAt('kvm', '4711', 'exits'));
    mustCommit(builder);
    const identity = builder.schema.sources[2]?.identity;
    builder.removeFile(0);
    mustCommit(builder);
    builder.addFile(fileAt('kvm', '4711', 'exits'));
    mustCommit(builder);
    expect(builder.schema.sources.at(-1)?.name).toBe('4711');
    expect(builder.schema.sources.at(-1)?.identity).not.toBe(identity);
    expect(pathsOf(builder.schema)).toEqual(['kvm/4711/exits']);
  });

  it('goes once, however often it is removed', () => {
    const builder = newBuilder();
    builder.addFile(fileAt('a', 'x'));
    mustCommit(builder);
    builder.removeFile(0);
    builder.removeFile(0);
    expect(mustCommit(builder).removedFiles).toEqual([0]);
    builder.removeFile(0);
    expect(builder.commit()).toBeUndefined();
  });

  it('is named in ascending order with others', () => {
    const builder = newBuilder();
    for (const source of ['a', 'b', 'c']) builder.addFile(oneValueFile(source, 'x'));
    mustCommit(builder);
    for (const index of [2, 0, 1]) builder.removeFile(index);
    expect(mustCommit(builder).removedFiles).toEqual([0, 1, 2]);
  });
});

describe('a file removed before it was committed', () => {
  it('shows no value, and goes with the change after', () => {
    const builder = newBuilder();
    const { index } = builder.addFile(fileAt('a', 'x'));
    builder.addFile(fileAt('b', 'y'));
    builder.removeFile(index);
    mustCommit(builder);
    expect(pathsOf(builder.schema)).toEqual(['b/y']);
    expect(mustCommit(builder).removedFiles).toEqual([index]);
    expect(sourceNames(builder.schema)).toEqual(['', 'b']);
    expect(builder.commit()).toBeUndefined();
  });

  it('frees its paths at once', () => {
    const builder = newBuilder();
    const { index } = builder.addFile(fileAt('a', 'x'));
    builder.removeFile(index);
    expect(refusedOf(builder, fileAt('a', 'x'))).toEqual([]);
    mustCommit(builder);
    mustCommit(builder);
    expect(pathsOf(builder.schema)).toEqual(['a/x']);
    expect(sourceNames(builder.schema)).toEqual(['', 'a']);
  });

  it('does not leave its source without a parent', () => {
    const builder = newBuilder();
    builder.addFile(fileAt('a', 'x'));
    mustCommit(builder);
    builder.removeFile(0);
    builder.removeFile(builder.addFile(fileAt('a', 'b', 'y')).index);
    mustCommit(builder);
    for (const { parent } of builder.schema.sources.slice(1).flatMap((s) => s ?? [])) {
      expect(builder.schema.sources[parent]).toBeDefined();
    }
    mustCommit(builder);
    expect(sourceNames(builder.schema)).toEqual(['']);
  });
});

describe('a value is refused', () => {
  it('when another has its path, and the others of its file stay', () => {
    const builder = newBuilder();
    builder.addFile(simpleFile(['cpu'], ['user']));
    expect(refusedOf(builder, simpleFile(['cpu'], ['system', 'user', 'idle']))).toEqual(['user']);
    mustCommit(builder);
    expect(pathsOf(builder.schema)).toEqual(['cpu/idle', 'cpu/system', 'cpu/user']);
    expect(builder.schema.values.map((value) => value?.firstSlot)).toEqual([0, 1, 3]);
  });

  it('when a source has its path, and the other way round', () => {
    const builder = newBuilder();
    builder.addFile(fileAt('a', 'b', 'c'));
    expect(refusedOf(builder, fileAt('a', 'b'))).toEqual(['b']);
    expect(refusedOf(builder, fileAt('a', 'b', 'c', 'd'))).toEqual(['d']);
    expect(refusedOf(builder, fileAt('a', 'b', 'c', 'd', 'e'))).toEqual(['e']);
    mustCommit(builder);
    expect(pathsOf(builder.schema)).toEqual(['a/b/c']);
    expect(sourceNames(builder.schema)).toEqual(['', 'a', 'b']);
  });

  it('when a name is empty or the path longer or deeper than readers take', () => {
    const builder = newBuilder();
    const deep = Array.from({ length: MAX_PATH_DEPTH }, (_, at) => `${at}`);
    expect(refusedOf(builder, fileAt(...deep))).toEqual([]);
    expect(refusedOf(builder, fileAt('more', ...deep))).toHaveLength(1);
    expect(refusedOf(builder, fileAt('a', ''))).toEqual(['']);
    expect(refusedOf(builder, fileAt('', 'a'))).toEqual(['a']);
    const long = 'x'.repeat(MAX_PATH_LENGTH - 2);
    expect(refusedOf(builder, fileAt('a', long))).toEqual([]);
    expect(refusedOf(builder, fileAt('a', `${long}x`))).toHaveLength(1);
    expect(refusedOf(builder, fileAt('a', '/'.repeat(MAX_PATH_LENGTH / 2)))).toHaveLength(1);
  });

  it('without leaving a source behind', () => {
    const builder = newBuilder();
    refusedOf(builder, fileAt('a', ''));
    mustCommit(builder);
    expect(sourceNames(builder.schema)).toEqual(['']);
  });
});

describe('names', () => {
  it('with slashes, line ends and digits do not run into each other', () => {
    const builder = newBuilder();
    for (const file of [fileAt('a', 'b', 'c'), fileAt('a/b', 'c'), fileAt('a', 'b/c')]) {
      expect(refusedOf(builder, file)).toEqual([]);
    }
    for (const file of [fileAt('1', '2/x'), fileAt('1/2', 'x'), fileAt('1\n2', 'x')]) {
      expect(refusedOf(builder, file)).toEqual([]);
    }
    mustCommit(builder);
    expect(pathsOf(builder.schema)).toHaveLength(6);
  });
});

describe('sharing', () => {
  const descriptorsOf = ({ schema }: SchemaBuilder): number => schema.descriptors.length;

  it('makes equal descriptors of a subsystem one, over commits too', () => {
    const builder = newBuilder();
    builder.addFile(fileAt('cpu', '0', 'user'));
    builder.addFile(fileAt('cpu', '1', 'user'));
    mustCommit(builder);
    builder.addFile(fileAt('cpu', '2', 'user'));
    expect(mustCommit(builder).descriptors).toEqual([]);
    expect(descriptorsOf(builder)).toBe(1);
  });

  it('keeps descriptors of two subsystems and of two meanings apart', () => {
    const builder = newBuilder();
    const [value] = fileAt('cpu', '1', 'user').values;
    if (value === undefined) throw new Error('Expected a value');
    builder.addFile(fileAt('cpu', '0', 'user'));
    builder.addFile(fileAt('net', '0', 'user'));
    const descriptor = describeValue('user', { width: 32 });
    builder.addFile({ ...fileAt('x', 'y'), values: [{ ...value, descriptor }] });
    mustCommit(builder);
    expect(descriptorsOf(builder)).toBe(3);
  });

  it('does so for one descriptor object in two subsystems', () => {
    const builder = newBuilder();
    const descriptor = describeValue('x');
    for (const source of ['a', 'b']) {
      const value = { source: [source], descriptor, firstSlot: 0, sets: [] };
      builder.addFile({ ...oneValueFile(source, 'x'), values: [value] });
    }
    mustCommit(builder);
    expect(descriptorsOf(builder)).toBe(2);
  });

  it('makes equal parameter sets one, and keeps those apart that differ in name or ids', () => {
    const builder = newBuilder();
    const keys = [{ name: 'cpu', type: 'int' }] as const;
    const sets = [
      { name: 'cpu', ids: ['0', '1'] },
      { name: 'cpu', ids: ['0', '1'] },
      { name: 'cpu', ids: ['0,1'] },
      { name: 'node', ids: ['0', '1'] },
    ];
    builder.addFile({
      ...oneValueFile('irq', 'x'),
      slotCount: 7,
      values: sets.map((set, at) => ({
        source: ['irq'],
        descriptor: describeValue(`v${at}`, { keys }),
        firstSlot: 0,
        sets: [set],
      })),
    });
    mustCommit(builder);
    expect(builder.schema.values.map((value) => value?.sets)).toEqual([[0], [0], [1], [2]]);
  });
});
