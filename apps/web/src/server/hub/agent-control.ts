import type { AgentRouter } from '@statsfs/agent/router';
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import { Agent, fetch as undiciFetch } from 'undici';
import { readAgentToken } from './agent-token.ts';

/** The longest answer is that of a clear of 10,000 files, at some 400 bytes each. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Control of the agent at a socket. Its token is read for each use. */
export class AgentControl {
  readonly #socketPath: string;
  readonly #dispatcher: Agent;

  constructor(socketPath: string) {
    this.#socketPath = socketPath;
    this.#dispatcher = new Agent({ connect: { socketPath }, maxResponseSize: MAX_ANSWER_BYTES });
  }

  /** @throws as `readAgentToken`. */
  async client(): Promise<TRPCClient<AgentRouter>> {
    const token = await readAgentToken(this.#socketPath);
    const dispatcher = this.#dispatcher;
    return createTRPCClient<AgentRouter>({
      links: [
        httpLink({
          url: 'http://agent/trpc',
          headers: { authorization: `Bearer ${token}` },
          // undici's own fetch, because the global one of Node 20 takes dispatchers of another undici only. Its types
          // differ from the DOM's in members that tRPC does not use.
          fetch: (url, init) =>
            undiciFetch(String(url), {
              ...(init as object),
              dispatcher,
            }) as unknown as Promise<Response>,
        }),
      ],
    });
  }
}
