/**
 * A terminal sends Ctrl-C to a whole process group and npm passes on what it got as well, so one wish may arrive twice.
 */
const SAME_SIGNAL_MS = 1_000;
const SIGNAL_EXITS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Resolves with exit code 0 at the first SIGINT or SIGTERM; another one a second later ends the process at once. */
export function untilStopped(): Promise<number> {
  return new Promise((resolve) => {
    let firstMs: number | undefined;
    const stop = (signal: 'SIGINT' | 'SIGTERM'): void => {
      if (firstMs === undefined) {
        firstMs = performance.now();
        resolve(0);
      } else if (performance.now() - firstMs > SAME_SIGNAL_MS) {
        process.exit(SIGNAL_EXITS[signal]);
      }
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
