import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { logIn, logOut } from '../auth/session.ts';
import { publicProcedure, router, viewerProcedure } from '../init.ts';

const MAX_TOKEN_LENGTH = 512;

export const authRouter = router({
  session: viewerProcedure.query(({ ctx }) => ({ role: ctx.session.role })),
  login: publicProcedure
    .input(z.object({ token: z.string().min(1).max(MAX_TOKEN_LENGTH) }))
    .mutation(async ({ ctx, input }) => {
      const result = await logIn(input.token, ctx.asker);
      switch (result.kind) {
        case 'in':
          return { role: result.role };
        case 'wrong': {
          const message = 'This token is wrong, or its link was used before';
          throw new TRPCError({ code: 'UNAUTHORIZED', message });
        }
        case 'wait': {
          const message = `Too many attempts; try again in ${result.seconds} s`;
          throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message });
        }
      }
    }),
  logout: viewerProcedure.input(z.object({})).mutation(async ({ ctx }) => {
    await logOut(ctx.session);
    return {};
  }),
});
