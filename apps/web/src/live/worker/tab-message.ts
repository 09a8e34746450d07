import type { FastPath } from '../../trpc/fast-path.ts';
import type { LiveEvent } from '../../trpc/live-event.ts';
import type { LinkState } from '../connection.ts';

/** From a tab to the worker. `look` doubles as heartbeat: it says all that the tab wants, so a lost tab just says it again. */
export type TabMessage =
  | {
      readonly kind: 'look';
      readonly host: string;
      readonly paths: readonly string[];
      readonly fast: readonly FastPath[];
    }
  /** After a login, or when the user asks: do not wait for the backoff. */
  | { readonly kind: 'retry'; readonly host: string }
  | { readonly kind: 'leave'; readonly host: string };

/** From the worker to a tab. Samples are only those that the tab asked for. */
export type WorkerMessage =
  | { readonly kind: 'link'; readonly host: string; readonly link: LinkState }
  | { readonly kind: 'event'; readonly host: string; readonly event: LiveEvent };

/** A tab says what it looks at this often. Browsers stretch timers of hidden tabs to one a minute. */
export const HEARTBEAT_MS = 20_000;
/** A tab that was silent for this long is gone: two stretched heartbeats and some. */
export const SILENT_TAB_MS = 150_000;
