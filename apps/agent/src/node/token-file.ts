import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

const TOKEN_BYTES = 32;
/** Owner and group, as the socket: the web app may run as another user of the same group. */
const TOKEN_MODE = 0o640;
const ROOT = 0;
const WORLD_WRITABLE = 0o002;

/** Where the agent at a socket keeps its bearer token. */
const tokenPathOf = (socketPath: string): string => `${socketPath}.token`;

export const createToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** Puts the token of this run of the agent beside its socket, for the group that may use that. */
export function writeToken(socketPath: string, token: string, groupId?: number): void {
  const path = tokenPathOf(socketPath);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  writeFileSync(path, `${token}\n`, { mode: TOKEN_MODE, flag: 'wx' });
  if (groupId !== undefined) chownSync(path, process.geteuid?.() ?? 0, groupId);
  chmodSync(path, TOKEN_MODE);
}

/**
 * @returns undefined when there is none, it may not be read, or the socket beside it is of another user who is not root,
 * in a folder where anybody may put one, such as /tmp: what answers there need not be an agent.
 */
export function readToken(socketPath: string): string | undefined {
  try {
    const { uid } = lstatSync(socketPath);
    const isOurs = uid === ROOT || uid === process.getuid?.();
    if (!isOurs && (statSync(dirname(socketPath)).mode & WORLD_WRITABLE) !== 0) return undefined;
    return readFileSync(tokenPathOf(socketPath), 'utf8').trim();
  } catch {
    return undefined;
  }
}

export const removeToken = (socketPath: string): void =>
  rmSync(tokenPathOf(socketPath), { force: true });
