import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { failureText } from '../../trpc/failure-text.ts';
import { usePlace } from '../../ui/place.tsx';
import type { CapabilityReport } from './finding.ts';

export interface Capabilities {
  /** Undefined until the agent has answered once. */
  readonly report: CapabilityReport | undefined;
  /** In one sentence why the last question had no answer; a report that is there is old then. */
  readonly failure: string | undefined;
  readonly isAsking: boolean;
  readonly ask: () => void;
}

/** What the agent of the host that is looked at says of it. Asked once, and when somebody wants it anew. */
export function useCapabilities(): Capabilities {
  const { host } = usePlace();
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery(
    trpc.hosts.capabilities.queryOptions(
      { host },
      // Whoever looks at this page wants to know now why there is no answer, and can ask again himself.
      { retry: false, refetchOnWindowFocus: false },
    ),
  );
  return {
    report: data,
    failure: error === null ? undefined : failureText(error),
    isAsking: isFetching,
    ask: () => void refetch(),
  };
}
