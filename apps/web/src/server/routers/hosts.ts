import { getHub } from '../hub/hub.ts';
import { router, viewerProcedure } from '../init.ts';

export const hostsRouter = router({
  list: viewerProcedure.query(({ ctx }) =>
    getHub()
      .hosts()
      .map((host) => {
        const state = host.state(ctx.session.role === 'operator');
        return { ...state, state: state.condition };
      }),
  ),
});
