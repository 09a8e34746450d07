import type { IncomingHttpHeaders } from 'node:http';

/** The largest that a page of ours sends is a clear of 10,000 paths. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Why a request's body is not read; undefined when it may be. */
export interface BodyRefusal {
  readonly status: number;
  readonly error: string;
}

/**
 * Judges a body by what its headers announce, before any of it is read. One of unknown length is refused: no browser and
 * no client of ours sends such, and Node sees to it that no more comes than was announced.
 */
export function refuseBody(headers: IncomingHttpHeaders): BodyRefusal | undefined {
  if (headers['transfer-encoding'] !== undefined) {
    return { status: 411, error: 'Expected a content-length' };
  }
  const length = Number(headers['content-length'] ?? 0);
  if (length <= MAX_BODY_BYTES) return undefined;
  return { status: 413, error: `Expected a body of up to ${MAX_BODY_BYTES} bytes` };
}
