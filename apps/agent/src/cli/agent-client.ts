import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError } from '@trpc/client';
import { Agent, fetch as undiciFetch } from 'undici';
import { readToken } from '../node/token-file.ts';
import type { AgentRouter } from '../serve/router.ts';

/** The longest answer is that of a clear of 10,000 files, at some 400 bytes each. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Control of an agent over its Unix socket. */
export type AgentClient = TRPCClient<AgentRouter>;

export function createAgentClient(socketPath: string, token: string): AgentClient {
  const dispatcher = new Agent({ connect: { socketPath }, maxResponseSize: MAX_ANSWER_BYTES });
  return createTRPCClient<AgentRouter>({
    links: [
      httpLink({
        url: 'http://agent/trpc',
        headers: { authorization: `Bearer ${token}` },
        // undici's fetch is the one that takes a dispatcher; its types differ from the DOM's in ways that do not matter here.
        fetch: (url, init) =>
          undiciFetch(String(url), {
            ...(init as object),
            dispatcher,
          }) as unknown as Promise<Response>,
      }),
    ],
  });
}

/** What went wrong while asking an agent that was there a moment ago, in one sentence; undefined for any other error. */
export function agentFailure(error: unknown): string | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const code: unknown = error.data?.code;
  // A request that is malformed is told as JSON over many lines; the only way to get there is too much of a path.
  if (code === 'BAD_REQUEST') return 'The agent takes up to 10,000 paths of up to 4,096 characters';
  if (code !== undefined) return `The agent refused: ${error.message}`;
  return `The agent went away before it answered: ${reasonOf(error)}`;
}

/** The innermost cause: "fetch failed" alone tells nobody anything. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}

/** The agent at the socket, if one runs and we may talk to it. */
export async function findAgent(socketPath: string): Promise<AgentClient | undefined> {
  const token = readToken(socketPath);
  if (token === undefined) return undefined;
  const client = createAgentClient(socketPath, token);
  try {
    await client.describe.query();
    return client;
  } catch {
    // No agent behind a token that was left over: the command reads by itself.
    return undefined;
  }
}
