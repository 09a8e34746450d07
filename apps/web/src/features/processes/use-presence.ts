import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { usePlace } from '../../ui/place.tsx';
import { type Presence, presenceOf } from './presence.ts';

/** How often the agent is asked about a process that is waited for. */
const ASK_MS = 2_000;
/** A process that runs is in the tree sooner than this, or something keeps it out. */
const LATE_MS = 10_000;

/** What is known of a process that is not in the tree, asked again and again. */
export function usePresence(pid: number, wasThere: boolean): Presence {
  const { host } = usePlace();
  const trpc = useTRPC();
  const { data, error } = useQuery(
    trpc.hosts.process.queryOptions(
      { host, pid },
      // What was known of it when the page was on it last says nothing now.
      { refetchInterval: ASK_MS, retry: false, gcTime: 0 },
    ),
  );
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return presenceOf({ answer: error === null ? data : undefined, wasThere, isLate });
}
