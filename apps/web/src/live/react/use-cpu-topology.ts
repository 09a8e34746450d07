'use client';
import type { SchemaIndex } from '@statsfs/core/model';
import { useEffect, useState } from 'react';
import { NO_TOPOLOGY, type Topology, topologyFacts } from '../topology/cpu-places.ts';
import { readTopology } from '../topology/read-topology.ts';
import { useLiveStore } from './live-provider.tsx';

/**
 * Where the CPUs of the host are, as far as it is known. Re-renders when more becomes known, and not after.
 * @param isWanted false: nothing is asked for.
 */
export function useCpuTopology(index: SchemaIndex, isWanted: boolean): Topology {
  const store = useLiveStore();
  const [topology, setTopology] = useState(NO_TOPOLOGY);
  const facts = isWanted ? topologyFacts(index) : [];
  // Most changes of the schema have nothing to do with CPUs.
  const key = facts.map(({ path }) => path).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the facts
  useEffect(
    () => (facts.length === 0 ? undefined : readTopology(store, facts, setTopology)),
    [store, key],
  );
  return topology;
}
