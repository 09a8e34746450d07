import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Session } from '../auth/session.ts';
import { BaselineLimitError, keepBaseline } from '../baseline/keep-baseline.ts';
import { hostName, hostOf, pathText, router, viewerProcedure } from '../init.ts';
import {
  findBaseline,
  listBaselines,
  type Owner,
  renameBaseline,
  setRemoved,
} from '../store/baselines.ts';
import { getDatabase } from '../store/database.ts';

const MAX_NAME = 60;
const id = z.string().min(1).max(64);
const name = z.string().trim().max(MAX_NAME);
const one = z.object({ host: hostName, id });

const ownerOf = (host: string, { kind, id: who }: Session): Owner => ({
  host: hostOf(host).name,
  owner: `${kind} ${who}`,
});

function orGone(isThere: boolean): void {
  if (isThere) return;
  throw new TRPCError({ code: 'NOT_FOUND', message: 'This baseline is not kept, or not yours' });
}

export const baselinesRouter = router({
  /** One's own, newest first. */
  list: viewerProcedure
    .input(z.object({ host: hostName }))
    .query(({ ctx, input: { host } }) => listBaselines(getDatabase(), ownerOf(host, ctx.session))),
  /** Anybody's: who was given its id may count from it. Null when it is not kept. */
  find: viewerProcedure
    .input(one)
    .query(
      ({ input }) =>
        findBaseline(getDatabase(), hostOf(input.host).name, input.id, Date.now()) ?? null,
    ),
  /** Remembers the figures of a value, or of all below a source: the newest, or those of a moment that history reaches. */
  set: viewerProcedure
    .input(
      z.object({
        host: hostName,
        path: pathText,
        name: name.default(''),
        atUs: z.number().int().min(0).optional(),
      }),
    )
    .mutation(async ({ ctx, input: { host: asked, path, atUs, name: its } }) => {
      const host = hostOf(asked);
      const snapshot = host.baselines.snapshot(path, atUs);
      if (snapshot === undefined)
        throw new TRPCError({ code: 'NOT_FOUND', message: `There is no ${path} now` });
      if (snapshot.values.size === 0) {
        const message =
          atUs === undefined
            ? 'There are no figures to count from: nothing was read yet'
            : 'There are no figures to count from: what is kept does not reach back to then';
        throw new TRPCError({ code: 'PRECONDITION_FAILED', message });
      }
      try {
        const owner = ownerOf(asked, ctx.session);
        return await keepBaseline(getDatabase(), owner, { name: its, path, snapshot }, Date.now());
      } catch (cause) {
        if (!(cause instanceof BaselineLimitError)) throw cause;
        throw new TRPCError({ code: 'CONFLICT', message: cause.message, cause });
      }
    }),
  rename: viewerProcedure
    .input(one.extend({ name }))
    .mutation(({ ctx, input }) =>
      orGone(renameBaseline(getDatabase(), ownerOf(input.host, ctx.session), input.id, input.name)),
    ),
  /** Takes it away; for ten minutes it can be brought back. */
  remove: viewerProcedure
    .input(one)
    .mutation(({ ctx, input }) =>
      orGone(setRemoved(getDatabase(), ownerOf(input.host, ctx.session), input.id, Date.now())),
    ),
  restore: viewerProcedure
    .input(one)
    .mutation(({ ctx, input }) =>
      orGone(setRemoved(getDatabase(), ownerOf(input.host, ctx.session), input.id, null)),
    ),
});
