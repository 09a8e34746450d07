import { randomUUID } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { HostHub } from '../hub/host-hub.ts';
import { hostName, hostOf, operatorProcedure, pathText, pathTexts, router } from '../init.ts';
import { type AuditEntry, appendAudit } from '../store/audit.ts';
import { getDatabase } from '../store/database.ts';

const MAX_IDENTITY_LENGTH = 100;
/** The agent takes no longer one; a proxy may name anybody. */
const MAX_ACTOR_LENGTH = 200;
const input = z.object({ host: hostName, paths: pathTexts.min(1) });
/** What the preview said of each file, so that another one in its place is not written to. */
const shown = z.record(pathText, z.string().max(MAX_IDENTITY_LENGTH)).optional();

/** Says in one sentence why the agent could not be asked. */
async function ask<T>(host: HostHub, call: () => Promise<T>): Promise<T> {
  if (!host.state(true).canClear) {
    const message = 'The agent was started without --allow-clear, or is away';
    throw new TRPCError({ code: 'NOT_FOUND', message });
  }
  try {
    return await call();
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new TRPCError({
      code: 'BAD_GATEWAY',
      message: `The agent did not do it: ${detail}`,
      cause,
    });
  }
}

export const clearRouter = router({
  preview: operatorProcedure.input(input).query(({ ctx, input: { host: name, paths } }) => {
    const host = hostOf(name);
    const { role } = ctx.session;
    return ask(host, async () => (await host.control.client()).clearPreview.query({ paths, role }));
  }),
  run: operatorProcedure
    .input(input.extend({ shown }))
    .mutation(async ({ ctx, input: { host: name, ...order } }) => {
      const host = hostOf(name);
      const { role, address } = ctx.session;
      const actor = ctx.session.actor.slice(0, MAX_ACTOR_LENGTH);
      const results = await ask(host, () => host.clearAs({ actor, role, ...order }));
      const request = randomUUID();
      const atMs = Date.now();
      const entries = results.map(
        ({ path, file, kind, code, reason = '', before, after }): Omit<AuditEntry, 'id'> => ({
          atMs,
          host: host.name,
          actor,
          address,
          request,
          path,
          file,
          result: code === undefined ? kind : `${kind} ${code}`,
          reason,
          before: before.join(' '),
          after: after.join(' '),
        }),
      );
      appendAudit(getDatabase(), entries);
      return { results };
    }),
});
