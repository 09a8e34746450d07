import { describe, expect, it } from 'vitest';
import { EVERY_TYPE, oneValueFile, TABLES } from '../../test/sample-tree.ts';
import { parseStatPath, ROOT_PATH, SchemaBuilder, SchemaIndex } from '../model/index.ts';
import { listTree, type TreeLine } from './tree-lines.ts';

const builder = new SchemaBuilder('epoch-1', { name: 'orion', kernel: '6.18', bootId: 'b0' });
for (const file of [EVERY_TYPE, TABLES, oneValueFile('block', 'reads')]) builder.addFile(file);
builder.commit();
const index = new SchemaIndex(builder.schema);

const list = (path: string, depth?: number): TreeLine[] | undefined =>
  listTree(index, parseStatPath(path) ?? ROOT_PATH, depth);
const pathsOf = (lines: readonly TreeLine[] | undefined): string[] | undefined =>
  lines?.map(({ path }) => path);

describe('the tree as lines', () => {
  it('has parents before children, by name', () => {
    expect(pathsOf(list('', 2))).toEqual([
      '',
      'block',
      'block/reads',
      'irq',
      'irq/LOC',
      'irq/NUM',
      'kvm',
      'kvm/vm',
    ]);
  });

  it('ends so many levels below where it starts', () => {
    expect(pathsOf(list('kvm', 0))).toEqual(['kvm']);
    expect(pathsOf(list('kvm', 1))).toEqual(['kvm', 'kvm/vm']);
    expect(list('kvm')).toHaveLength(7);
  });

  it('of a value is that value', () => {
    expect(pathsOf(list('block/reads'))).toEqual(['block/reads']);
  });

  it('is undefined where nothing is', () => {
    expect(list('block/nope')).toBeUndefined();
  });

  it('tells of a source how many values and sources are directly in it', () => {
    expect(list('kvm', 0)).toEqual([{ path: 'kvm', node: 'source', values: 0, sources: 1 }]);
  });

  it('tells of a value its whole descriptor, its file and the mode in octal', () => {
    expect(list('kvm/vm/exits')).toEqual([
      {
        path: 'kvm/vm/exits',
        node: 'value',
        type: 'u64',
        kind: 'cumulative',
        unit: 'events',
        description: 'Exits to the host.',
        reference: '',
        width: 64,
        keys: [],
        clear: { kind: 'write', text: '0\n', file: '' },
        aggregate: 'none',
        states: [],
        file: '/sys/kernel/debug/kvm/exits',
        filesystem: 'kvm',
        mode: '0644',
      },
    ]);
  });

  it('tells of a table its keys with their types', () => {
    const [line] = list('irq/NUM') ?? [];
    expect(line?.node === 'value' && line.keys).toEqual([
      { name: 'cpu', type: 'int' },
      { name: 'node', type: 'string' },
    ]);
  });
});
