import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { failureText } from '../../trpc/failure-text.ts';
import { usePlace } from '../../ui/place.tsx';
import type { ProcessListing } from './process.ts';

export interface Processes {
  /** Undefined until the agent has answered once. */
  readonly listing: ProcessListing | undefined;
  /** Why the last question had no answer; a list that is there is old then. */
  readonly failure: string | undefined;
  readonly isAsking: boolean;
  readonly ask: () => void;
}

/** What runs on the host that is looked at. Asked once, and when somebody wants it anew. */
export function useProcesses(): Processes {
  const { host } = usePlace();
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery(
    trpc.hosts.processes.queryOptions({ host }, { retry: false, refetchOnWindowFocus: false }),
  );
  return {
    listing: data,
    failure: error === null ? undefined : failureText(error),
    isAsking: isFetching,
    ask: () => void refetch(),
  };
}
