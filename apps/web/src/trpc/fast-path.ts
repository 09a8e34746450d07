/** How often somebody may want something read, in ms: a few paces, so that the agent can read what is wanted together. */
export type ReadPaceMs = 100 | 250 | 500 | 1000;

/** A path that somebody wants read more often than the host reads by itself. */
export interface FastPath {
  readonly path: string;
  readonly intervalMs: ReadPaceMs;
}
