import type { HostState } from '../src/trpc/live-event.ts';

/** A live host with everything a test does not care about filled in. */
export const makeHostState = (more: Partial<HostState> = {}): HostState => ({
  name: 'orion',
  condition: 'live',
  reason: '',
  kernel: '6.18',
  epoch: 'test',
  generation: 1,
  sweepAtUs: 0,
  keptFromUs: 0,
  intervalMs: 1000,
  wantedMs: 1000,
  sweepUs: 400,
  cpuPermyriad: 30,
  budgetPermyriad: 200,
  values: 2,
  unreadable: [],
  restarts: 0,
  canClear: false,
  clearOnly: [],
  ...more,
});
