'use client';

import { useLiveStore } from '../../live/react/live-provider.tsx';
import { useConnection } from '../../live/react/use-connection.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { asSentence } from './as-sentence.ts';

/** The main pane before there is a tree: a skeleton while that is a matter of moments, else why and what to do. */
export function WaitingForAgent() {
  const store = useLiveStore();
  const connection = useConnection();
  switch (connection.kind) {
    case 'connecting':
    case 'signed-out':
      return <PageSkeleton />;
    case 'offline':
      return <ErrorNotice message={asSentence(connection.reason)} onRetry={() => store.retry()} />;
    case 'online':
      return connection.host.epoch !== '' && connection.host.condition === 'live' ? (
        <PageSkeleton />
      ) : (
        <NoAgent reason={connection.host.reason} />
      );
  }
}

function NoAgent({ reason }: { readonly reason: string }) {
  return (
    <EmptyState heading="h1" title="Waiting for the agent…">
      {reason !== '' && <p>{asSentence(reason)}</p>}
      <p>
        The agent reads the statistics of this host; the tree appears here as soon as it runs.{' '}
        <code>npm start</code> starts both. Alone it starts with
      </p>
      <p>
        <code className="rounded-md border border-line bg-bg1 px-2 py-1">npx statsfs agent</code>
      </p>
      <p>
        As root it sees debugfs and every process too. <code>npx statsfs doctor</code> says what it
        can read and what not.
      </p>
    </EmptyState>
  );
}

const PageSkeleton = () => (
  <div role="img" aria-label="The page is loading" className="flex flex-col gap-3">
    <div className="h-3 w-32 rounded-sm bg-bg2" />
    <div className="h-5 w-64 max-w-full rounded-sm bg-bg2" />
    <div className="h-3 w-96 max-w-full rounded-sm bg-bg2" />
    <div className="mt-3 h-60 rounded-md border border-line bg-bg1" />
  </div>
);
