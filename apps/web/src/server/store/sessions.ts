import type Database from 'libsql';
import { z } from 'zod';
import { role } from '../auth/role.ts';

const row = z.object({
  id: z.string(),
  role,
  origin: z.string(),
  proof: z.string(),
  address: z.string(),
  browser: z.string(),
  madeMs: z.number(),
  seenMs: z.number(),
});

/** A browser that has logged in. */
export interface StoredSession extends z.infer<typeof row> {
  /** Short and random: what the audit calls it. */
  readonly id: string;
  /** What it logged in with, for people: a token's name, a setting, or the printed link. */
  readonly origin: string;
  /** What must still be known for the session to hold: a hash; empty for the printed link. */
  readonly proof: string;
}

const COLUMNS = 'id, role, origin, proof, address, browser, made_ms AS madeMs, seen_ms AS seenMs';

/** Most recently seen first. */
export function listSessions(database: Database.Database): StoredSession[] {
  const rows = database.prepare(`SELECT ${COLUMNS} FROM session ORDER BY seen_ms DESC`).all();
  return z.array(row).parse(rows);
}

export function findSession(
  database: Database.Database,
  keyHash: string,
): StoredSession | undefined {
  const found = database.prepare(`SELECT ${COLUMNS} FROM session WHERE key_hash = ?`).get(keyHash);
  return found === undefined ? undefined : row.parse(found);
}

export function addSession(
  database: Database.Database,
  keyHash: string,
  { id, role: its, origin, proof, address, browser, madeMs, seenMs }: StoredSession,
): void {
  database
    .prepare(
      `INSERT INTO session (id, key_hash, role, origin, proof, address, browser, made_ms, seen_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(id, keyHash, its, origin, proof, address, browser, madeMs, seenMs);
}

export function touchSession(
  database: Database.Database,
  id: string,
  seenMs: number,
  address: string,
): void {
  database
    .prepare('UPDATE session SET seen_ms = ?, address = ? WHERE id = ?')
    .run(seenMs, address, id);
}

/** @returns whether there was one. */
export const endSession = (database: Database.Database, id: string): boolean =>
  database.prepare('DELETE FROM session WHERE id = ?').run(id).changes > 0;

/** Forgets those not seen since. */
export function forgetSessions(database: Database.Database, beforeMs: number): void {
  database.prepare('DELETE FROM session WHERE seen_ms < ?').run(beforeMs);
}
