import { parseStatPath, type SchemaIndex } from '@statsfs/core/model';
import { getValues, listTree } from '@statsfs/core/query';
import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { processesInPaths } from '../catalog/process/processes-in-paths.ts';
import type { Report } from '../doctor/finding.ts';
import type { ClearAllowance } from '../sweep/clear/clear-allowance.ts';
import { filesToRead } from './files-to-read.ts';
import type { Mirror } from './mirror.ts';
import type { ProcessList } from './processes/process-list.ts';
import { subtreeCosts } from './subtree-costs.ts';
import type { SweepLink } from './sweep-link.ts';

/** What procedures work with; the bearer token was checked before a request gets this far. */
export interface AgentContext {
  readonly link: SweepLink;
  readonly mirror: Mirror;
  readonly allowClear: ClearAllowance;
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

/** What reads and never writes: all there is of an agent that was started without --allow-clear. */
export const readingRouter = t.router({
  describe: t.procedure.query(({ ctx }) => ({
    allowClear: ctx.allowClear.kind !== 'nothing',
    /** The only subsystems that may be cleared; empty where there is no such narrowing. */
    clearOnly: ctx.allowClear.kind === 'subsystems' ? ctx.allowClear.names : [],
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
});

/** Asked for once more of every request that writes: whoever asks must say that his asker is an operator. */
const role = z.enum(['viewer', 'operator']);

const operatorProcedure = t.procedure.input(z.object({ role })).use(({ input, next }) => {
  if (input.role === 'operator') return next();
  throw new TRPCError({ code: 'FORBIDDEN', message: 'Only an operator may clear' });
});

const clearRouter = t.router({
  clearPreview: operatorProcedure
    .input(z.object({ paths }))
    .query(({ ctx, input }) => ctx.link.preview(input.paths)),
  clearRun: operatorProcedure
    .input(
      z.object({
        paths,
        actor: z.string().max(MAX_ACTOR_LENGTH),
        /** As `identity` of the preview, by path. */
        shown: z.record(z.string().max(4096), z.string().max(100)).optional(),
      }),
    )
    .mutation(({ ctx, input: { paths, actor, shown } }) => ctx.link.clear({ paths, actor, shown })),
});

/** Control of one agent, over its socket. Data travel beside it, as a byte stream of frames. */
export const agentRouter = t.mergeRouters(readingRouter, clearRouter);

export type AgentRouter = typeof agentRouter;
