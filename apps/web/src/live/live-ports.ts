import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import type { Since } from '../trpc/since.ts';
import type { History } from './decode-series-answer.ts';
import type { OpenLiveLink } from './live-link.ts';
import type { LiveClock } from './worker/live-transport.ts';

/** What a LiveStore needs of the browser. */
export interface LivePorts {
  readonly openLink: OpenLiveLink;
  /** @returns undefined when the host has no schema yet. Rejects when the server does not answer. */
  readonly fetchSchema: (host: string, signal: AbortSignal) => Promise<SchemaIndex | undefined>;
  /** One answer per path, in order; undefined where the path is unknown. Rejects when the server does not answer. */
  readonly fetchSeries: (
    host: string,
    paths: readonly StatPath[],
    seconds: number,
  ) => Promise<readonly (History | undefined)[]>;
  /**
   * What values are to be counted from under a baseline, in the order of the paths; undefined when it is not kept.
   * Rejects when the server does not answer.
   */
  readonly fetchSince: (
    host: string,
    baseline: string,
    paths: readonly StatPath[],
  ) => Promise<readonly Since[] | undefined>;
  readonly clock: LiveClock;
}
