import type { Connection } from '../../live/connection.ts';
import type { HostState } from '../../trpc/live-event.ts';

/** The host's state as far as it is known. */
export function hostOf(connection: Connection): HostState | undefined {
  return connection.kind === 'online' || connection.kind === 'offline'
    ? connection.host
    : undefined;
}
