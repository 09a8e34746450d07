'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useTRPC } from '../../trpc/client.tsx';
import { failureText } from '../../trpc/failure-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { HostPageHeader } from '../../ui/host-page-header.tsx';
import { momentText } from '../../ui/moment-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { browserName } from './browser-name.ts';

/** Who is signed in, and which tokens let somebody in: for operators, who can sign others out. */
export function SessionsPage() {
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery(
    trpc.sessions.list.queryOptions(undefined, { retry: false }),
  );
  const isViewer = error?.data?.code === 'FORBIDDEN';
  return (
    <article className="flex min-w-0 flex-col gap-4">
      <HostPageHeader title="Sessions" sentence={sentenceOf(data?.sessions.length, isViewer)}>
        <Button onClick={() => void refetch()} disabled={isFetching}>
          <RefreshCw size={13} aria-hidden />
          {isFetching ? 'Looking' : 'Look again'}
        </Button>
      </HostPageHeader>
      {error !== null && !isViewer && (
        <ErrorNotice
          message={`The sessions could not be read: ${failureText(error)}`}
          onRetry={() => void refetch()}
        />
      )}
      {isViewer && (
        <EmptyState title="For operators only">
          <p>You are signed in as a viewer, who sees the host and not who else looks at it.</p>
        </EmptyState>
      )}
      {data !== undefined && (
        <>
          <SignedIn sessions={data.sessions} />
          <Tokens tokens={data.tokens} />
        </>
      )}
    </article>
  );
}

function sentenceOf(count: number | undefined, isViewer: boolean): string {
  if (isViewer) return 'Not shown to viewers.';
  if (count === undefined) return 'Asking who is signed in.';
  return `${count} ${count === 1 ? 'browser is' : 'browsers are'} signed in to this web app.`;
}

interface SessionLine {
  readonly id: string;
  readonly role: string;
  readonly origin: string;
  readonly address: string;
  readonly browser: string;
  readonly madeMs: number;
  readonly seenMs: number;
  readonly isOwn: boolean;
}

function SignedIn({ sessions }: { readonly sessions: readonly SessionLine[] }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const { mutate, isPending } = useMutation(
    trpc.sessions.end.mutationOptions({
      onSuccess: () => toast('Signed out.'),
      onError: (error) => toast(`Nobody was signed out: ${failureText(error)}`, { tone: 'bad' }),
      onSettled: () => client.invalidateQueries({ queryKey: trpc.sessions.list.queryKey() }),
    }),
  );
  return (
    <Panel title="Signed in">
      <ul aria-label="Signed in" className="border-line border-t">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-grid border-b py-2 text-t1"
          >
            <span className="font-mono text-fg0">{session.id}</span>
            <span className="text-fg0">{session.role}</span>
            <span className="text-fg1">
              by <bdi>{session.origin}</bdi>, from {session.address},{' '}
              <bdi title={session.browser}>{browserName(session.browser)}</bdi>
            </span>
            <span className="text-fg2">
              since {momentText(session.madeMs)}, last seen {momentText(session.seenMs)}
            </span>
            <span className="ml-auto">
              {session.isOwn ? (
                <span className="text-fg1">this browser</span>
              ) : (
                <Button
                  tone="danger"
                  disabled={isPending}
                  aria-label={`Sign out ${session.id}`}
                  onClick={() => mutate({ id: session.id })}
                >
                  Sign out
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface TokenLine {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly madeMs: number;
}

function Tokens({ tokens }: { readonly tokens: readonly TokenLine[] }) {
  return (
    <Panel title="Lasting tokens" note="made and withdrawn on the command line">
      {tokens.length === 0 ? (
        <EmptyState title="None">
          <p>
            <code>npx statsfs token viewer --name grafana</code> makes one, for a script or a
            person.
          </p>
        </EmptyState>
      ) : (
        <ul aria-label="Lasting tokens" className="border-line border-t">
          {tokens.map(({ id, name, role, madeMs }) => (
            <li
              key={id}
              className="flex flex-wrap items-baseline gap-x-3 border-grid border-b py-2 text-t1"
            >
              <bdi className="font-mono text-fg0">{name}</bdi>
              <span>{role}</span>
              <span className="text-fg2">made {momentText(madeMs)}</span>
              <code className="ml-auto text-fg1">npx statsfs token revoke {name}</code>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
