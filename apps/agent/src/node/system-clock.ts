import type { Clock } from '../ports/clock.ts';

const NS_PER_MS = 1e6;

export function createSystemClock(): Clock {
  return {
    monotonicNs: () => process.hrtime.bigint(),
    // timeOrigin + now() steps with no clock change; Date.now() follows the wall clock but knows only milliseconds.
    wallNs: () => BigInt(Date.now()) * BigInt(NS_PER_MS),
    monotonicUs: () => {
      const [seconds, nanoseconds] = process.hrtime();
      return seconds * 1e6 + Math.floor(nanoseconds / 1000);
    },
    cpuUs: () => {
      const { user, system } = process.cpuUsage();
      return user + system;
    },
  };
}

