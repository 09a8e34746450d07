import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { usePaused } from '../../live/react/use-paused.ts';
import type { AppRouter } from '../../server/root.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { failureText } from '../../trpc/failure-text.ts';
import { usePlace } from '../../ui/place.tsx';

export type MoverListing = inferRouterOutputs<AppRouter>['activity']['movers'];
export type Mover = MoverListing['movers'][number];

/** More than anybody reads; the page says when there may be others. */
export const MOST_MOVERS = 100;
const EVERY_MS = 2_000;

export interface Movers {
  readonly listing: MoverListing | undefined;
  /** Why the last question had no answer; a list that is there is old then. */
  readonly failure: string | undefined;
  readonly askNow: () => void;
}

/** What is unusual on the host that is looked at, asked again every two seconds; not while the page is paused. */
export function useMovers(): Movers {
  const { host } = usePlace();
  const trpc = useTRPC();
  const [isPaused] = usePaused();
  const { data, error, refetch } = useQuery(
    trpc.activity.movers.queryOptions(
      { host, limit: MOST_MOVERS },
      {
        refetchInterval: isPaused ? false : EVERY_MS,
        placeholderData: keepPreviousData,
        retry: false,
      },
    ),
  );
  return {
    listing: data,
    failure: error === null ? undefined : failureText(error),
    askNow: () => void refetch(),
  };
}
