import type Database from 'libsql';
import { z } from 'zod';

const row = z.object({
  id: z.number(),
  atMs: z.number(),
  host: z.string(),
  actor: z.string(),
  path: z.string(),
  file: z.string(),
  result: z.string(),
  before: z.string(),
  after: z.string(),
});
/** One file that somebody cleared, or tried to. Figures are exact, cells separated by a space. */
export type AuditEntry = z.infer<typeof row>;

/** Append-only: there is no procedure that changes or removes an entry. */
export function appendAudit(database: Database.Database, entry: Omit<AuditEntry, 'id'>): void {
  const { atMs, host, actor, path, file, result, before, after } = entry;
  database
    .prepare(
      `INSERT INTO audit (at_ms, host, actor, path, file, result, before, after)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(atMs, host, actor, path, file, result, before, after);
}

/** Newest first. */
export function listAudit(database: Database.Database, limit: number): AuditEntry[] {
  const rows = database
    .prepare(
      `SELECT id, at_ms AS atMs, host, actor, path, file, result, before, after
       FROM audit ORDER BY id DESC LIMIT ?`,
    )
    .all(limit);
  return z.array(row).parse(rows);
}
