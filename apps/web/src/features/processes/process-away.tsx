'use client';

import { EmptyState } from '../../ui/empty-state.tsx';
import { HostPageLink } from '../../ui/host-page.tsx';
import { presenceWords } from './presence.ts';
import { usePresence } from './use-presence.ts';

export interface ProcessAwayProps {
  readonly pid: number;
  /** Whether this page has shown it. */
  readonly wasThere: boolean;
}

/** A process that is not in the tree: it is on its way there, or it has ended. */
export function ProcessAway({ pid, wasThere }: ProcessAwayProps) {
  const { title, text } = presenceWords(pid, usePresence(pid, wasThere));
  return (
    <div aria-live="polite">
      <EmptyState heading="h1" title={title}>
        <p>{text}</p>
        <p>
          <HostPageLink page="processes" className="text-accent underline">
            All processes of this host
          </HostPageLink>
        </p>
      </EmptyState>
    </div>
  );
}
