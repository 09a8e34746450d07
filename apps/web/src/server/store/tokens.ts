import type Database from 'libsql';
import { z } from 'zod';
import { role } from '../auth/role.ts';

const row = z.object({ id: z.number(), name: z.string(), role, madeMs: z.number() });
/** A lasting token. Itself it is nowhere: only its hash is kept. */
export type LastingToken = z.infer<typeof row>;

const COLUMNS = 'id, name, role, made_ms AS madeMs';

/** Oldest first. */
export function listTokens(database: Database.Database): LastingToken[] {
  return z.array(row).parse(database.prepare(`SELECT ${COLUMNS} FROM token ORDER BY id`).all());
}

/** By the hash of the token; the index compares hashes, whose bytes nobody can choose. */
export function findToken(database: Database.Database, hash: string): LastingToken | undefined {
  const found = database.prepare(`SELECT ${COLUMNS} FROM token WHERE hash = ?`).get(hash);
  return found === undefined ? undefined : row.parse(found);
}

/** @returns false when there is one of that name. */
export function addToken(
  database: Database.Database,
  { name, role: its, madeMs, hash }: Omit<LastingToken, 'id'> & { readonly hash: string },
): boolean {
  const added = database
    .prepare(
      'INSERT INTO token (name, role, hash, made_ms) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    .run(name, its, hash, madeMs);
  return added.changes === 1;
}

/** Withdraws a token, and ends the sessions that it opened. @param which its name or id. @returns what was withdrawn. */
export function revokeToken(database: Database.Database, which: string): LastingToken | undefined {
  const found = tokenNamed(database, which);
  if (found === undefined) return undefined;
  database.transaction(() => {
    endItsSessions(database, found);
    database.prepare('DELETE FROM token WHERE id = ?').run(found.id);
  })();
  return found;
}

/**
 * Puts another token in the place of one, under its name and with its role; the sessions that it opened end.
 * @param which its name or id.
 * @returns undefined when there is none.
 */
export function rotateToken(
  database: Database.Database,
  which: string,
  { hash, madeMs }: { readonly hash: string; readonly madeMs: number },
): LastingToken | undefined {
  const found = tokenNamed(database, which);
  if (found === undefined) return undefined;
  database.transaction(() => {
    endItsSessions(database, found);
    database
      .prepare('UPDATE token SET hash = ?, made_ms = ? WHERE id = ?')
      .run(hash, madeMs, found.id);
  })();
  return { ...found, madeMs };
}

const tokenNamed = (database: Database.Database, which: string): LastingToken | undefined =>
  listTokens(database).find(({ id, name }) => name === which || String(id) === which);

const endItsSessions = (database: Database.Database, { id }: LastingToken): unknown =>
  database
    .prepare('DELETE FROM session WHERE proof = (SELECT hash FROM token WHERE id = ?)')
    .run(id);
