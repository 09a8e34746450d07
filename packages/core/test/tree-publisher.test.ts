import { describe, expect, it } from 'vitest';
import { NO_DATA, READ_OK, SchemaIndex } from '../src/model/index.ts';
import { KeySet } from '../src/publish/key-set.ts';
import { Source } from '../src/publish/source.ts';
import { StatsTree } from '../src/publish/stats-tree.ts';
import { counter, gauge, text } from '../src/publish/stock-values.ts';
import { cells, rows } from '../src/publish/table-values.ts';
import { TreePublisher } from '../src/publish/tree-publisher.ts';
import { valueSet } from '../src/publish/value-def.ts';
import { toLines } from './published-lines.ts';

const HOST = { name: 'orion', kernel: '6.18.0', bootId: 'b0-07' };
const EIO = 5;
const SET = valueSet([counter('hits'), gauge('load'), text('state')]);
const base = (hits: number) => ({ hits, load: 0.5, state: 'on' });

/** A tree, and what a reader of its schema sees. */
class Rig {
  readonly tree = new StatsTree();
  readonly publisher = new TreePublisher(this.tree.root, {
    epoch: 'e',
    host: HOST,
    filesystem: 'demo',
    mountPoint: '/run/stats',
  });
  #nowUs = 1000;

  /** Paths with their figures, after a refresh. */
  lines(): string[] {
    this.publisher.refresh(this.#nowUs++);
    return toLines(this.publisher.schema, this.publisher.readings);
  }
}

describe('a published tree', () => {
  it('shows sources and values with their figures, and follows them', () => {
    const rig = new Rig();
    const app = rig.tree.register(new Source('app'));
    const held = base(1);
    app.add(SET, held);
    expect(rig.lines()).toEqual(['app/hits 1', 'app/load 0.5', 'app/state on']);
    held.hits = 2;
    held.state = 'off';
    expect(rig.lines()).toEqual(['app/hits 2', 'app/load 0.5', 'app/state off']);
  });

  it('makes no change while nothing comes or goes', () => {
    const rig = new Rig();
    rig.tree.register(new Source('app')).add(SET, base(1));
    expect(rig.publisher.refresh(1).changes).toHaveLength(1);
    expect(rig.publisher.refresh(2)).toMatchObject({ changes: [], failures: [] });
  });

  it('follows sources and values that come, go, move and are renamed', () => {
    const rig = new Rig();
    const app = rig.tree.register(new Source('app'));
    const vm = new Source('vm').add(SET, base(1));
    app.addSubordinate(vm);
    expect(rig.lines()).toContain('app/vm/hits 1');
    vm.rename('vm2');
    expect(rig.lines()).toContain('app/vm2/hits 1');
    expect(rig.lines()).not.toContain('app/vm/hits 1');
    app.removeSubordinate(vm);
    expect(rig.lines()).toEqual([]);
    rig.tree.register(vm);
    expect(rig.lines()).toContain('vm2/hits 1');
    rig.tree.unregister(vm);
    expect(rig.lines()).toEqual([]);
  });

  it('forgets what was taken out piece by piece while nobody watched', () => {
    const rig = new Rig();
    const app = rig.tree.register(new Source('app'));
    const vm = new Source('vm');
    const vcpu = new Source('vcpu').add(SET, base(1));
    app.addSubordinate(vm);
    vm.addSubordinate(vcpu);
    expect(rig.lines()).toHaveLength(3);
    app.removeSubordinate(vm);
    vm.removeSubordinate(vcpu);
    app.addSubordinate(vcpu);
    expect(rig.lines()).toContain('app/vcpu/hits 1');
    expect(rig.lines()).toHaveLength(3);
  });

  it('lets a value take the name of a source that has gone, and the other way round', () => {
    const rig = new Rig();
    const app = rig.tree.register(new Source('app'));
    const hits = new Source('hits').add(SET, base(1));
    const held = base(9);
    app.addSubordinate(hits);
    expect(rig.lines()).toContain('app/hits/hits 1');
    app.removeSubordinate(hits);
    app.add(SET, held);
    expect(rig.lines()).toContain('app/hits 9');
    app.remove(SET, held);
    app.addSubordinate(hits);
    expect(rig.lines()).toContain('app/hits/hits 1');
  });

  it('does not show what is hidden, nor what is below it, and folds it', () => {
    const rig = new Rig();
    const app = rig.tree.register(new Source('app').addAggregates(valueSet([])));
    const sums = valueSet([counter('hits')]);
    app.addAggregates(sums);
    const hidden = new Source('h', { hidden: true }).add(sums, { hits: 2 });
    hidden.addSubordinate(new Source('below').add(sums, { hits: 3 }));
    app.addSubordinate(hidden);
    app.addSubordinate(new Source('shown').add(sums, { hits: 4 }, { hidden: true }));
    expect(rig.lines()).toEqual(['app/hits 9 (sum)']);
  });

  it('shows of two values with one name the one that is found by it', () => {
    const rig = new Rig();
    const app = rig.tree.register(new Source('app'));
    app.add(valueSet([counter('n')]), { n: 1 }).add(valueSet([counter('n')]), { n: 2 });
    expect(rig.lines()).toEqual(['app/n 2']);
  });

  it('says no data for the smallest of nothing, and that alone', () => {
    const rig = new Rig();
    const app = rig.tree.register(new Source('app'));
    app.addAggregates(valueSet([counter('low', { aggregate: 'min' }), counter('all')]));
    expect(rig.lines()).toEqual(['app/all 0 (sum)', `app/low status ${NO_DATA}`]);
  });

  it('reads the rest when a function throws, and tells which', () => {
    const rig = new Rig();
    const app = rig.tree.register(new Source('app'));
    const set = valueSet([
      counter('bad', {
        get: (held: { lost: boolean }) => {
          if (held.lost) throw new Error('lost');
          return 1;
        },
      }),
    ]);
    const held = { lost: true };
    app.add(set, held).add(SET, base(3));
    expect(rig.lines()).toContain('app/hits 3');
    expect(rig.lines()).toContain(`app/bad status ${EIO}`);
    expect(rig.publisher.refresh(9).failures).toEqual(['app/bad: lost']);
    held.lost = false;
    expect(rig.lines()).toContain('app/bad 1');
  });

  it('keeps identity and label of a source, and the identity over a rename', () => {
    const rig = new Rig();
    const vm = new Source('vm', { identity: 'pid 7 since 812', label: 'guest' }).add(SET, base(1));
    rig.tree.register(vm);
    const known = () => {
      rig.publisher.refresh(1);
      const { schema } = rig.publisher;
      const node = new SchemaIndex(schema).find(vm.name as never);
      return schema.sources[node?.index ?? -1];
    };
    expect(known()).toMatchObject({ identity: 'pid 7 since 812', label: 'guest' });
    vm.rename('vm2');
    expect(known()).toMatchObject({ name: 'vm2', identity: 'pid 7 since 812' });
  });

  it('tells a source from its predecessor of the same name', () => {
    const rig = new Rig();
    const identities = new Set<string | undefined>();
    for (const hits of [1, 2]) {
      const vm = rig.tree.register(new Source('vm').add(SET, base(hits)));
      rig.publisher.refresh(hits);
      identities.add(rig.publisher.schema.sources.at(-1)?.identity);
      rig.tree.unregister(vm);
      rig.publisher.refresh(hits);
    }
    expect(identities.size).toBe(2);
  });

  it('gives modes and paths as a mount has them', () => {
    const rig = new Rig();
    rig.tree.register(new Source('a/b')).add(SET, base(1));
    rig.publisher.refresh(1);
    const files = rig.publisher.schema.files.map((file) => [file?.path, file?.mode.toString(8)]);
    expect(files).toEqual([
      ['/run/stats/a%2Fb/', '644'],
      ['/run/stats/a%2Fb/', '444'],
    ]);
  });

  it('says where a value of the schema is in the tree', () => {
    const rig = new Rig();
    const app = rig.tree.register(new Source('app')).add(SET, base(1));
    rig.publisher.refresh(1);
    expect(rig.publisher.find(0, 'hits')?.source).toBe(app);
    expect(rig.publisher.find(0, 'load')).toBeUndefined();
    expect(rig.publisher.find(1, 'load')?.source).toBe(app);
  });

  it('tells of a value whose path no reader takes', () => {
    const rig = new Rig();
    let parent = rig.tree.register(new Source('0'));
    for (let depth = 1; depth < 64; depth++) {
      const child = new Source(`${depth}`);
      parent.addSubordinate(child);
      parent = child;
    }
    parent.add(valueSet([counter('n')]), { n: 1 });
    expect(rig.publisher.refresh(1).failures[0]).toContain('n: no place in the tree');
  });
});

describe('a published table', () => {
  it('shares its parameter sets with others, and follows ids that come and go', () => {
    const rig = new Rig();
    const cpus = new KeySet('cpu', 'int', [0, 1]);
    const user = cells<object>('user', { keys: [cpus], get: (_, [cpu]) => 10 + Number(cpu) });
    const idle = cells<object>('idle', { keys: [cpus], get: () => 5 });
    rig.tree.register(new Source('cpu').add(valueSet([user, idle]), {}));
    expect(rig.lines()).toEqual(['cpu/idle 0=5 1=5', 'cpu/user 0=10 1=11']);
    expect(rig.publisher.schema.sets).toHaveLength(1);
    cpus.add(2);
    expect(rig.lines()).toEqual(['cpu/idle 0=5 1=5 2=5', 'cpu/user 0=10 1=11 2=12']);
    cpus.remove(0);
    expect(rig.lines()).toEqual(['cpu/idle 1=5 2=5', 'cpu/user 1=11 2=12']);
  });

  it('has no cell where there is none, of one key and of two', () => {
    const rig = new Rig();
    const a = new KeySet('a', 'string', ['x', 'y/z']);
    const b = new KeySet('b', 'int', [0, 1]);
    const one = cells<object>('one', { keys: [a], get: (_, [id]) => (id === 'x' ? 0 : undefined) });
    const two = cells<object>('two', {
      keys: [a, b],
      get: (_, ids) => (ids[1] === '1' ? 7 : undefined),
    });
    rig.tree.register(new Source('s').add(valueSet([one, two]), {}));
    expect(rig.lines()).toEqual(['s/one x=0', 's/two x,1=7 y/z,1=7']);
  });

  it('of rows follows rows that come and go, texts too', () => {
    const rig = new Rig();
    const states = new Map([['a', 'on']]);
    const def = rows<Map<string, string>>('state', {
      type: 'text',
      keys: [{ name: 'patch', type: 'string' }],
      rows: (held) => held,
    });
    rig.tree.register(new Source('s').add(valueSet([def]), states));
    expect(rig.lines()).toEqual(['s/state a=on']);
    states.set('b', 'off');
    expect(rig.lines()).toEqual(['s/state a=on b=off']);
    states.clear();
    expect(rig.lines()).toEqual(['s/state']);
  });

  it('that fails at first is there once it does not', () => {
    const rig = new Rig();
    const held: { counts: Map<string, number> | undefined } = { counts: undefined };
    const def = rows<typeof held>('n', {
      keys: [{ name: 'k', type: 'string' }],
      rows: ({ counts }) => counts ?? fail(),
    });
    rig.tree.register(new Source('s').add(valueSet([def]), held));
    expect(rig.lines()).toEqual([`s/n status ${EIO}`]);
    held.counts = new Map([['a', 1]]);
    expect(rig.lines()).toEqual(['s/n a=1']);
    held.counts = undefined;
    expect(rig.lines()).toEqual([`s/n status ${EIO}`]);
    expect(rig.publisher.readings.status).not.toContain(READ_OK);
  });

  it('of states and lists says how it was made', () => {
    const rig = new Rig();
    const states = [{ number: 1, name: 'running' }];
    const set = valueSet([
      counter('mode', { kind: 'floating', states, aggregate: 'states' }),
      counter('n', { aggregate: 'list' }),
    ]);
    const top = rig.tree.register(new Source('kvm').addAggregates(set));
    top.addSubordinate(new Source('0').add(set, { mode: 1, n: 4 }));
    expect(rig.lines()).toEqual([
      'kvm/mode running=1 (states)',
      'kvm/n 0=4 (list)',
      'kvm/0/mode 1',
      'kvm/0/n 4',
    ]);
  });
});

function fail(): never {
  throw new Error('not there yet');
}
