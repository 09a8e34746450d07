import { familyHead, hostLabels } from '@statsfs/core/openmetrics';
import type { HostState } from '../../trpc/live-event.ts';

interface StateMetric {
  readonly name: string;
  readonly unit: string;
  readonly help: string;
  /** Undefined where it is not known. */
  readonly of: (state: HostState) => number | undefined;
}

const MS_PER_S = 1000;
const US_PER_S = 1e6;
const PERMYRIAD = 10_000;

const ifLive =
  (of: (state: HostState) => number) =>
  (state: HostState): number | undefined =>
    state.condition === 'live' ? of(state) : undefined;

/** What is told of a host that is no value of its tree. */
const METRICS: readonly StateMetric[] = [
  {
    name: 'statsfs_up',
    unit: '',
    help: 'Whether the agent of this host reads it; without that, figures are left out.',
    of: ({ condition }) => (condition === 'live' ? 1 : 0),
  },
  {
    name: 'statsfs_sweep_timestamp_seconds',
    unit: 'seconds',
    help: 'When the last sweep began, in seconds since 1970.',
    of: ({ sweepAtUs }) => (sweepAtUs > 0 ? sweepAtUs / US_PER_S : undefined),
  },
  {
    name: 'statsfs_sweep_duration_seconds',
    unit: 'seconds',
    help: 'How long the last sweep took.',
    of: ifLive(({ sweepUs }) => sweepUs / US_PER_S),
  },
  {
    name: 'statsfs_sweep_interval_seconds',
    unit: 'seconds',
    help: 'From one sweep to the next; files that are dear or slow are read less often.',
    of: ifLive(({ intervalMs }) => intervalMs / MS_PER_S),
  },
  {
    name: 'statsfs_agent_cpu_ratio',
    unit: '',
    help: 'Time that the agent takes of one CPU.',
    of: ifLive(({ cpuPermyriad }) => cpuPermyriad / PERMYRIAD),
  },
];

export const STATE_NAMES: readonly string[] = METRICS.map(({ name }) => name);

export function stateMetrics(host: string, state: HostState): string {
  return METRICS.map(({ of, ...family }) => {
    const figure = of(state);
    if (figure === undefined) return '';
    return `${familyHead({ ...family, type: 'gauge' })}${family.name}${hostLabels(host)} ${figure}\n`;
  }).join('');
}
