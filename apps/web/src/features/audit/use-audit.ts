import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { failureText } from '../../trpc/failure-text.ts';
import { usePlace } from '../../ui/place.tsx';
import { type AuditGroup, groupEntries } from './audit-groups.ts';

const PAGE = 200;

export interface Audit {
  /** Undefined until the server has answered once. */
  readonly groups: readonly AuditGroup[] | undefined;
  readonly failure: string | undefined;
  readonly isAsking: boolean;
  readonly ask: () => void;
  /** Undefined: these are all. */
  readonly askOlder: (() => void) | undefined;
}

/** What was cleared on the host that is looked at. Asked when the page opens or is come back to. */
export function useAudit(filter: string): Audit {
  const { host } = usePlace();
  const trpc = useTRPC();
  const text = useDeferredValue(filter.trim());
  const { data, error, isFetching, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(
      { host, text, limit: PAGE },
      {
        getNextPageParam: (page) => (page.length === PAGE ? page.at(-1)?.id : undefined),
        placeholderData: (before) => before,
        retry: false,
      },
    ),
  );
  const groups = useMemo(() => data && groupEntries(data.pages.flat()), [data]);
  return {
    groups,
    failure: error === null ? undefined : failureText(error),
    isAsking: isFetching,
    ask: () => void refetch(),
    askOlder: hasNextPage ? () => void fetchNextPage() : undefined,
  };
}
