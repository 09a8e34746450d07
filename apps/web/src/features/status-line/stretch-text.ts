import { formatDurationSeconds } from '@statsfs/core/units';
import type { HostState } from '../../trpc/live-event.ts';

/** A share of a core in per cent, with the digits it has: 2, 0.25. */
export const percentOfCore = (permyriad: number): string => String(permyriad / 100);

/** An interval as people set it: 1 s, 100 ms. */
export const intervalText = (ms: number): string => formatDurationSeconds(ms / 1000);

/** Whether the agent sweeps more rarely than it was asked to. */
export const isStretched = ({
  intervalMs,
  wantedMs,
}: Pick<HostState, 'intervalMs' | 'wantedMs'>): boolean => intervalMs > wantedMs;

/** Why sweeps are rarer than they were asked for, without a full stop; empty when they are not. */
export function stretchText(
  host: Pick<HostState, 'intervalMs' | 'wantedMs' | 'budgetPermyriad'>,
): string {
  if (!isStretched(host)) return '';
  const stretched = `Stretched from ${intervalText(host.wantedMs)}`;
  const { budgetPermyriad } = host;
  if (budgetPermyriad === 0) return stretched;
  return `${stretched} to stay within ${percentOfCore(budgetPermyriad)} % of a core`;
}
