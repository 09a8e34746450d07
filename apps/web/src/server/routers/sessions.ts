import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { operatorProcedure, router } from '../init.ts';
import { getDatabase } from '../store/database.ts';
import { endSession, listSessions } from '../store/sessions.ts';
import { listTokens } from '../store/tokens.ts';

export const sessionsRouter = router({
  /** Browsers that are signed in, and lasting tokens; of neither anything that would let somebody in. */
  list: operatorProcedure.query(({ ctx }) => {
    const database = getDatabase();
    const sessions = listSessions(database).map(({ proof: _, ...session }) => ({
      ...session,
      isOwn: session.id === ctx.session.id,
    }));
    return { sessions, tokens: listTokens(database) };
  }),
  /** Signs a browser out; what it is still being sent ends within seconds. */
  end: operatorProcedure.input(z.object({ id: z.string().max(64) })).mutation(({ input }) => {
    if (!endSession(getDatabase(), input.id)) {
      throw new TRPCError({ code: 'NOT_FOUND', message: 'This session has ended already' });
    }
    return {};
  }),
});
