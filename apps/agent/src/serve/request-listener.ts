import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathFilter } from '@statsfs/core/query';
import type { StreamPlace } from '@statsfs/core/wire';
import { createHTTPHandler } from '@trpc/server/adapters/standalone';
import { carriesToken } from './bearer.ts';
import { streamFrames } from './frame-reader-session.ts';
import { type AgentContext, agentRouter, readingRouter } from './router.ts';
import { streamSubset } from './subset-reader-session.ts';

const MAX_REQUEST_BYTES = 4 * 1024 * 1024;

/** Answers control (`/trpc`) and frames (`/frames`), to whoever carries the token. */
export function createRequestListener(
  token: string,
  context: AgentContext,
): (request: IncomingMessage, response: ServerResponse) => void {
  const trpc = createHTTPHandler({
    // Without --allow-clear the procedures that write do not exist.
    router: context.allowClear.kind === 'nothing' ? readingRouter : agentRouter,
    createContext: () => context,
    basePath: '/trpc/',
    maxBodySize: MAX_REQUEST_BYTES,
  });
  return (request, response) => {
    if (!carriesToken(request.headers.authorization, token)) {
      refuse(response, 401, 'The agent expects its bearer token');
    } else if (isFor(request, '/frames') && request.method === 'GET') {
      answerFrames(context, request, response);
    } else if (request.url?.startsWith('/trpc/') === true) {
      trpc(request, response);
    } else {
      refuse(response, 404, 'The agent answers /frames and /trpc');
    }
  };
}

/** `?path=…`, once or often: some values. Otherwise all. */
function answerFrames(
  { link, mirror }: AgentContext,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const paths = searchOf(request).getAll('path');
  const chooses = pathFilter(paths);
  if (paths.length === 0) streamFrames(link, response, placeOf(request));
  else if (chooses === undefined) refuse(response, 400, 'Expected paths or globs of the tree');
  else streamSubset(mirror, response, chooses);
}

const searchOf = (request: IncomingMessage): URLSearchParams =>
  new URLSearchParams(request.url?.split('?')[1]);

const isFor = (request: IncomingMessage, path: string): boolean =>
  request.url === path || request.url?.startsWith(`${path}?`) === true;

/** `?epoch=…&generation=…` of a reader that comes back. Anything else is taken for one who joins, and costs a schema. */
function placeOf(request: IncomingMessage): StreamPlace | undefined {
  const search = searchOf(request);
  const epoch = search.get('epoch');
  const generation = Number(search.get('generation') ?? Number.NaN);
  return epoch === null || !Number.isSafeInteger(generation) ? undefined : { epoch, generation };
}

function refuse(response: ServerResponse, status: number, error: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error }));
}
