import { QmpPoller } from '../filesystems/kvm/qmp-poller.ts';
import { connectLines } from '../node/line-socket.ts';
import { createSystemClock } from '../node/system-clock.ts';
import type { SweepOptions } from '../sweep/sweep-messages.ts';

/** A monitor that is there answers in milliseconds; whoever reads once waits no longer. */
const FIRST_ANSWER_MS = 1000;

/** Begins to ask all monitors that were named. Whoever gets them ends that. */
export function startPollers(
  { monitors, intervalMs }: Pick<SweepOptions, 'monitors' | 'intervalMs'>,
  onSettled: () => void = () => undefined,
): QmpPoller[] {
  const schedule = (run: () => void, delayMs: number): (() => void) => {
    const timer = setTimeout(run, delayMs);
    // What is asked in the background must not keep a command alive that has done its work.
    timer.unref();
    return () => clearTimeout(timer);
  };
  const parts = { connect: connectLines, clock: createSystemClock(), schedule, onSettled };
  return monitors.map((monitor) => {
    const poller = new QmpPoller(parts, { ...monitor, intervalMs });
    poller.start();
    return poller;
  });
}

/** The same, once each of them has answered or failed, or has had its time. */
export async function askMonitors(
  options: Pick<SweepOptions, 'monitors' | 'intervalMs'>,
): Promise<QmpPoller[]> {
  let left = options.monitors.length;
  if (left === 0) return [];
  return await new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      resolve(pollers);
    };
    // Keeps the command alive as long as it waits.
    const timer = setTimeout(end, FIRST_ANSWER_MS);
    const pollers = startPollers(options, () => {
      left--;
      if (left === 0) end();
    });
  });
}
