import 'server-only';
import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Asker } from './auth/asker.ts';
import type { Session } from './auth/session.ts';
import type { HostHub } from './hub/host-hub.ts';
import { getHub } from './hub/hub.ts';

export interface Context {
  readonly session: Session | undefined;
  readonly asker: Asker;
}

const t = initTRPC.context<Context>().create({
  sse: {
    ping: { enabled: true, intervalMs: 5_000 },
    client: { reconnectAfterInactivityMs: 15_000 },
  },
});

export const { router } = t;
/** For the login alone. */
export const publicProcedure = t.procedure;

/** Anybody who is logged in. */
export const viewerProcedure = t.procedure.use(({ ctx, next }) => {
  if (ctx.session === undefined) {
    throw new TRPCError({
      code: 'UNAUTHORIZED',
      message: 'Log in with the link that statsfs printed',
    });
  }
  return next({ ctx: { session: ctx.session } });
});

/** Operators only: what changes something for everybody. */
export const operatorProcedure = viewerProcedure.use(({ ctx, next }) => {
  if (ctx.session.role !== 'operator') {
    throw new TRPCError({ code: 'FORBIDDEN', message: 'Only an operator may do that' });
  }
  return next();
});

const MAX_PATHS = 10_000;
export const hostName = z.string().max(255);
export const pathText = z.string().max(4096);
export const pathTexts = z.array(pathText).max(MAX_PATHS);

/** @throws TRPCError NOT_FOUND. */
export function hostOf(name: string): HostHub {
  const host = getHub().find(name);
  if (host === undefined)
    throw new TRPCError({ code: 'NOT_FOUND', message: `No such host: ${name}` });
  return host;
}
