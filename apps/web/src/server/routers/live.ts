import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { ReadPaceMs } from '../../trpc/fast-path.ts';
import type { LiveEvent } from '../../trpc/live-event.ts';
import { isStillGood } from '../auth/session.ts';
import { getHub } from '../hub/hub.ts';
import { takeSeat } from '../hub/seats.ts';
import { hostName, hostOf, pathTexts, router, viewerProcedure } from '../init.ts';

const PACES_MS = [100, 250, 500, 1000] as const satisfies readonly ReadPaceMs[];

/** What somebody wants read more often than the agent reads by itself, in ms: a few paces, which the agent asks for together. */
const fast = z
  .array(
    z.object({
      path: z.string().max(4096),
      intervalMs: z.literal(PACES_MS),
    }),
  )
  .max(64)
  .default([]);

export const liveRouter = router({
  /** One per browser: everything on screen in one stream, changed by `look`. */
  watch: viewerProcedure
    .input(z.object({ host: hostName, paths: pathTexts.default([]) }))
    .subscription(async function* ({ ctx, input, signal }): AsyncGenerator<LiveEvent> {
      const { session } = ctx;
      const host = hostOf(input.host);
      const seat = takeSeat(session.id);
      if (seat === undefined) {
        const message = 'Too many live streams are open; close some of them';
        throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message });
      }
      const viewer = host.open(input.paths, session.role === 'operator');
      try {
        for await (const event of viewer.events(signal ?? new AbortController().signal)) {
          // A session may be ended, or its token withdrawn, while its stream goes on.
          if (!seat.isGood(() => isStillGood(session))) return;
          yield event;
        }
      } finally {
        host.close(viewer);
        seat.leave();
      }
    }),
  look: viewerProcedure
    .input(z.object({ viewer: z.string().max(64), paths: pathTexts, fast }))
    .mutation(({ input }) => {
      const ok = getHub()
        .hosts()
        .some((host) => host.look(input.viewer, input.paths, input.fast));
      return { ok };
    }),
});
