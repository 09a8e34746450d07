import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../server/root.ts';

/** What the agent says runs on its host, and when it was asked. */
export type ProcessListing = inferRouterOutputs<AppRouter>['hosts']['processes'];
export type Process = ProcessListing['processes'][number];
