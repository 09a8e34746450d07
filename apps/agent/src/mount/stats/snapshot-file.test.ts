import { READ_OK, SchemaIndex, u64At } from '@statsfs/core/model';
import { counter, Source, u32, valueSet } from '@statsfs/core/publish';
import { WireReader } from '@statsfs/core/wire';
import { describe, expect, it } from 'vitest';
import { PublishedMount, readWhole } from '../../../test/published-mount.ts';
import { POLL } from '../open-file.ts';

const ENODEV = 19;

describe('.snapshot', () => {
  const setup = () => {
    const mount = new PublishedMount();
    const base = { exits: 5, pid: 7 };
    const vm = new Source('vm', { identity: 'x', label: 'vm' }).add(
      valueSet([counter('exits'), u32('pid')]),
      base,
    );
    const kvm = new Source('kvm').addSubordinate(vm);
    mount.register(kvm);
    mount.register(new Source('other').add(valueSet([counter('n')]), { n: 1 }));
    return { mount, base, kvm, vm };
  };
  const decode = (bytes: Uint8Array | number): WireReader => {
    if (typeof bytes === 'number') throw new Error(`Expected a snapshot, got ${bytes}`);
    const reader = new WireReader();
    expect([...reader.push(bytes)].map(({ kind }) => kind)).toEqual(['schema', 'sweep']);
    reader.end();
    return reader;
  };

  it('W33 has the subtree with its schema in one read, and each value at its place', () => {
    const { mount, base } = setup();
    const file = mount.open('kvm/.snapshot');
    const { schema, readings } = decode(readWhole(file));
    if (schema === undefined) throw new Error('Expected a schema');
    const index = new SchemaIndex(schema);
    expect([...index.valuesBelow(0)].map((value) => index.valuePath(value))).toEqual([
      'vm/exits',
      'vm/pid',
    ]);
    expect(schema.sources[1]).toMatchObject({ identity: 'x', label: 'vm' });
    const exits = index.resolvePath('vm/exits' as never);
    if (exits === undefined) throw new Error('Expected vm/exits');
    expect(readings.status[exits.value.file]).toBe(READ_OK);
    expect(u64At(readings.words, exits.value.firstSlot)).toBe(5n);

    const first = readWhole(mount.open('kvm/.snapshot'));
    if (typeof first === 'number') throw new Error('Expected bytes');
    const schemaBytes = 8 + new DataView(first.buffer).getUint32(4, true);
    const generationBytes = 1;
    const at = schemaBytes + 8 + 1 + generationBytes + 8 * exits.value.firstSlot;
    const into = new Uint8Array(8);
    base.exits = 77;
    mount.publish();
    expect(file.read(into, 8, at)).toBe(8);
    expect(new DataView(into.buffer).getBigUint64(0, true)).toBe(77n);
  });

  it('is of one sweep for who reads on, whatever happens in between', () => {
    const { mount, base } = setup();
    const file = mount.open('.snapshot');
    const into = new Uint8Array(4096);
    const length = file.read(into, 50, 0);
    base.exits = 1_000_000;
    mount.publish();
    const rest = file.read(into.subarray(50), 4000, 50);
    if (typeof length !== 'number' || typeof rest !== 'number') throw new Error('Expected bytes');
    const { readings } = decode(into.slice(0, length + rest));
    expect([...readings.words]).not.toContain(1_000_000);
    expect([...decode(readWhole(file)).readings.words]).toContain(1_000_000);
  });

  it('wakes who waits when its part of the tree changes, until that is read', () => {
    const { mount, kvm, vm } = setup();
    const file = mount.open('kvm/.snapshot');
    let wakes = 0;
    const wake = (): void => {
      wakes++;
    };
    expect(file.poll?.(wake)).toBe(POLL.in);
    mount.register(new Source('more').add(valueSet([counter('n')]), { n: 1 }));
    expect(wakes).toBe(0);
    kvm.removeSubordinate(vm);
    mount.publish();
    expect(wakes).toBe(1);
    expect(file.poll?.(wake)).toBe(POLL.in | POLL.pri | POLL.err);
    readWhole(file);
    expect(file.poll?.(wake)).toBe(POLL.in);
    file.release();
    kvm.addSubordinate(vm);
    mount.publish();
    expect(wakes).toBe(1);
  });

  it('is read on to its end by who has it open when another program takes over, and not from its start', () => {
    const { mount } = setup();
    const file = mount.open('kvm/.snapshot');
    const into = new Uint8Array(4096);
    const first = file.read(into, 50, 0);
    const other = new PublishedMount({}, 'epoch-2');
    other.register(new Source('else').add(valueSet([counter('n')]), { n: 3 }));
    mount.replaceBy(other);
    const rest = file.read(into.subarray(50), 4000, 50);
    if (typeof first !== 'number' || typeof rest !== 'number') throw new Error('Expected bytes');
    expect(decode(into.slice(0, first + rest)).schema?.epoch).toContain('epoch-1');
    expect(readWhole(file)).toBe(-ENODEV);
    expect(decode(readWhole(mount.open('.snapshot'))).schema?.epoch).toContain('epoch-2');
    expect(mount.read('else/n')).toBe('3\n');
  });
});
