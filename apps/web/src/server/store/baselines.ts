import type Database from 'libsql';
import { z } from 'zod';

const row = z.object({
  id: z.string(),
  /** What its owner calls it; empty: nothing. */
  name: z.string(),
  /** The value, or the source with all below it, whose figures are remembered; empty: all of the host. */
  path: z.string(),
  /** When the last of them was read, in µs on the hub's axis. */
  atUs: z.number(),
  /** How many values it remembers. */
  figureCount: z.number(),
});
/** Something to count from. Whoever knows the id may count from it too; only its owner sees it listed. */
export type Baseline = z.infer<typeof row>;

/** A host, and somebody who asks there: a session, or a token. */
export interface Owner {
  readonly host: string;
  readonly owner: string;
}

const COLUMNS = 'id, name, path, at_us AS atUs, figure_count AS figureCount';

/** Newest first. */
export function listBaselines(database: Database.Database, { host, owner }: Owner): Baseline[] {
  const rows = database
    .prepare(
      `SELECT ${COLUMNS} FROM baseline
       WHERE host = ? AND owner = ? AND removed_ms IS NULL ORDER BY at_us DESC, rowid DESC`,
    )
    .all(host, owner);
  return z.array(row).parse(rows);
}

export function countBaselines(database: Database.Database, host: string): number {
  const found = database.prepare('SELECT count(*) AS count FROM baseline WHERE host = ?').get(host);
  return z.object({ count: z.number() }).parse(found).count;
}

/** Of anybody: its id is the right to see it. Notes that it was used. */
export function findBaseline(
  database: Database.Database,
  host: string,
  id: string,
  nowMs: number,
): Baseline | undefined {
  const found = database
    .prepare(`SELECT ${COLUMNS} FROM baseline WHERE id = ? AND host = ? AND removed_ms IS NULL`)
    .get(id, host);
  if (found === undefined) return undefined;
  database.prepare('UPDATE baseline SET used_ms = ? WHERE id = ?').run(nowMs, id);
  return row.parse(found);
}

/** The figures it remembers, as they were added. */
export function readSnapshot(
  database: Database.Database,
  host: string,
  id: string,
): Uint8Array | undefined {
  const found = database
    .prepare('SELECT snapshot FROM baseline WHERE id = ? AND host = ? AND removed_ms IS NULL')
    .get(id, host);
  if (found === undefined) return undefined;
  return z.object({ snapshot: z.instanceof(Uint8Array) }).parse(found).snapshot;
}

export function addBaseline(
  database: Database.Database,
  { host, owner }: Owner,
  { id, name, path, atUs, figureCount }: Baseline,
  { snapshot, nowMs }: { readonly snapshot: Uint8Array; readonly nowMs: number },
): void {
  database
    .prepare(
      `INSERT INTO baseline (id, host, owner, name, path, at_us, figure_count, used_ms, snapshot)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(id, host, owner, name, path, atUs, figureCount, nowMs, Buffer.from(snapshot));
}

/** @returns whether it is there, and theirs. */
export const renameBaseline = (
  database: Database.Database,
  { host, owner }: Owner,
  id: string,
  name: string,
): boolean =>
  database
    .prepare('UPDATE baseline SET name = ? WHERE id = ? AND host = ? AND owner = ?')
    .run(name, id, host, owner).changes > 0;

/**
 * Takes it away, or brings it back while it is not forgotten yet.
 * @param removedMs when it was taken away; null brings it back.
 * @returns whether it is there, and theirs.
 */
export const setRemoved = (
  database: Database.Database,
  { host, owner }: Owner,
  id: string,
  removedMs: number | null,
): boolean =>
  database
    .prepare('UPDATE baseline SET removed_ms = ? WHERE id = ? AND host = ? AND owner = ?')
    .run(removedMs, id, host, owner).changes > 0;

/** Forgets what was taken away before a time, and what nobody has used since another. */
export function forgetBaselines(
  database: Database.Database,
  removedBeforeMs: number,
  usedBeforeMs: number,
): void {
  database
    .prepare('DELETE FROM baseline WHERE removed_ms < ? OR used_ms < ?')
    .run(removedBeforeMs, usedBeforeMs);
}
