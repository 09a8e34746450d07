import { createHash, timingSafeEqual } from 'node:crypto';

export type Role = 'viewer' | 'operator';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What tokens are known: lasting ones as given, the link's as its hash, good for one use. */
export interface KnownTokens {
  readonly operatorToken: string | undefined;
  readonly viewerToken: string | undefined;
  readonly linkTokenHash: string | undefined;
}

/** Compares tokens by their hashes, in constant time, and remembers that the link was used. */
export class TokenVerifier {
  readonly #known: KnownTokens;
  #linkUsed = false;

  constructor(known: KnownTokens) {
    this.#known = known;
  }

  /** A lasting token, as carried by every request of a script. */
  lastingRole(token: string): Role | undefined {
    const digest = sha256(token);
    const { operatorToken, viewerToken } = this.#known;
    if (operatorToken !== undefined && timingSafeEqual(digest, sha256(operatorToken)))
      return 'operator';
    if (viewerToken !== undefined && timingSafeEqual(digest, sha256(viewerToken))) return 'viewer';
    return undefined;
  }

  /** Any token, for a login. The one of the printed link makes an operator, once. */
  logIn(token: string): Role | undefined {
    const lasting = this.lastingRole(token);
    if (lasting !== undefined) return lasting;
    const { linkTokenHash } = this.#known;
    if (linkTokenHash === undefined || this.#linkUsed) return undefined;
    if (!timingSafeEqual(sha256(token), Buffer.from(linkTokenHash, 'hex'))) return undefined;
    this.#linkUsed = true;
    return 'operator';
  }
}
