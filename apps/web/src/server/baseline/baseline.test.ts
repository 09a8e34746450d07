import {
  createDescriptor,
  READ_OK,
  Readings,
  SchemaBuilder,
  SchemaIndex,
  setInteger,
} from '@statsfs/core/model';
import { describe, expect, it, vi } from 'vitest';
import { Breaks } from './breaks.ts';
import { type Restart, Restarts } from './restarts.ts';
import { sinceOf } from './since.ts';
import { decodeSnapshot, encodeSnapshot, type Snapshot, takeSnapshot } from './snapshot.ts';
import { unseenFall } from './unseen-fall.ts';

const counter = createDescriptor('exits', { kind: 'cumulative' });
const byCpu = createDescriptor('LOC', {
  kind: 'cumulative',
  keys: [{ name: 'cpu', type: 'int' }],
});
const note = createDescriptor('note', { type: 'text' });

/** `kvm/exits`, `irq/LOC` by CPU, and a text. */
function makeIndex(cpus: readonly string[], { epoch = 'e', bootId = 'b', shifted = false } = {}) {
  const builder = new SchemaBuilder(epoch, { name: 'orion', kernel: '6.18', bootId });
  const file = { filesystem: 'demo', mode: 0o444 };
  const add = (path: string, source: string, descriptor: typeof counter, slotCount: number) => {
    const sets = descriptor.keys.length === 0 ? [] : [{ name: 'cpu', ids: cpus }];
    const value = { source: [source], descriptor, firstSlot: 0, sets };
    builder.addFile({ ...file, path, slotCount, values: [value] });
  };
  if (shifted) add('/other', 'other', counter, 1);
  add('/exits', 'kvm', counter, 1);
  add('/interrupts', 'irq', byCpu, cpus.length);
  add('/note', 'kvm', note, 1);
  builder.commit();
  return new SchemaIndex(builder.schema);
}

const index = makeIndex(['0', '1']);
const take = (path: string): Snapshot | undefined =>
  takeSnapshot(index, path, ({ path: of }) => ({
    atUs: 5,
    cells: of === 'irq/LOC' ? ['18446744073709551615', '7'] : ['3'],
  }));
const everything = take('') ?? expect.fail('no snapshot');
const noRestart = (): Restart | undefined => undefined;
const host = { index, restartOf: noRestart, bootUs: 2 };

describe('a snapshot', () => {
  it('holds what lies below a source, but no texts, and nothing of what is not there', () => {
    expect([...everything.values.keys()].sort()).toEqual(['irq/LOC', 'kvm/exits']);
    expect([...(take('kvm')?.values.keys() ?? [])]).toEqual(['kvm/exits']);
    expect([...(take('irq/LOC')?.values.keys() ?? [])]).toEqual(['irq/LOC']);
    expect(take('gone')).toBeUndefined();
    expect(takeSnapshot(index, '', () => undefined)?.values.size).toBe(0);
  });

  it('is the same after it was kept, and what is no snapshot is refused', async () => {
    expect(await decodeSnapshot(await encodeSnapshot(everything))).toEqual(everything);
    await expect(decodeSnapshot(new Uint8Array([1, 2]))).rejects.toThrow();
  });
});

describe('what a value counts from', () => {
  it('are its figures at the baseline, by key where cells came or went', () => {
    expect(sinceOf(everything, 'kvm/exits', host)).toEqual({ kind: 'from', atUs: 5, cells: ['3'] });
    const more = { ...host, index: makeIndex(['1', '2'], { epoch: 'next' }) };
    expect(sinceOf(everything, 'irq/LOC', more)).toMatchObject({ cells: ['7', null] });
  });

  it('are zeros from its restart on, or where its cells went on by then', () => {
    const restartOf = (restart: Restart) => ({ ...host, restartOf: () => restart });
    const cleared = { atUs: 9, why: 'cleared', by: 'ada' } as const;
    expect(sinceOf(everything, 'irq/LOC', restartOf(cleared))).toEqual({
      kind: 'from',
      atUs: 9,
      cells: ['0', '0'],
      restart: { why: 'cleared', by: 'ada' },
    });
    const fell = { atUs: 9, why: 'fell', by: '', from: ['0', '8'] } as const;
    expect(sinceOf(everything, 'irq/LOC', restartOf(fell))).toMatchObject({ cells: ['0', '8'] });
    const earlier = restartOf({ ...cleared, atUs: 4 });
    expect(sinceOf(everything, 'irq/LOC', earlier)).toMatchObject({ atUs: 5 });
  });

  it('are zeros since the host was booted again', () => {
    const booted = { ...host, index: makeIndex(['0'], { epoch: 'next', bootId: 'c' }) };
    expect(sinceOf(everything, 'kvm/exits', booted)).toMatchObject({
      atUs: 2,
      cells: ['0'],
      restart: { why: 'booted' },
    });
  });

  it('is nothing where it was away: another may have its name', () => {
    const back = { ...host, index: makeIndex(['0', '1'], { shifted: true }) };
    expect(sinceOf(everything, 'kvm/exits', back)).toEqual({ kind: 'none', why: 'was-away' });
    expect(sinceOf(everything, 'kvm/none', host)).toEqual({ kind: 'none', why: 'not-kept' });
    expect(sinceOf(take('irq') ?? everything, 'kvm/exits', host)).toMatchObject({
      why: 'not-kept',
    });
  });
});

describe('a fall that nobody saw', () => {
  const table = index.resolvePath('irq/LOC' as never) ?? expect.fail('no value');
  const fall = (now: readonly string[], from: readonly (string | null)[]) =>
    unseenFall(table, from, { atUs: 9, cells: now });

  it('is a restart, from which all cells count', () => {
    expect(fall(['3', '9'], ['4', '7'])).toEqual({
      atUs: 9,
      why: 'fell',
      by: '',
      from: ['0', '9'],
    });
  });

  it('is none where nothing is lower, or there is nothing to compare with', () => {
    expect(fall(['4', '9'], ['4', '7'])).toBeUndefined();
    expect(fall(['4', '9'], [null, '7'])).toBeUndefined();
    expect(fall(['4'], ['5', '7'])).toBeUndefined();
    expect(fall(['18446744073709551615', '0'], ['18446744073709551614', '0'])).toBeUndefined();
  });

  it('is none of what may fall', () => {
    const text = index.resolvePath('kvm/note' as never) ?? expect.fail('no value');
    expect(unseenFall(text, ['2'], { atUs: 9, cells: ['1'] })).toBeUndefined();
    const stepping = { ...table, descriptor: { ...byCpu, stepsBack: true } };
    expect(unseenFall(stepping, ['2'], { atUs: 9, cells: ['1'] })).toBeUndefined();
  });
});

describe('restarts', () => {
  it('are loaded once, counted, and kept in one go', () => {
    vi.useFakeTimers();
    const saved: string[][] = [];
    const old = { atUs: 1, why: 'fell', by: '' } as const;
    const load = vi.fn(() => new Map([['a', old]]));
    const restarts = new Restarts({ load, save: (noted) => saved.push([...noted.keys()]) });
    expect([restarts.of('a'), restarts.of('b'), load.mock.calls.length]).toEqual([
      old,
      undefined,
      1,
    ]);
    restarts.note('b', { ...old, atUs: 2 });
    restarts.note('c', old);
    expect([restarts.count, restarts.of('b')?.atUs, saved]).toEqual([2, 2, []]);
    vi.runAllTimers();
    expect(saved).toEqual([['b', 'c']]);
    restarts.note('d', old);
    restarts[Symbol.dispose]();
    expect(saved).toEqual([['b', 'c'], ['d']]);
    vi.useRealTimers();
  });

  it('of one cell let the others count from what they are by then', () => {
    const readings = new Readings();
    readings.grow(index.schema.slotCount, index.schema.files.length);
    const value = index.resolvePath('irq/LOC' as never) ?? expect.fail('no value');
    const { firstSlot, file } = value.value;
    setInteger(readings.words, firstSlot, 4n);
    setInteger(readings.words, firstSlot + 1, 2n ** 64n - 1n);
    readings.status[file] = READ_OK;
    readings.readUs[file] = 8;
    const breaks = new Breaks();
    breaks.note(value.index, firstSlot, 'fell');
    const restarts = new Restarts();
    breaks.tell(restarts, index, readings, (us) => us + 100);
    expect(restarts.of('irq/LOC')).toEqual({
      atUs: 108,
      why: 'fell',
      by: '',
      from: ['0', '18446744073709551615'],
    });
  });
});
