import { readFile } from 'node:fs/promises';
import type { AgentRouter } from '@statsfs/agent/router';
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import { Agent, fetch as undiciFetch } from 'undici';

/** Control of the agent at a socket. Its token changes with each of its starts, so it is read for each use. */
export class AgentControl {
  readonly #socketPath: string;
  readonly #dispatcher: Agent;

  constructor(socketPath: string) {
    this.#socketPath = socketPath;
    this.#dispatcher = new Agent({ connect: { socketPath } });
  }

  /** @throws Error when there is no agent, or its token may not be read. */
  async client(): Promise<TRPCClient<AgentRouter>> {
    const token = (await readFile(`${this.#socketPath}.token`, 'utf8')).trim();
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
