const EIO = 5;

/** −errno of a failed call: Node reports it as a negative number already. */
const failure = (error: unknown): number =>
  error instanceof Error && 'errno' in error && typeof error.errno === 'number'
    ? error.errno
    : -EIO;

/** What a call gives, or −errno. */
export function attempt<T>(call: () => T): T | number {
  try {
    return call();
  } catch (error) {
    return failure(error);
  }
}
