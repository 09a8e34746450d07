import {
  createTRPCClient,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
} from '@trpc/client';
import type { AppRouter } from '../../server/root.ts';
import type { LiveTransport, WatchFailure } from './live-transport.ts';

const TRPC_URL = '/api/trpc';
/** A server that does not even answer this is not there. */
const PROBE_TIMEOUT_MS = 4_000;

/** The two live procedures over HTTP and server-sent events. Works in a page and in a worker. */
export function createTrpcTransport(): LiveTransport {
  const client = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (op) => op.type === 'subscription',
        true: httpSubscriptionLink({ url: TRPC_URL }),
        false: httpLink({ url: TRPC_URL }),
      }),
    ],
  });
  return {
    watch: (host, { onEvent, onFailure }) => {
      let isOver = false;
      const fail = (error: unknown): void => {
        if (isOver) return;
        isOver = true;
        subscription.unsubscribe();
        void explain(error).then(onFailure);
      };
      const subscription = client.live.watch.subscribe(
        { host },
        {
          onData: onEvent,
          onError: fail,
          onComplete: () => fail(undefined),
          // EventSource would reconnect by itself at a fixed pace; ours is the only backoff.
          onConnectionStateChange: ({ state, error }) => {
            if (state === 'connecting' && error !== null) fail(error);
          },
        },
      );
      return () => {
        isOver = true;
        subscription.unsubscribe();
      };
    },
    look: async (viewer, paths, fast) => {
      const wanted = { viewer, paths: [...paths], fast: [...fast] };
      const { ok } = await client.live.look.mutate(wanted);
      return ok;
    },
  };
}

/** EventSource tells neither status nor reason of a refusal, so a plain request asks for them. */
async function explain(error: unknown): Promise<WatchFailure> {
  if (isUnauthorized(error)) return { kind: 'signed-out' };
  let status: number;
  try {
    const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
    const answer = await fetch(`${TRPC_URL}/auth.session`, { signal });
    status = answer.status;
  } catch {
    return { kind: 'unreachable', reason: 'The web server does not answer.' };
  }
  if (status === 401) return { kind: 'signed-out' };
  if (status >= 400) return { kind: 'unreachable', reason: `The web server answers ${status}.` };
  const reason = error instanceof TRPCClientError ? error.message : 'It ended.';
  return { kind: 'broken', reason: `The live stream broke off. ${reason}` };
}

function isUnauthorized(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false;
  const data: unknown = error.data;
  return (
    typeof data === 'object' && data !== null && 'code' in data && data.code === 'UNAUTHORIZED'
  );
}
