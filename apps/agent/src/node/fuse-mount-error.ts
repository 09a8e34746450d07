/** A mount that cannot be made, or undone. The message is one sentence, ready to be shown. */
export class FuseMountError extends Error {
  override readonly name = 'FuseMountError';
}
