/** Wrong usage: one sentence on stderr, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something asked for could not be done: one sentence on stderr, exit code 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
