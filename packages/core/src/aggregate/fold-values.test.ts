import { describe, expect, it } from 'vitest';
import {
  createDescriptor,
  type Descriptor,
  NO_DATA,
  type ParameterSet,
  parseStatPath,
  Readings,
  ROOT_PATH,
  SchemaBuilder,
  SchemaIndex,
  setInteger,
} from '../model/index.ts';
import { countOf, UNITS } from '../units/index.ts';
import { aggregatesOf } from './aggregates-of.ts';
import {
  type Folded,
  foldPlanned,
  foldTable,
  foldValues,
  MAX_UNASKED_VALUES,
  planFold,
} from './fold-values.ts';

const EPERM = 1;

const described = (name: string, change: Partial<Descriptor> = {}): Descriptor =>
  createDescriptor(name, { kind: 'cumulative', unit: countOf('events'), ...change });

const CPUS: ParameterSet = { name: 'cpu', ids: ['0', '1', '2', '3'] };
const perCpu = (name: string): Descriptor =>
  described(name, { keys: [{ name: 'cpu', type: 'int' }] });

/** Adds a value as a file of its own, with its figures, as a path like `cpu/0/user`. */
class Tree {
  readonly #builder = new SchemaBuilder('e', { name: 'h', kernel: '6.18', bootId: 'b' });
  readonly #figures: bigint[] = [];
  readonly #status: number[] = [];

  add(source: string, descriptor: Descriptor, figures: readonly bigint[], status = 0): this {
    this.#builder.addFile({
      path: `/${source}/${descriptor.name}`,
      filesystem: 'demo',
      mode: 0o444,
      slotCount: figures.length,
      values: [
        {
          source: source.split('/'),
          descriptor,
          firstSlot: 0,
          sets: descriptor.keys.map(() => CPUS),
        },
      ],
    });
    this.#figures.push(...figures);
    this.#status.push(status);
    return this;
  }

  build() {
    this.#builder.commit();
    const schema = this.#builder.schema;
    const readings = new Readings();
    readings.grow(schema.slotCount, schema.files.length);
    readings.status.set(this.#status);
    this.#figures.forEach((figure, slot) => {
      setInteger(readings.words, slot, figure);
    });
    const index = new SchemaIndex(schema);
    const source = (path: string): number =>
      index.find(parseStatPath(path) ?? ROOT_PATH)?.index ?? -1;
    const plans = (path: string) =>
      aggregatesOf(index, source(path)).map(({ descriptor, values }) => ({
        name: schema.descriptors[descriptor]?.name,
        paths: values.map((value) => index.valuePath(value)),
        values,
      }));
    return { snapshot: { schema, readings }, plans, value: source };
  }
}

const exactOf = (folded: Folded, fold: Parameters<Folded['result']>[0] = 'sum'): string => {
  const result = folded.result(fold);
  return result.kind === 'figure' ? result.exact : result.kind;
};

describe('aggregatesOf', () => {
  const tree = new Tree()
    .add('cpu', described('user'), [5n])
    .add('cpu', described('ctxt'), [7n])
    .add('cpu/10', described('user'), [1n])
    .add('cpu/2', described('user'), [2n])
    .add('cpu/2', described('nice9'), [2n])
    .add('cpu/2', described('nice10'), [2n])
    .add('cpu/2/idle', described('user'), [3n])
    .add('mem', described('user'), [9n])
    .build();

  it('names what subordinates have, by name, and not what only the source has', () => {
    expect(tree.plans('cpu').map((plan) => plan.name)).toEqual(['nice9', 'nice10', 'user']);
    expect(tree.plans('cpu/10')).toEqual([]);
  });

  it('leaves out what a source below has made of others already', () => {
    const sum = described('user', { aggregate: 'sum' });
    const twice = new Tree()
      .add('kvm', sum, [3n])
      .add('kvm/vm', sum, [3n])
      .add('kvm/vm/0', described('user'), [1n])
      .add('kvm/vm/1', described('user'), [2n])
      .build();
    expect(twice.plans('kvm').map((plan) => plan.paths)).toEqual([
      ['kvm/vm/0/user', 'kvm/vm/1/user'],
    ]);
  });

  it('takes the values of the source itself and of the whole subtree, whatever lies between', () => {
    const user = tree.plans('cpu').find((plan) => plan.name === 'user');
    expect(user?.paths).toEqual(['cpu/user', 'cpu/2/user', 'cpu/2/idle/user', 'cpu/10/user']);
  });

  it('keeps descriptors of the same name apart', () => {
    const users = tree.plans('').filter((plan) => plan.name === 'user');
    expect(users.map((plan) => plan.paths.length)).toEqual([4, 1]);
  });

  it('finds nothing in a source that is not there', () => {
    expect(tree.plans('nowhere')).toEqual([]);
  });
});

describe('a planned fold', () => {
  it('answers for each sweep with what is there then', () => {
    const { snapshot, plans } = new Tree()
      .add('cpu/0', described('user'), [1n])
      .add('cpu/1', described('user'), [2n])
      .add('cpu/2', described('user'), [40n], EPERM)
      .build();
    const [plan] = plans('cpu');
    const { schema, readings } = snapshot;
    const planned = planFold(schema, plan?.values ?? []);
    expect(exactOf(foldPlanned(planned, readings))).toBe('3');
    expect(foldPlanned(planned, readings).missing).toBe(1);
    setInteger(readings.words, 0, 2n ** 63n);
    readings.status[2] = 0;
    expect(exactOf(foldPlanned(planned, readings))).toBe(String(2n ** 63n + 42n));
    expect(exactOf(foldPlanned(planned, readings), 'max')).toBe(String(2n ** 63n));
  });
});

describe('foldValues', () => {
  it('folds simple values and tables alike', () => {
    const { plans, snapshot } = new Tree()
      .add('irq/a', perCpu('count'), [1n, 2n, 3n, 4n])
      .add('irq/b', perCpu('count'), [10n, 20n, 0n, 0n])
      .build();
    const folded = foldValues(snapshot, plans('irq')[0]?.values ?? []);
    expect(exactOf(folded)).toBe('40');
    expect(exactOf(folded, 'count_zero')).toBe('2');
    expect(folded).toMatchObject({ cells: 8, missing: 0 });
  });

  it('leaves out what is unreadable or not read yet, and says how many cells that were', () => {
    const { plans, snapshot } = new Tree()
      .add('cpu/0', described('user'), [1n])
      .add('cpu/1', described('user'), [2n], EPERM)
      .add('cpu/2', described('user'), [4n], NO_DATA)
      .build();
    const folded = foldValues(snapshot, plans('cpu')[0]?.values ?? []);
    expect(exactOf(folded)).toBe('1');
    expect(folded).toMatchObject({ cells: 1, missing: 2 });
  });

  it('knows no sum when nothing could be read, and 0 when there is nothing', () => {
    const { plans, snapshot } = new Tree().add('cpu/0', described('user'), [1n], EPERM).build();
    expect(exactOf(foldValues(snapshot, plans('cpu')[0]?.values ?? []))).toBe('no-data');
    expect(exactOf(foldValues(snapshot, []))).toBe('0');
  });

  it('refuses what the descriptor makes meaningless', () => {
    const { plans, snapshot } = new Tree()
      .add('hwmon/a', described('temp', { unit: UNITS.celsius, kind: 'floating' }), [40n])
      .add('hwmon/b', described('temp', { unit: UNITS.celsius, kind: 'floating' }), [50n])
      .build();
    const folded = foldValues(snapshot, plans('hwmon')[0]?.values ?? []);
    expect(folded.result('sum')).toEqual({
      kind: 'refused',
      reason: 'temperatures do not add up',
    });
    expect(exactOf(folded, 'avg')).toBe('45');
  });

  it('refuses more values than it was asked for, with both numbers', () => {
    const values = Array.from({ length: MAX_UNASKED_VALUES + 1 }, () => 0);
    const { snapshot } = new Tree().add('cpu/0', described('user'), [1n]).build();
    expect(foldValues(snapshot, values).result('sum')).toEqual({
      kind: 'refused',
      reason: '50,001 values, more than 50,000 are folded only when asked for',
    });
    expect(exactOf(foldValues(snapshot, values, values.length))).toBe('50001');
  });
});

describe('foldTable', () => {
  const { snapshot, value } = new Tree()
    .add('irq', perCpu('LOC'), [1n, 2n, 3n, 4n])
    .add('irq', perCpu('bad'), [1n, 2n, 3n, 4n], EPERM)
    .build();

  it('folds the cells of one table', () => {
    expect(exactOf(foldTable(snapshot, value('irq/LOC')))).toBe('10');
  });

  it('folds a choice of cells, and ignores cells that do not exist', () => {
    const folded = foldTable(snapshot, value('irq/LOC'), [1, 3, 4, -1, 0.5]);
    expect(exactOf(folded)).toBe('6');
    expect(folded.cells).toBe(2);
  });

  it('knows nothing of a table that cannot be read', () => {
    expect(exactOf(foldTable(snapshot, value('irq/bad')))).toBe('no-data');
    expect(foldTable(snapshot, value('irq/bad'), [0, 1]).missing).toBe(2);
  });

  it('is empty for a value that has gone', () => {
    expect(foldTable(snapshot, 99)).toMatchObject({ cells: 0, missing: 0 });
  });
});
