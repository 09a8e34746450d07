import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import { Agent, fetch as undiciFetch } from 'undici';
import { readToken } from '../node/token-file.ts';
import type { AgentRouter } from '../serve/router.ts';

/** Control of an agent over its Unix socket. */
export type AgentClient = TRPCClient<AgentRouter>;

export function createAgentClient(socketPath: string, token: string): AgentClient {
  const dispatcher = new Agent({ connect: { socketPath } });
  return createTRPCClient<AgentRouter>({
    links: [
      httpLink({
        url: 'http://agent/trpc',
        headers: { authorization: `Bearer ${token}` },
        // undici's fetch is the one that takes a dispatcher; its types differ from the DOM's in ways that do not matter here.
        fetch: (url, init) =>
          undiciFetch(String(url), { ...(init as object), dispatcher }) as unknown as Promise<Response>,
      }),
    ],
  });
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
