import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { readSession } from '../../../../server/auth/session.ts';
import { appRouter } from '../../../../server/root.ts';

export const dynamic = 'force-dynamic';

const answer = (request: Request): Promise<Response> =>
  fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    createContext: async () => ({
      session: await readSession(request.headers.get('authorization')),
    }),
  });

export { answer as GET, answer as POST };
