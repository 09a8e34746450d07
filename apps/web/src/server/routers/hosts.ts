import type { AgentRouter } from '@statsfs/agent/router';
import type { TRPCClient } from '@trpc/client';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { HostHub } from '../hub/host-hub.ts';
import { getHub } from '../hub/hub.ts';
import { hostName, hostOf, router, viewerProcedure } from '../init.ts';

export const hostsRouter = router({
  list: viewerProcedure.query(({ ctx }) =>
    getHub()
      .hosts()
      .map((host) => {
        const state = host.state(ctx.session.role === 'operator');
        return { ...state, state: state.condition };
      }),
  ),
  /** What the agent finds on its host, what it does not find, why, and what mends it. */
  capabilities: viewerProcedure
    .input(z.object({ host: hostName }))
    .query(({ input }) => askAgent(hostOf(input.host), (agent) => agent.doctor.query())),
  /** What reading the values below a path costs, the dearest first. */
  costs: viewerProcedure
    .input(z.object({ host: hostName, path: z.string().max(4096) }))
    .query(({ input: { host, path } }) =>
      askAgent(hostOf(host), (agent) => agent.costs.query({ path })),
    ),
  /** What runs on the host, for somebody to choose what is looked into. */
  processes: viewerProcedure.input(z.object({ host: hostName })).query(async ({ input }) => {
    const listing = await askAgent(hostOf(input.host), (agent) => agent.processes.query());
    return { ...listing, atMs: Date.now() };
  }),
  /** One process; none when there is no such. */
  process: viewerProcedure
    .input(z.object({ host: hostName, pid: z.number().int().min(1) }))
    .query(({ input: { host, pid } }) =>
      askAgent(hostOf(host), (agent) => agent.process.query({ pid })),
    ),
});

/** @throws TRPCError BAD_GATEWAY that says why the agent cannot be asked. */
async function askAgent<T>(
  host: HostHub,
  ask: (agent: TRPCClient<AgentRouter>) => Promise<T>,
): Promise<T> {
  try {
    return await ask(await host.control.client());
  } catch (cause) {
    const { reason } = host.state(false);
    const detail = cause instanceof Error ? cause.message : String(cause);
    const message = reason === '' ? `The agent did not answer: ${detail}` : reason;
    throw new TRPCError({ code: 'BAD_GATEWAY', message, cause });
  }
}
