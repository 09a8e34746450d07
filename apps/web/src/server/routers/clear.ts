import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { HostHub } from '../hub/host-hub.ts';
import { hostName, hostOf, operatorProcedure, pathTexts, router } from '../init.ts';
import { appendAudit } from '../store/audit.ts';
import { getDatabase } from '../store/database.ts';

const input = z.object({ host: hostName, paths: pathTexts.min(1) });

/** Says in one sentence why the agent could not be asked. */
async function ask<T>(host: HostHub, call: () => Promise<T>): Promise<T> {
  if (!host.state(true).canClear) {
    const message = 'The agent was started without --allow-clear, or is away';
    throw new TRPCError({ code: 'FORBIDDEN', message });
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
  preview: operatorProcedure.input(input).query(async ({ input: { host: name, paths } }) => {
    const host = hostOf(name);
    const files = await ask(host, async () =>
      (await host.control.client()).clearPreview.query({ paths }),
    );
    return { files };
  }),
  run: operatorProcedure.input(input).mutation(async ({ ctx, input: { host: name, paths } }) => {
    const host = hostOf(name);
    const actor = `${ctx.session.role} ${ctx.session.id}`;
    const results = await ask(host, () => host.clearAs(actor, paths));
    const atMs = Date.now();
    for (const { path, file, kind, code, before, after } of results) {
      appendAudit(getDatabase(), {
        atMs,
        host: host.name,
        actor,
        path,
        file,
        result: code === undefined ? kind : `${kind} ${code}`,
        before: before.join(' '),
        after: after.join(' '),
      });
    }
    return { results };
  }),
});
