import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const TOKEN_BYTES = 32;
/** Owner and group, as the socket: the web app may run as another user of the same group. */
const TOKEN_MODE = 0o640;

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

/** @returns undefined when there is none, or it may not be read. */
export function readToken(socketPath: string): string | undefined {
  try {
    return readFileSync(tokenPathOf(socketPath), 'utf8').trim();
  } catch {
    return undefined;
  }
}

export const removeToken = (socketPath: string): void =>
  rmSync(tokenPathOf(socketPath), { force: true });
