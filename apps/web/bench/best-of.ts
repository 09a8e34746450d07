const RUNS = 5;

/** Milliseconds of the fastest of a few runs: what the code takes when the machine does nothing else. */
export function bestOf(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
