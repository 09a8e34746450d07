'use client';

import type { StatPath } from '@statsfs/core/model';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { usePlace } from '../../ui/place.tsx';
import { sourceCostWords, valueCostWords } from './cost-words.ts';

export interface ReadCostProps {
  readonly of: 'source' | 'value';
  readonly path: StatPath;
}

/** The agent smooths its measurements over many reads, so that asking more often tells nothing new. */
const ASK_MS = 10_000;

/** What reading takes, as the agent measures it. */
export function ReadCost({ of, path }: ReadCostProps) {
  const { host } = usePlace();
  const trpc = useTRPC();
  const { data, error } = useQuery(
    trpc.hosts.costs.queryOptions({ host, path }, { retry: false, refetchInterval: ASK_MS }),
  );
  if (error !== null && data === undefined) {
    return <span className="text-fg2">not known: the agent does not answer</span>;
  }
  if (data === undefined) return <span className="text-fg2">asking</span>;
  const [first] = data;
  if (first === undefined) return <span className="text-fg2">not measured</span>;
  return of === 'source' ? sourceCostWords(data) : valueCostWords(first);
}
