import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { askerOf } from '../../../../server/auth/asker.ts';
import { readSession } from '../../../../server/auth/session.ts';
import { appRouter } from '../../../../server/root.ts';

export const dynamic = 'force-dynamic';

const answer = (request: Request): Promise<Response> =>
  fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    createContext: async () => ({
      session: await readSession(request.headers),
      asker: askerOf(request.headers),
    }),
  });

export { answer as GET, answer as POST };
