import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../server/root.ts';

/** What the agent says of its host, and when it looked. */
export type CapabilityReport = inferRouterOutputs<AppRouter>['hosts']['capabilities'];
export type Finding = CapabilityReport['findings'][number];
export type FindingState = Finding['state'];
export type Mend = Finding['mend'];
