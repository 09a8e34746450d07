import { z } from 'zod';
import type { LiveEvent } from '../../trpc/live-event.ts';
import { getHub } from '../hub/hub.ts';
import { hostName, hostOf, pathTexts, router, viewerProcedure } from '../init.ts';

export const liveRouter = router({
  /** One per browser: everything on screen in one stream, changed by `look`. */
  watch: viewerProcedure
    .input(z.object({ host: hostName, paths: pathTexts.default([]) }))
    .subscription(async function* ({ ctx, input, signal }): AsyncGenerator<LiveEvent> {
      const host = hostOf(input.host);
      const viewer = host.open(input.paths, ctx.session.role === 'operator');
      try {
        yield* viewer.events(signal ?? new AbortController().signal);
      } finally {
        host.close(viewer);
      }
    }),
  look: viewerProcedure
    .input(z.object({ viewer: z.string().max(64), paths: pathTexts }))
    .mutation(({ input }) => {
      const ok = getHub()
        .hosts()
        .some((host) => host.look(input.viewer, input.paths));
      return { ok };
    }),
});
