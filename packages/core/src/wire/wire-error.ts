export type WireErrorCode =
  | 'bad-magic'
  | 'version-too-new'
  | 'version-too-old'
  | 'frame-too-large'
  | 'truncated'
  | 'malformed'
  | 'unexpected-frame'
  | 'stale-generation';

/** A stream that cannot be read on. The reader drops the connection and joins anew; nothing it has shown is lost. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly code: WireErrorCode;
  /** Byte offset within the frame's body, or within the stream for errors of the header. */
  readonly offset: number;

  constructor(code: WireErrorCode, message: string, offset: number) {
    super(`${message} (at byte ${offset})`);
    this.code = code;
    this.offset = offset;
  }
}
