'use client';

import type { ReactNode } from 'react';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import { useConnection } from '../../live/react/use-connection.ts';
import { Button } from '../../ui/button.tsx';
import { asSentence } from './as-sentence.ts';

/** Above figures that are no longer true: since when, why, and what to do. Nothing while all is well. */
export function AwayNotice() {
  const store = useLiveStore();
  const connection = useConnection();
  if (connection.kind === 'offline') {
    return (
      <Notice>
        <span className="min-w-0 flex-1">
          {asSentence(connection.reason)} What is shown is old.
        </span>
        <Button onClick={() => store.retry()}>Try again</Button>
      </Notice>
    );
  }
  if (connection.kind !== 'online' || connection.host.condition === 'live') return undefined;
  const { reason } = connection.host;
  return (
    <Notice>
      <span>
        {reason === '' ? 'The agent is away.' : asSentence(reason)} What is shown is old.{' '}
        <code>npx statsfs agent</code> starts it.
      </span>
    </Notice>
  );
}

const Notice = ({ children }: { readonly children: ReactNode }) => (
  <div className="mb-4 flex flex-wrap items-center gap-3 rounded-md border border-warn bg-bg1 px-3 py-2 text-fg1">
    {children}
  </div>
);
