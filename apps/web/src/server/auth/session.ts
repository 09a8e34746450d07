import 'server-only';
import { randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import { readEnv } from '../../env.ts';
import { processWide } from '../process-wide.ts';
import { getDatabase } from '../store/database.ts';
import {
  addSession,
  endSession,
  findSession,
  forgetSessions,
  touchSession,
} from '../store/sessions.ts';
import { findToken } from '../store/tokens.ts';
import { type Asker, askerOf } from './asker.ts';
import { Credentials } from './credentials.ts';
import { hashToken } from './hash-token.ts';
import { LoginLimit } from './login-limit.ts';
import type { Role } from './role.ts';

const COOKIE = 'statsfs';
const KEY_BYTES = 32;
const ID_BYTES = 5;
const THIRTY_DAYS_S = 30 * 24 * 3600;
const MS_PER_S = 1000;
/** How exactly it is known when a session was last seen; a write for each request would be too many. */
const SEEN_EVERY_MS = 60_000;
const BEARER = 'Bearer ';

/** Who is asking. */
export interface Session {
  readonly kind: 'cookie' | 'token' | 'proxy';
  readonly role: Role;
  /** A session's id, a token's name, or the user a proxy named. */
  readonly id: string;
  /** What the audit and markers call him: by the token that he has, and the session that it opened. */
  readonly actor: string;
  readonly address: string;
  /** As of a credential. */
  readonly proof: string;
}

interface Auth {
  readonly credentials: Credentials;
  readonly limit: LoginLimit;
}

const getAuth = (): Auth =>
  processWide('auth', () => {
    const database = getDatabase();
    forgetSessions(database, Date.now() - THIRTY_DAYS_S * MS_PER_S);
    const find = (hash: string) => findToken(database, hash);
    return {
      credentials: new Credentials({ ...readEnv(), findToken: find }),
      limit: new LoginLimit(() => performance.now()),
    };
  });

/** The session of a request; undefined when it has none. */
export async function readSession(headers: Headers): Promise<Session | undefined> {
  const asker = askerOf(headers);
  const { address, user, authorization } = asker;
  if (user !== undefined) {
    const role = readEnv().proxyOperators.includes(user) ? 'operator' : 'viewer';
    return { kind: 'proxy', role, id: user, actor: `${role} ${user}`, address, proof: '' };
  }
  if (authorization?.startsWith(BEARER) === true) {
    return sessionOfToken(authorization.slice(BEARER.length), address);
  }
  const key = (await cookies()).get(COOKIE)?.value;
  return key === undefined ? undefined : sessionOfCookie(key, asker);
}

function sessionOfToken(token: string, address: string): Session | undefined {
  const { credentials, limit } = getAuth();
  // Before the limit: whoever shares an address with somebody who tries tokens out is not kept out by that.
  const made = credentials.ofMade(token);
  if (made === undefined && limit.waitS(address) > 0) return undefined;
  const credential = made ?? credentials.ofLasting(token);
  if (credential === undefined) {
    limit.failed(address);
    return undefined;
  }
  const { role, origin, proof } = credential;
  return { kind: 'token', role, id: origin, actor: `${role} ${origin}`, address, proof };
}

function sessionOfCookie(key: string, { address }: Asker): Session | undefined {
  const database = getDatabase();
  const stored = findSession(database, hashToken(key));
  if (stored === undefined || !getAuth().credentials.isStillKnown(stored.proof)) return undefined;
  const nowMs = Date.now();
  if (nowMs - stored.seenMs > SEEN_EVERY_MS) touchSession(database, stored.id, nowMs, address);
  const { id, role, proof, origin } = stored;
  const actor = `${role} ${origin} (session ${id})`;
  return { kind: 'cookie', role, id, actor, address, proof };
}

/** Whether a session that was good still is: a stream goes on for long after its request was let in. */
export function isStillGood({ kind, id, proof }: Session): boolean {
  if (!getAuth().credentials.isStillKnown(proof)) return false;
  return kind !== 'cookie' || hasSession(id);
}

const hasSession = (id: string): boolean =>
  getDatabase().prepare('SELECT 1 FROM session WHERE id = ?').get(id) !== undefined;

export type LoginResult =
  | { readonly kind: 'in'; readonly role: Role }
  /** Wrong, withdrawn, or a link that was used before. */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number };

/** Trades a token for a cookie, of which only the hash is kept. */
export async function logIn(token: string, asker: Asker): Promise<LoginResult> {
  const { credentials, limit } = getAuth();
  const { address, browser, isSecure } = asker;
  const seconds = limit.waitS(address);
  if (seconds > 0) return { kind: 'wait', seconds };
  const credential = credentials.ofLogin(token);
  if (credential === undefined) {
    limit.failed(address);
    return { kind: 'wrong' };
  }
  const key = randomBytes(KEY_BYTES).toString('base64url');
  const id = randomBytes(ID_BYTES).toString('hex');
  const nowMs = Date.now();
  const more = { id, address, browser, madeMs: nowMs, seenMs: nowMs };
  addSession(getDatabase(), hashToken(key), { ...credential, ...more });
  (await cookies()).set(COOKIE, key, {
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure,
    path: '/',
    maxAge: THIRTY_DAYS_S,
  });
  return { kind: 'in', role: credential.role };
}

/** Ends a session of a browser; its streams end within seconds. */
export async function logOut(session: Session): Promise<void> {
  if (session.kind === 'cookie') endSession(getDatabase(), session.id);
  (await cookies()).delete(COOKIE);
}
