import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOfCells, knownOrders, orderCells } from './cpu-order.ts';
import { type CpuPlace, NO_TOPOLOGY, type Topology } from './cpu-places.ts';

const place = (socket: number, core: number, node = socket, die = 0): CpuPlace => ({
  socket,
  die,
  core,
  node,
});

/** Two sockets of two cores of two threads, numbered as most machines do: all first threads, then all second ones. */
const SERVER: Topology = new Map(
  Array.from({ length: 8 }, (_, cpu) => [cpu, place(Math.floor((cpu % 4) / 2), cpu % 2)]),
);
const CPUS = [...SERVER.keys()];

describe('orderCells', () => {
  it('puts CPUs of one socket together', () => {
    expect(orderCells(CPUS, SERVER, 'socket')).toEqual({
      cells: [0, 1, 4, 5, 2, 3, 6, 7],
      groups: [
        { label: 'socket 0', count: 4 },
        { label: 'socket 1', count: 4 },
      ],
    });
  });

  it('puts threads of one core together, whose number is one within its socket', () => {
    expect(orderCells(CPUS, SERVER, 'core')).toEqual({
      cells: [0, 4, 1, 5, 2, 6, 3, 7],
      groups: ['0/0', '0/1', '1/0', '1/1'].map((core) => ({ label: `core ${core}`, count: 2 })),
    });
    const one = new Map([0, 1, 2, 3].map((cpu) => [cpu, place(0, cpu % 2)]));
    expect(orderCells([0, 1, 2, 3], one, 'core').groups.map(({ label }) => label)).toEqual([
      'core 0',
      'core 1',
    ]);
  });

  it('tells cores of two dies apart', () => {
    const dies = new Map([0, 1].map((cpu) => [cpu, place(0, 0, 0, cpu)]));
    expect(orderCells([0, 1], dies, 'core').groups.map(({ label }) => label)).toEqual([
      'core 0/0/0',
      'core 0/1/0',
    ]);
  });

  it('puts all cells of a CPU where it is, in their own order', () => {
    const perCpuAndState = [0, 0, 1, 1, 2, 2];
    expect(orderCells(perCpuAndState, SERVER, 'node').cells).toEqual([0, 1, 2, 3, 4, 5]);
    expect(orderCells([2, 2, 0, 0], SERVER, 'node').cells).toEqual([2, 3, 0, 1]);
  });

  it('is the plain order where nothing is known, and puts CPUs that are offline last', () => {
    expect(orderCells([3, 1], NO_TOPOLOGY, 'socket')).toEqual({ cells: [0, 1], groups: [] });
    expect(orderCells([9, 2, 0], SERVER, 'socket')).toEqual({
      cells: [2, 1, 0],
      groups: [
        { label: 'socket 0', count: 1 },
        { label: 'socket 1', count: 1 },
        { label: 'no socket', count: 1 },
      ],
    });
  });

  it('shows each cell once, in groups that cover all', () => {
    const cpu = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(
        fc.array(cpu),
        fc.constantFrom('cpu', 'socket', 'core', 'node'),
        (cpus, order) => {
          const { cells, groups } = orderCells(cpus, SERVER, order);
          expect([...cells].sort((a, b) => a - b)).toEqual([...cpus.keys()]);
          const covered = groups.reduce((sum, { count }) => sum + count, 0);
          expect(groups.length === 0 || covered === cpus.length).toBe(true);
        },
      ),
    );
  });
});

describe('groupOfCells', () => {
  it('says for each cell of the table where it went', () => {
    expect(groupOfCells(orderCells(CPUS, SERVER, 'socket'))).toEqual([0, 0, 1, 1, 0, 0, 1, 1]);
    expect(groupOfCells(orderCells([9, 2, 0], SERVER, 'socket'))).toEqual([2, 1, 0]);
    expect(groupOfCells(orderCells([1, 0], SERVER, 'cpu'))).toEqual([0, 0]);
  });
});

describe('knownOrders', () => {
  it('are those with more than one group', () => {
    expect(knownOrders(CPUS, SERVER)).toEqual(['cpu', 'socket', 'core', 'node']);
    const laptop = new Map([0, 1, 2, 3].map((cpu) => [cpu, place(0, cpu % 2)]));
    expect(knownOrders([0, 1, 2, 3], laptop)).toEqual(['cpu', 'core']);
    const guest = new Map([0, 1].map((cpu) => [cpu, place(0, cpu)]));
    expect(knownOrders([0, 1], guest)).toEqual(['cpu']);
    expect(knownOrders(CPUS, NO_TOPOLOGY)).toEqual(['cpu']);
  });

  it('count CPUs and not cells', () => {
    const guest = new Map([0, 1].map((cpu) => [cpu, place(0, cpu)]));
    expect(knownOrders([0, 0, 1, 1], guest)).toEqual(['cpu']);
  });
});
