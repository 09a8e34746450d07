import type { FastPath } from '../../trpc/fast-path.ts';
import type { LiveEvent } from '../../trpc/live-event.ts';

export interface WatchObserver {
  readonly onEvent: (event: LiveEvent) => void;
  /** The stream broke, or never came up. Called at most once; nothing follows. */
  readonly onFailure: (failure: WatchFailure) => void;
}

export type WatchFailure =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** The server answers, but the stream ended. The first time in a row that is not worth a word. */
  | { readonly kind: 'broken'; readonly reason: string };

/** The two procedures that live data need, as a port: tRPC in the browser, a script in tests. */
export interface LiveTransport {
  /** Subscribes with nothing looked at. @returns what ends it. */
  readonly watch: (host: string, observer: WatchObserver) => () => void;
  /** Replaces what the subscription carries. @returns false when the server does not know that viewer. Rejects when unreachable. */
  readonly look: (
    viewer: string,
    paths: readonly string[],
    fast: readonly FastPath[],
  ) => Promise<boolean>;
}

/** Time as a port, so that tests do not sleep. */
export interface LiveClock {
  readonly nowMs: () => number;
  /** @returns what cancels it. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

export const systemClock: LiveClock = {
  nowMs: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
