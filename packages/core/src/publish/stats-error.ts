/** The errno that the kernel's API would have answered. */
export type StatsErrorCode = 'EEXIST' | 'EBUSY' | 'ELOOP' | 'EINVAL';

/** A tree that its program built wrongly: the call did nothing. What a reader may meet is a result, not an error. */
export class StatsError extends Error {
  override readonly name = 'StatsError';
  readonly code: StatsErrorCode;

  constructor(code: StatsErrorCode, message: string) {
    super(`${message} (${code})`);
    this.code = code;
  }
}
