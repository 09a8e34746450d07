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
  /** IP address of whoever asked; empty: on the host itself, over the agent's socket. */
  address: z.string(),
  /** The same for all files of one confirmation; empty in entries from before it was kept. */
  request: z.string(),
  /** Why it was refused, or is not zero. */
  reason: z.string(),
});
/** One file that somebody cleared, or tried to. Figures are exact, cells separated by a space. */
export type AuditEntry = z.infer<typeof row>;

/** Which entries are wanted; what is left out does not matter. */
export interface AuditFilter {
  readonly host?: string | undefined;
  /** Somewhere in the path, the file, the result, or the name or address of who cleared; in any case of letters. */
  readonly text?: string | undefined;
  /** Entries older than this one: the next page of a list. */
  readonly beforeId?: number | undefined;
}

const COLUMNS =
  'id, at_ms AS atMs, host, actor, address, request, path, file, result, reason, before, after';

/** Of one request, all or none. Nothing changes or removes an entry: the database itself refuses. */
export function appendAudit(
  database: Database.Database,
  entries: readonly Omit<AuditEntry, 'id'>[],
): void {
  const insert = database.prepare(
    `INSERT INTO audit
       (at_ms, host, actor, address, request, path, file, result, reason, before, after)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  database.transaction(() => {
    for (const entry of entries) {
      const { atMs, host, actor, address, request, path, file } = entry;
      const { result, reason, before, after } = entry;
      insert.run(atMs, host, actor, address, request, path, file, result, reason, before, after);
    }
  })();
}

/** Newest first. */
export function listAudit(
  database: Database.Database,
  { host, text, beforeId }: AuditFilter,
  limit: number,
): AuditEntry[] {
  const conditions = ['TRUE'];
  const values: (string | number)[] = [];
  if (host !== undefined) {
    conditions.push('host = ?');
    values.push(host);
  }
  if (beforeId !== undefined) {
    conditions.push('id < ?');
    values.push(beforeId);
  }
  if (text !== undefined && text !== '') {
    conditions.push(
      'instr(lower(path || char(10) || file || char(10) || result || char(10) || actor || char(10) || address), lower(?)) > 0',
    );
    values.push(text);
  }
  const rows = database
    .prepare(
      `SELECT ${COLUMNS} FROM audit WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ?`,
    )
    .all(...values, limit);
  return z.array(row).parse(rows);
}
