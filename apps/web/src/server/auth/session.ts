import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getIronSession, type IronSession, type SessionOptions } from 'iron-session';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { readEnv } from '../../env.ts';
import { processWide } from '../process-wide.ts';
import { type Role, TokenVerifier } from './tokens.ts';

const SECRET_FILE = 'session-secret';
const SECRET_BYTES = 32;
const OWNER_ONLY = 0o600;
const THIRTY_DAYS_S = 30 * 24 * 3600;

const session = z.object({ role: z.enum(['viewer', 'operator']), id: z.string() });
/** Who is asking. */
export interface Session {
  readonly role: Role;
  /** Short and random: what the audit calls this browser. */
  readonly id: string;
}

/** Kept in the state directory, so that a restart logs nobody out. */
function readSecret(): string {
  const { stateDir } = readEnv();
  const file = join(stateDir, SECRET_FILE);
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(SECRET_BYTES).toString('hex'), {
      mode: OWNER_ONLY,
      flag: 'wx',
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8');
}

interface Auth {
  readonly options: SessionOptions;
  readonly verifier: TokenVerifier;
}

const getAuth = (): Auth =>
  processWide('auth', () => {
    const cookieOptions = { httpOnly: true, sameSite: 'strict', secure: false, path: '/' } as const;
    return {
      options: { password: readSecret(), cookieName: 'statsfs', ttl: THIRTY_DAYS_S, cookieOptions },
      verifier: new TokenVerifier(readEnv()),
    };
  });

/** The cookie's content, sealed; saving and destroying it write the response's cookie. */
async function openCookie(): Promise<IronSession<Partial<Session>>> {
  const store = await cookies();
  const writable = {
    get: (name: string) => store.get(name),
    // The two libraries agree on what they pass, but not on how to type its optional members.
    set: store.set.bind(store) as unknown as (...cookie: unknown[]) => void,
  };
  return getIronSession<Partial<Session>>(writable, getAuth().options);
}

/** The session of a request, by bearer token or cookie; undefined when it has none. */
export async function readSession(authorization: string | null): Promise<Session | undefined> {
  const { verifier } = getAuth();
  if (authorization?.startsWith('Bearer ') === true) {
    const role = verifier.lastingRole(authorization.slice('Bearer '.length));
    return role === undefined ? undefined : { role, id: 'token' };
  }
  const stored = await openCookie();
  const parsed = session.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}

/** Trades a token for a cookie. @returns undefined when the token is wrong or was used. */
export async function logIn(token: string): Promise<Session | undefined> {
  const role = getAuth().verifier.logIn(token);
  if (role === undefined) return undefined;
  const id = randomBytes(4).toString('hex');
  const stored = await openCookie();
  Object.assign(stored, { role, id } satisfies Session);
  await stored.save();
  return { role, id };
}

export async function logOut(): Promise<void> {
  const stored = await openCookie();
  stored.destroy();
}
