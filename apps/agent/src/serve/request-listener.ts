import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHTTPHandler } from '@trpc/server/adapters/standalone';
import { carriesToken } from './bearer.ts';
import { streamFrames } from './frame-reader-session.ts';
import { type AgentContext, agentRouter } from './router.ts';

const MAX_REQUEST_BYTES = 4 * 1024 * 1024;

/** Answers control (`/trpc`) and frames (`/frames`), to whoever carries the token. */
export function createRequestListener(
  token: string,
  context: AgentContext,
): (request: IncomingMessage, response: ServerResponse) => void {
  const trpc = createHTTPHandler({
    router: agentRouter,
    createContext: () => context,
    basePath: '/trpc/',
    maxBodySize: MAX_REQUEST_BYTES,
  });
  return (request, response) => {
    if (!carriesToken(request.headers.authorization, token)) {
      refuse(response, 401, 'The agent expects its bearer token');
    } else if (request.url === '/frames' && request.method === 'GET') {
      streamFrames(context.link, response);
    } else if (request.url?.startsWith('/trpc/') === true) {
      trpc(request, response);
    } else {
      refuse(response, 404, 'The agent answers /frames and /trpc');
    }
  };
}

function refuse(response: ServerResponse, status: number, error: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error }));
}
