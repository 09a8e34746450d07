import type { FastPath } from '../trpc/fast-path.ts';
import type { WorkerMessage } from './worker/tab-message.ts';

/** A tab's end of the worker, or of what stands in for it where there is no SharedWorker. */
export interface LiveLink {
  /** All that the tab looks at; replaces what it said before. */
  readonly look: (paths: readonly string[], fast: readonly FastPath[]) => void;
  /** Connect now instead of when the backoff ends: after a login, or when asked. */
  readonly retry: () => void;
  readonly leave: () => void;
}

/** Opens the link for one host. `onMessage` may be called before it returns. */
export type OpenLiveLink = (host: string, onMessage: (message: WorkerMessage) => void) => LiveLink;
