import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 in hex. Enough for what was drawn at random with 192 bits; a password would need a slow hash. */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/** Compares two hashes in the same time whatever they differ in. */
export const isSameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
