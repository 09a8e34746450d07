import { formatAge } from '@statsfs/core/units';
import type { Connection } from '../../live/connection.ts';
import { intervalText, stretchText } from './stretch-text.ts';

export interface Status {
  readonly word: 'Live' | 'Paused' | 'Stale' | 'Offline';
  /** What stands after the word: the interval, or how old things are. Changes often, so it is not read out. */
  readonly detail: string;
  readonly tone: 'ok' | 'warn' | 'bad';
  /** Why it is not as it was asked for, in a sentence; empty when it is. */
  readonly reason: string;
}

/** Sweeps that may be missing before what is shown counts as old. */
const MISSED_SWEEPS = 4;
const LEAST_PATIENCE_MS = 4000;

export interface StatusFacts {
  readonly connection: Connection;
  readonly isPaused: boolean;
  /** Wall clock. */
  readonly nowMs: number;
  /** When this tab last heard of a new sweep; undefined before the first. */
  readonly heardMs: number | undefined;
  /** How far what is shown is behind what has come. */
  readonly behindMs: number;
  /** The moment that is shown, with date and zone, as people write it. */
  readonly shownAt: string;
}

export function statusOf(facts: StatusFacts): Status {
  const { connection, isPaused, nowMs, behindMs } = facts;
  switch (connection.kind) {
    case 'connecting':
      return { word: 'Offline', detail: '', tone: 'warn', reason: 'Connecting.' };
    case 'signed-out':
      return { word: 'Offline', detail: 'signed out', tone: 'bad', reason: 'Signed out.' };
    case 'offline':
      return { word: 'Offline', detail: '', tone: 'bad', reason: connection.reason };
    case 'online':
      break;
  }
  const { host } = connection;
  if (host.condition === 'offline') {
    return { word: 'Offline', detail: '', tone: 'bad', reason: host.reason };
  }
  if (host.condition === 'stale') {
    const detail = `· ${formatAge((nowMs - host.sweepAtUs / 1000) / 1000)}`;
    return { word: 'Stale', detail, tone: 'warn', reason: host.reason };
  }
  if (isPaused) {
    const behind = formatAge(behindMs / 1000);
    const reason = `Shown is ${facts.shownAt}. Data keep arriving.`;
    return { word: 'Paused', detail: `· ${behind} behind`, tone: 'warn', reason };
  }
  const silentMs = nowMs - (facts.heardMs ?? nowMs);
  if (silentMs > Math.max(LEAST_PATIENCE_MS, MISSED_SWEEPS * host.intervalMs)) {
    const reason = 'No sweep has arrived, and nobody has said why.';
    return { word: 'Stale', detail: `· ${formatAge(silentMs / 1000)}`, tone: 'warn', reason };
  }
  const detail = intervalText(host.intervalMs);
  return { word: 'Live', detail, tone: 'ok', reason: stretchText(host) };
}
