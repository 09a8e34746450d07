import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { logIn, logOut } from '../auth/session.ts';
import { publicProcedure, router, viewerProcedure } from '../init.ts';

const MAX_TOKEN_LENGTH = 512;

export const authRouter = router({
  session: viewerProcedure.query(({ ctx }) => ({ role: ctx.session.role })),
  login: publicProcedure
    .input(z.object({ token: z.string().min(1).max(MAX_TOKEN_LENGTH) }))
    .mutation(async ({ input }) => {
      const session = await logIn(input.token);
      if (session === undefined) {
        const message = 'This token is wrong, or its link was used before';
        throw new TRPCError({ code: 'UNAUTHORIZED', message });
      }
      return { role: session.role };
    }),
  logout: viewerProcedure.input(z.object({})).mutation(async () => {
    await logOut();
    return {};
  }),
});
