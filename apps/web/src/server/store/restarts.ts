import type Database from 'libsql';
import { z } from 'zod';
import type { Restart } from '../baseline/restarts.ts';

const row = z.object({
  path: z.string(),
  atUs: z.number(),
  why: z.enum(['cleared', 'replaced', 'fell', 'wrapped']),
  by: z.string(),
  // What was written below.
  cells: z
    .string()
    .transform((text) => z.array(z.string()).parse(JSON.parse(text)))
    .nullable(),
});

/** The last restart of each value of a host that a baseline is older than, by path. */
export function loadRestarts(database: Database.Database, host: string): Map<string, Restart> {
  const rows = database
    .prepare('SELECT path, at_us AS atUs, why, by, cells FROM restart WHERE host = ?')
    .all(host);
  return new Map(
    z
      .array(row)
      .parse(rows)
      .map(({ path, cells, ...rest }) => [path, { ...rest, from: cells ?? undefined }]),
  );
}

/** What a baseline remembers was read up to this long before the last of it. */
const READ_WITHIN_US = 3_600_000_000;

/** What somebody did is a start time that scrapers ask for, over many starts of this process. */
const CLEARS_KEPT_US = 30 * 24 * 3_600_000_000;

/** Keeps restarts as long as there is a baseline from before them, and those that somebody made for some weeks. */
export function saveRestarts(
  database: Database.Database,
  host: string,
  noted: ReadonlyMap<string, Restart>,
): void {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO restart (host, path, at_us, why, by, cells) VALUES (?, ?, ?, ?, ?, ?)',
  );
  database.transaction(() => {
    for (const [path, { atUs, why, by, from }] of noted)
      insert.run(host, path, atUs, why, by, from === undefined ? null : JSON.stringify(from));
    database
      .prepare(
        `DELETE FROM restart WHERE host = ?1
         AND at_us < coalesce((SELECT min(at_us) - ?2 FROM baseline WHERE host = ?1), at_us + 1)
         AND (why <> 'cleared' OR at_us < (SELECT max(at_us) - ?3 FROM restart WHERE host = ?1))`,
      )
      .run(host, READ_WITHIN_US, CLEARS_KEPT_US);
  })();
}
