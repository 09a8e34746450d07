import {
  cells,
  clearByName,
  counter,
  gauge,
  Histogram,
  histogram,
  KeySet,
  log2Buckets,
  rows,
  Source,
  s64,
  text,
  u32,
  u64,
  valueSet,
} from '@statsfs/core/publish';
import { describe, expect, it } from 'vitest';
import { directoryAt, PublishedMount, readWhole } from '../../../test/published-mount.ts';
import type { Later } from '../later.ts';

const EACCES = 13;
const EINVAL = 22;
const EIO = 5;
const bytesOf = (written: string): Uint8Array => new TextEncoder().encode(written);

describe('files of values', () => {
  it('are decimal with a line break, exact over all of u64 and s64', () => {
    const mount = new PublishedMount();
    const set = valueSet([u64('most'), s64('least'), gauge('load'), text('version')]);
    const base = { most: 2n ** 64n - 1n, least: -(2n ** 63n), load: 1.5, version: 'v1.2' };
    mount.register(new Source('demo').add(set, base));
    expect(mount.read('demo/most')).toBe('18446744073709551615\n');
    expect(mount.read('demo/least')).toBe('-9223372036854775808\n');
    expect(mount.read('demo/load')).toBe('1.5\n');
    expect(mount.read('demo/version')).toBe('v1.2');
  });

  it('of an enumeration name the state, and print the number that has no name', () => {
    const mount = new PublishedMount();
    const states = [{ number: 3, name: 'HALTED' }];
    const set = valueSet([u32('now', { states, kind: 'floating' })]);
    const base = { now: 3 };
    mount.register(new Source('demo').add(set, base));
    expect(mount.read('demo/now')).toBe('HALTED\n');
    base.now = 4;
    mount.publish();
    expect(mount.read('demo/now')).toBe('4\n');
  });

  it('of tables have a line for each cell, whatever its keys are', () => {
    const mount = new PublishedMount();
    const cpus = new KeySet('cpu', 'int', ['0', '1']);
    const hits = new Map([
      ['guest doorbell', 2],
      ['a/b', 3],
    ]);
    const latency = new Histogram(log2Buckets(4));
    latency.record(5);
    const set = valueSet([
      cells('LOC', { keys: [cpus], get: (_: object, [cpu = '']) => Number(cpu) * 7 }),
      rows('by_name', { keys: [{ name: 'name', type: 'string' }], rows: () => hits }),
      histogram('latency', { buckets: latency.buckets, get: () => latency }),
    ]);
    mount.register(new Source('irq').add(set, {}));
    expect(mount.read('irq/LOC')).toBe('0 0\n1 7\n');
    expect(mount.read('irq/by_name')).toBe('guest%20doorbell 2\na%2Fb 3\n');
    expect(mount.read('irq/latency')).toBe('0 0\n1 0\n2 0\n4 1\n');
  });

  it('say what they say now at each read from the start, and go on as they began in between', () => {
    const mount = new PublishedMount();
    const base = { n: 12_345 };
    mount.register(new Source('demo').add(valueSet([counter('n')]), base));
    const file = mount.open('demo/n');
    const into = new Uint8Array(64);
    const read = (size: number, offset: number): string => {
      const length = file.read(into, size, offset);
      if (typeof length !== 'number') throw new Error('Expected an answer at once');
      return new TextDecoder().decode(into.subarray(0, length));
    };
    expect(read(3, 0)).toBe('123');
    base.n = 99;
    mount.publish();
    expect([read(64, 3), read(64, 6), read(64, 0), read(2, 1)]).toEqual([
      '45\n',
      '',
      '99\n',
      '9\n',
    ]);
  });

  it('print what a fold of nothing starts with, and fail with the reason where there is nothing', () => {
    const mount = new PublishedMount();
    const set = valueSet([s64('n', { aggregate: 'min' })]);
    const broken = valueSet([u64('bad', { get: () => 1.5 })]);
    mount.register(new Source('top').addAggregates(set));
    mount.register(new Source('broken').add(broken, {}));
    expect(mount.read('top/n')).toBe('9223372036854775807\n');
    expect(mount.read('broken/bad')).toBe(-EIO);
  });

  it('that have gone say what they said last to who has them open, and are not found', () => {
    const mount = new PublishedMount();
    const vm = new Source('vm').add(valueSet([counter('exits')]), { exits: 7 });
    const kvm = new Source('kvm').addSubordinate(vm).add(valueSet([counter('vms')]), { vms: 1 });
    mount.register(kvm);
    const file = mount.open('kvm/vm/exits');
    const before = directoryAt(mount, 'kvm/vm');
    kvm.removeSubordinate(vm);
    mount.publish();
    expect(mount.at('kvm/vm')).toBeUndefined();
    expect(before.lookup('exits')).toBeUndefined();
    expect(before.list()).toEqual([]);
    expect(new TextDecoder().decode(readWhole(file) as Uint8Array)).toBe('7\n');
  });
});

describe('writing', () => {
  const setup = (answer: number) => {
    const asked: string[] = [];
    const mount = new PublishedMount({
      clear: (path, done) => {
        asked.push(path);
        done(answer);
      },
    });
    const set = valueSet([counter('hits'), gauge('load')]);
    mount.register(new Source('demo').add(set, { hits: 5, load: 1 }));
    return { mount, asked };
  };
  const answerOf = (result: number | Later<number>): number | undefined => {
    if (typeof result === 'number') return result;
    let answered: number | undefined;
    result.deliverTo((value) => {
      answered = value;
    });
    return answered;
  };

  it('clears what may be cleared, and takes all that was written', () => {
    const { mount, asked } = setup(0);
    expect(mount.at('demo/hits')).toMatchObject({ mode: 0o644 });
    expect(answerOf(mount.open('demo/hits', true).write(bytesOf('0\n'), 0))).toBe(2);
    expect(asked).toEqual(['demo/hits']);
  });

  it('answers what the clearing said', () => {
    const { mount } = setup(-EACCES);
    expect(answerOf(mount.open('demo/hits', true).write(bytesOf('0'), 0))).toBe(-EACCES);
  });

  it('refuses another number, and what may not be cleared', () => {
    const { mount, asked } = setup(0);
    expect(answerOf(mount.open('demo/hits', true).write(bytesOf('5\n'), 0))).toBe(-EINVAL);
    expect(mount.at('demo/load')).toMatchObject({ mode: 0o444 });
    expect(answerOf(mount.open('demo/load', true).write(bytesOf('0\n'), 0))).toBe(-EACCES);
    expect(answerOf(mount.open('demo/.schema', true).write(bytesOf('0\n'), 0))).toBe(-EACCES);
    expect(asked).toEqual([]);
    const readOnly = new PublishedMount();
    readOnly.register(new Source('demo').add(valueSet([counter('hits')]), { hits: 1 }));
    expect(readOnly.at('demo/hits')).toMatchObject({ mode: 0o444 });
  });
});

describe('directories', () => {
  it('list values and sources by name, numbers numerically, with names encoded', () => {
    const mount = new PublishedMount({ uid: 7, gid: 8, rootMode: 0o750 });
    const cpu = new Source('cpu').add(valueSet([counter('guest doorbell'), counter('a/b')]), {
      'guest doorbell': 1,
      'a/b': 2,
    });
    for (const name of ['10', '9'])
      cpu.addSubordinate(new Source(name).add(valueSet([counter('n')]), { n: 1 }));
    mount.register(cpu);
    const names = directoryAt(mount, 'cpu')
      .list()
      .map(({ name }) => name);
    expect(names).toEqual(['.schema', '.snapshot', '9', '10', 'a%2Fb', 'guest doorbell']);
    expect(mount.read('cpu/guest doorbell')).toBe('1\n');
    expect(mount.read('cpu/a%2Fb')).toBe('2\n');
    expect(mount.at('cpu/a')).toBeUndefined();
    expect(mount.mount.root).toMatchObject({ mode: 0o750, uid: 7, gid: 8 });
    expect(mount.at('cpu')).toMatchObject({ mode: 0o755, uid: 7, gid: 8 });
  });

  it('have inodes that stay, tell everything apart, and are never used again', () => {
    const mount = new PublishedMount();
    const other = new PublishedMount({}, 'epoch-2');
    const vm = (name: string): Source => new Source(name).add(valueSet([counter('n')]), { n: 1 });
    mount.register(new Source('kvm').addSubordinate(vm('a')).addSubordinate(vm('b')));
    const inodes = () =>
      ['', '/.schema', '/.snapshot', '/n'].flatMap((end) =>
        ['kvm/a', 'kvm/b'].map((path) => mount.at(path + end)?.inode),
      );
    const first = inodes();
    mount.publish();
    expect(inodes()).toEqual(first);
    expect(new Set(first).size).toBe(first.length);
    other.register(new Source('kvm').addSubordinate(vm('a')).addSubordinate(vm('b')));
    const before = directoryAt(mount, 'kvm');
    mount.replaceBy(other);
    expect(before.lookup('a')).toBeUndefined();
    for (const inode of inodes()) expect(first).not.toContain(inode);
  });

  it('are empty before the first sweep', () => {
    const mount = new PublishedMount();
    expect(
      directoryAt(mount, '')
        .list()
        .map(({ name }) => name),
    ).toEqual(['.schema', '.snapshot']);
    expect(mount.at('kvm')).toBeUndefined();
  });
});

describe('.schema', () => {
  it('says what the numbers mean, a line for each thing that is known', () => {
    const mount = new PublishedMount();
    const set = valueSet([
      counter('exits', {
        description: 'Exits of the guest.\nAll of them.',
        reference: 'kvm/api.rst',
      }),
      u32('state', { kind: 'floating', states: [{ number: 3, name: 'HALTED NOW' }] }),
      rows('calls', { keys: [{ name: 'fn', type: 'string' }], rows: () => [] }),
    ]);
    const vm = new Source('4711-12', { label: 'vm', identity: 'uuid 7' });
    vm.add(set, { exits: 1, state: 3 });
    mount.register(new Source('kvm', { label: 'subsystem' }).addSubordinate(vm));
    expect(mount.read('kvm/4711-12/.schema')).toBe(
      [
        'SOURCE uuid 7',
        'LABEL vm 4711-12',
        'LABEL subsystem kvm',
        '',
        'METRIC',
        'NAME calls',
        'FLAG CUMULATIVE',
        'TYPE u64',
        'KEY fn string',
        '',
        'METRIC',
        'NAME exits',
        'FLAG CUMULATIVE',
        'TYPE u64',
        'CLEAR 0%0A',
        'DESC Exits of the guest.%0AAll of them.',
        'REF kvm%2Fapi.rst',
        '',
        'METRIC',
        'NAME state',
        'FLAG FLOATING',
        'TYPE u64',
        'WIDTH 32',
        'STATE 3 HALTED NOW',
        '',
      ].join('\n'),
    );
  });
});

describe('clearing in the program', () => {
  it('is seen by who reads', () => {
    const mount = new PublishedMount();
    const source = new Source('demo').add(valueSet([counter('hits')]), { hits: 5 });
    mount.register(source);
    clearByName(source, 'hits');
    mount.publish();
    expect(mount.read('demo/hits')).toBe('0\n');
  });
});
