import { parseStatPath, type SchemaIndex } from '@statsfs/core/model';
import { getValues, listTree } from '@statsfs/core/query';
import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Mirror } from './mirror.ts';
import type { SweepLink } from './sweep-link.ts';

/** What procedures work with; the bearer token was checked before a request gets this far. */
export interface AgentContext {
  readonly link: SweepLink;
  readonly mirror: Mirror;
  readonly allowClear: boolean;
}

const t = initTRPC.context<AgentContext>().create();

const MAX_PATHS = 10_000;
const MAX_ACTOR_LENGTH = 200;
const paths = z.array(z.string().max(4096)).min(1).max(MAX_PATHS);

function indexOf(mirror: Mirror): SchemaIndex {
  if (mirror.index === undefined) {
    throw new TRPCError({
      code: 'PRECONDITION_FAILED',
      message: 'The first sweep is not done yet',
    });
  }
  return mirror.index;
}

/** Clearing does not exist unless the agent was started with --allow-clear. */
const clearProcedure = t.procedure.use(({ ctx, next }) => {
  if (ctx.allowClear) return next();
  throw new TRPCError({
    code: 'FORBIDDEN',
    message: 'The agent was started without --allow-clear',
  });
});

/** Control of one agent, over its socket. Data travel beside it, as a byte stream of frames. */
export const agentRouter = t.router({
  describe: t.procedure.query(({ ctx }) => ({
    allowClear: ctx.allowClear,
    epoch: ctx.mirror.index?.schema.epoch,
    host: ctx.mirror.index?.schema.host,
  })),
  tree: t.procedure
    .input(z.object({ path: z.string().default(''), depth: z.number().int().min(0).optional() }))
    .query(({ ctx, input }) => {
      const path = parseStatPath(input.path);
      const lines =
        path === undefined ? undefined : listTree(indexOf(ctx.mirror), path, input.depth);
      if (lines === undefined) {
        throw new TRPCError({
          code: 'NOT_FOUND',
          message: `No such path in the tree: ${input.path}`,
        });
      }
      return lines;
    }),
  values: t.procedure.input(z.object({ paths })).query(({ ctx, input }) => {
    const { mirror } = ctx;
    return getValues(indexOf(mirror), mirror.readings, input.paths, mirror.times);
  }),
  clearPreview: clearProcedure
    .input(z.object({ paths }))
    .query(({ ctx, input }) => ctx.link.preview(input.paths)),
  clearRun: clearProcedure
    .input(z.object({ paths, actor: z.string().max(MAX_ACTOR_LENGTH) }))
    .mutation(({ ctx, input }) => ctx.link.clear(input.paths, input.actor)),
});

export type AgentRouter = typeof agentRouter;
