import { router } from './init.ts';
import { activityRouter } from './routers/activity.ts';
import { auditRouter } from './routers/audit.ts';
import { authRouter } from './routers/auth.ts';
import { baselinesRouter } from './routers/baselines.ts';
import { clearRouter } from './routers/clear.ts';
import { hostsRouter } from './routers/hosts.ts';
import { liveRouter } from './routers/live.ts';
import { pinsRouter } from './routers/pins.ts';
import { sessionsRouter } from './routers/sessions.ts';
import { treeRouter } from './routers/tree.ts';
import { valuesRouter } from './routers/values.ts';

export const appRouter = router({
  activity: activityRouter,
  audit: auditRouter,
  auth: authRouter,
  baselines: baselinesRouter,
  clear: clearRouter,
  hosts: hostsRouter,
  live: liveRouter,
  pins: pinsRouter,
  sessions: sessionsRouter,
  tree: treeRouter,
  values: valuesRouter,
});

export type AppRouter = typeof appRouter;
