import type { HostState } from '../trpc/live-event.ts';

/** How this browser stands with the web server, and through it with the host. */
export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online'; readonly host: HostState }
  /** The web server does not answer; `host` is what was last known. */
  | { readonly kind: 'offline'; readonly host: HostState | undefined; readonly reason: string }
  | { readonly kind: 'signed-out' };

/** What the worker says about its subscription; the tab adds the host's state. */
export type LinkState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online' }
  | { readonly kind: 'offline'; readonly reason: string }
  | { readonly kind: 'signed-out' };
