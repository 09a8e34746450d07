import { NOT_READ, type StatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { makeLatest } from '../../../test/make-latest.ts';
import { makeSchema } from '../../../test/make-schema.ts';
import { type Latest, NO_LATEST } from '../latest.ts';
import { type Topology, topologyFacts } from './cpu-places.ts';
import { readTopology } from './read-topology.ts';

const CORE = 'cpu/0/topology/core_id';
const SOCKET = 'cpu/0/topology/physical_package_id';
const NODE = 'mem/node0/cpulist';
const facts = topologyFacts(makeSchema([CORE, SOCKET, NODE]));

/** A store whose answers a test gives. */
function scriptedStore() {
  const latest = new Map<string, Latest>();
  const ticks = new Set<() => void>();
  let watched: readonly StatPath[] = [];
  return {
    latest: (path: StatPath) => latest.get(path) ?? NO_LATEST,
    watch: (paths: readonly StatPath[]) => {
      watched = paths;
      return () => {
        watched = [];
      };
    },
    onTick: (run: () => void) => {
      ticks.add(run);
      return () => ticks.delete(run);
    },
    watched: () => watched,
    answer: (path: string, said: Latest) => {
      latest.set(path, said);
      for (const run of ticks) run();
    },
  };
}

describe('readTopology', () => {
  it('asks until all was read, and then no more', () => {
    const store = scriptedStore();
    const known: Topology[] = [];
    readTopology(store, facts, (topology) => known.push(topology));
    expect(store.watched()).toHaveLength(3);
    store.answer(CORE, { kind: 'unreadable', code: NOT_READ.notAsked, atUs: 1 });
    expect(known).toEqual([]);
    store.answer(CORE, makeLatest(['3']));
    expect(known.at(-1)?.get(0)).toMatchObject({ core: 3, socket: undefined, node: undefined });
    store.answer(NODE, { ...makeLatest(['0']), texts: ['0-1'] });
    expect(store.watched()).toHaveLength(3);
    store.answer(SOCKET, makeLatest(['0']));
    expect(known.at(-1)?.get(0)).toMatchObject({ core: 3, socket: 0, node: 0 });
    expect(known.at(-1)?.get(1)).toMatchObject({ core: undefined, node: 0 });
    expect(store.watched()).toEqual([]);
  });

  it('does not wait for what cannot be read, and can be ended before', () => {
    const store = scriptedStore();
    const known: Topology[] = [];
    const end = readTopology(store, facts, (topology) => known.push(topology));
    store.answer(CORE, { kind: 'unreadable', code: 13, atUs: 1 });
    store.answer(SOCKET, { kind: 'unreadable', code: 13, atUs: 1 });
    expect(store.watched()).toHaveLength(3);
    end();
    expect(store.watched()).toEqual([]);
    store.answer(NODE, makeLatest(['0']));
    expect(known).toEqual([]);
  });
});
