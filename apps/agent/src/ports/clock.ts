/** Time as the sweep needs it. */
export interface Clock {
  /** CLOCK_MONOTONIC in nanoseconds. */
  monotonicNs(): bigint;
  /** CLOCK_REALTIME in nanoseconds. */
  wallNs(): bigint;
  /** The same monotonic clock in microseconds: exact, and no BigInt for each file read. */
  monotonicUs(): number;
  /** CPU time of the whole process so far, in microseconds. */
  cpuUs(): number;
}
