import { parseStatPath, type SchemaIndex } from '@statsfs/core/model';
import { getValues, listTree } from '@statsfs/core/query';
import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { processesInPaths } from '../catalog/process/processes-in-paths.ts';
import type { Report } from '../doctor/finding.ts';
import { filesToRead } from './files-to-read.ts';
import type { Mirror } from './mirror.ts';
import type { ProcessList } from './processes/process-list.ts';
import { subtreeCosts } from './subtree-costs.ts';
import type { SweepLink } from './sweep-link.ts';

/** What procedures work with; the bearer token was checked before a request gets this far. */
export interface AgentContext {
  readonly link: SweepLink;
  readonly mirror: Mirror;
  readonly allowClear: boolean;
  /** Looks at the host: what is there, what is not, and what mends it. */
  readonly examine: () => Promise<Report>;
  /** What runs on the host, for somebody to choose what is looked into. */
  readonly processes: ProcessList;
}

const t = initTRPC.context<AgentContext>().create();

const MAX_PATHS = 10_000;
const MAX_ACTOR_LENGTH = 200;
const MAX_FILES = 200_000;
const MAX_WANTS = 16;
const MAX_INTERVAL_MS = 3_600_000;
const wish = z.object({
  reader: z.string().min(1).max(100),
  epoch: z.string().max(200),
  wants: z
    .array(
      z.object({
        intervalMs: z.number().int().min(1).max(MAX_INTERVAL_MS),
        files: z.array(z.number().int().min(0)).max(MAX_FILES).readonly(),
      }),
    )
    .max(MAX_WANTS)
    .readonly(),
  processes: z.array(z.number().int().min(1)).max(64).readonly(),
});
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

/** Has read what paths name and no sweep reads, or only rarely. */
async function readAsked(mirror: Mirror, link: SweepLink, named: readonly string[]): Promise<void> {
  const { epoch } = indexOf(mirror).schema;
  const processes = processesInPaths(named);
  if (processes.length > 0) {
    link.wish({ reader: `values ${processes.join(' ')}`, epoch, wants: [], processes });
    // Answers come in order: after this one the processes are in the tree.
    await link.read([]);
  }
  const files = filesToRead(indexOf(mirror), mirror.readings, named, mirror.times.sweptUs);
  if (files.length > 0) await link.read(files);
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
  doctor: t.procedure.query(({ ctx }) => ctx.examine()),
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
  values: t.procedure.input(z.object({ paths })).query(async ({ ctx, input }) => {
    const { mirror, link } = ctx;
    await readAsked(mirror, link, input.paths);
    return getValues(indexOf(mirror), mirror.readings, input.paths, mirror.times);
  }),
  /** What somebody looks at; replaces what he looked at before, and is forgotten when he does not say it again. */
  wish: t.procedure.input(wish).mutation(({ ctx, input }) => {
    ctx.link.wish(input);
  }),
  costs: t.procedure
    .input(z.object({ path: z.string().max(4096).default('') }))
    .query(async ({ ctx, input }) => {
      const costs = await ctx.link.costs();
      const path = parseStatPath(input.path);
      if (costs === undefined || path === undefined) return [];
      return subtreeCosts(indexOf(ctx.mirror), path, costs);
    }),
  processes: t.procedure.query(({ ctx }) => ctx.processes.list()),
  process: t.procedure
    .input(z.object({ pid: z.number().int().min(1) }))
    .query(({ ctx, input }) => ({ process: ctx.processes.find(input.pid) })),
  clearPreview: clearProcedure
    .input(z.object({ paths }))
    .query(({ ctx, input }) => ctx.link.preview(input.paths)),
  clearRun: clearProcedure
    .input(z.object({ paths, actor: z.string().max(MAX_ACTOR_LENGTH) }))
    .mutation(({ ctx, input }) => ctx.link.clear(input.paths, input.actor)),
});

export type AgentRouter = typeof agentRouter;
