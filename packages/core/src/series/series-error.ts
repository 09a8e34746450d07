export type SeriesErrorCode =
  | 'bad-magic'
  | 'version-too-new'
  | 'truncated'
  | 'too-large'
  | 'malformed';

/** Bytes that are no slice, or a slice that is too large to become bytes. */
export class SeriesError extends Error {
  override readonly name = 'SeriesError';
  readonly code: SeriesErrorCode;
  /** Byte offset at which reading stopped. */
  readonly offset: number;

  constructor(code: SeriesErrorCode, message: string, offset: number) {
    super(`${message} (at byte ${offset})`);
    this.code = code;
    this.offset = offset;
  }
}
