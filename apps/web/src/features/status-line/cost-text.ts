import { formatInteger } from '@statsfs/core/units';
import type { HostState } from '../../trpc/live-event.ts';
import { intervalText, isStretched, percentOfCore } from './stretch-text.ts';

/** The figures of the status line as texts; the words around them are the component's. */
export interface CostText {
  readonly values: string;
  readonly sweepMs: string;
  /** How often the agent sweeps, and how often it was asked to; undefined while the two are the same. */
  readonly stretched: { readonly every: string; readonly wanted: string } | undefined;
  /** Per cent of one core. */
  readonly agentPercent: string;
  /** What the agent may use, per cent of one core; undefined when it may use all. */
  readonly budgetPercent: string | undefined;
  readonly lag: string;
  readonly unreadable:
    | { readonly count: string; readonly summary: string; readonly all: string }
    | undefined;
}

/** A lag outside is a difference between two clocks, not a delay. */
const LARGEST_LAG_MS = 60_000;

/** @param lagMs from the start of a sweep until this tab had it; undefined when not measured. */
export function costText(host: HostState, lagMs: number | undefined): CostText {
  const isLag = lagMs !== undefined && lagMs >= 0 && lagMs < LARGEST_LAG_MS;
  return {
    values: formatInteger(String(host.values)),
    sweepMs: threeDigits(host.sweepUs / 1000),
    stretched: isStretched(host)
      ? { every: intervalText(host.intervalMs), wanted: intervalText(host.wantedMs) }
      : undefined,
    agentPercent: (host.cpuPermyriad / 100).toFixed(1),
    budgetPercent: host.budgetPermyriad === 0 ? undefined : percentOfCore(host.budgetPermyriad),
    lag: isLag ? formatInteger(String(Math.round(lagMs))) : '—',
    unreadable: unreadableText(host.unreadable),
  };
}

function unreadableText(reasons: HostState['unreadable']): CostText['unreadable'] {
  const bySize = [...reasons].filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  const [first, ...others] = bySize;
  if (first === undefined) return undefined;
  const total = bySize.reduce((sum, { count }) => sum + count, 0);
  const more =
    others.length === 0
      ? ''
      : `, ${others.length} more ${others.length === 1 ? 'reason' : 'reasons'}`;
  return {
    count: formatInteger(String(total)),
    summary: `${first.reason}${more}`,
    all: bySize.map(({ reason, count }) => `${formatInteger(String(count))} ${reason}`).join('\n'),
  };
}

/** `0.41`, `4.12`, `41.2`, `412`: as many digits as tell something, and never one more. */
function threeDigits(value: number): string {
  if (value >= 100) return formatInteger(String(Math.round(value)));
  return value.toFixed(value >= 10 ? 1 : 2);
}
