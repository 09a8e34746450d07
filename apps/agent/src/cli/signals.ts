/** Resolves with exit code 0 at the first SIGINT or SIGTERM; a second one ends the process at once. */
export function untilStopped(): Promise<number> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.once('SIGINT', () => process.exit(130));
      process.once('SIGTERM', () => process.exit(143));
      resolve(0);
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}
