import { scryptSync } from 'node:crypto';
import type { LastingToken } from '../store/tokens.ts';
import { hashToken, isSameHash } from './hash-token.ts';
import type { Role } from './role.ts';

/** What a token is good for. */
export interface Credential {
  readonly role: Role;
  /** For people: the token's name, the setting it comes from, or the printed link. */
  readonly origin: string;
  /** What must still be known for a session made with it to hold; empty for the printed link, which is good once. */
  readonly proof: string;
}

export interface CredentialsParts {
  readonly operatorToken: string | undefined;
  readonly viewerToken: string | undefined;
  /** Of the token in the link that was printed. */
  readonly linkTokenHash: string | undefined;
  /** One that `statsfs token` made, by its hash. */
  readonly findToken: (hash: string) => LastingToken | undefined;
}

interface SetToken {
  readonly hash: string;
  readonly credential: Credential;
}

/**
 * Which tokens are known: those of the settings, those that `statsfs token` made, and the printed link's, good for one
 * login. Compared by their hashes, in constant time.
 */
export class Credentials {
  readonly #parts: CredentialsParts;
  readonly #set: readonly SetToken[];
  #isLinkUsed = false;

  constructor(parts: CredentialsParts) {
    this.#parts = parts;
    this.#set = [
      ...setToken(parts.operatorToken, 'operator', 'STATSFS_TOKEN'),
      ...setToken(parts.viewerToken, 'viewer', 'STATSFS_VIEWER_TOKEN'),
    ];
  }

  /** A lasting token, as carried by every request of a script. */
  ofLasting(token: string): Credential | undefined {
    const hash = hashToken(token);
    const set = this.#set.filter((known) => isSameHash(known.hash, hash));
    return set[0]?.credential ?? this.#made(hash);
  }

  /** One that `statsfs token` made: 192 random bits, which nobody finds by trying. */
  ofMade(token: string): Credential | undefined {
    return this.#made(hashToken(token));
  }

  #made(hash: string): Credential | undefined {
    const made = this.#parts.findToken(hash);
    return made && { role: made.role, origin: made.name, proof: hash };
  }

  /** Any token, for a login. The one of the printed link makes an operator, once. */
  ofLogin(token: string): Credential | undefined {
    const lasting = this.ofLasting(token);
    if (lasting !== undefined) return lasting;
    const { linkTokenHash } = this.#parts;
    if (linkTokenHash === undefined || this.#isLinkUsed) return undefined;
    if (!isSameHash(hashToken(token), linkTokenHash)) return undefined;
    this.#isLinkUsed = true;
    return { role: 'operator', origin: 'printed link', proof: '' };
  }

  /** Whether what a session was made with has been neither changed nor withdrawn. */
  isStillKnown(proof: string): boolean {
    if (proof === '' || this.#set.some(({ credential }) => credential.proof === proof)) return true;
    return this.#parts.findToken(proof) !== undefined;
  }
}

function setToken(token: string | undefined, role: Role, setting: string): SetToken[] {
  if (token === undefined) return [];
  // Chosen by people, so kept beside sessions only as a hash that is slow to try out.
  const proof = scryptSync(token, setting, 32).toString('hex');
  return [{ hash: hashToken(token), credential: { role, origin: setting, proof } }];
}
