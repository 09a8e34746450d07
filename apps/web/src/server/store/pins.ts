import { randomUUID } from 'node:crypto';
import type Database from 'libsql';
import { z } from 'zod';

const row = z.object({ id: z.string(), path: z.string() });
export type Pin = z.infer<typeof row>;

/** More pins than anybody keeps in sight; a runaway script stops here. */
export const MAX_PINS = 500;

/** Pins of a host, in order. Shared by all who look at it. */
export function listPins(database: Database.Database, host: string): Pin[] {
  const rows = database
    .prepare('SELECT id, path FROM pin WHERE host = ? ORDER BY position')
    .all(host);
  return z.array(row).parse(rows);
}

/** Adds a pin at the end, or finds the one that is there. @returns undefined when there are MAX_PINS already. */
export function addPin(database: Database.Database, host: string, path: string): Pin | undefined {
  const pins = listPins(database, host);
  const known = pins.find((pin) => pin.path === path);
  if (known !== undefined) return known;
  if (pins.length >= MAX_PINS) return undefined;
  const id = randomUUID();
  database
    .prepare(
      `INSERT INTO pin (id, host, path, position)
       VALUES (?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM pin WHERE host = ?))`,
    )
    .run(id, host, path, host);
  return { id, path };
}

/** @returns whether there was such a pin. */
export function removePin(database: Database.Database, id: string): boolean {
  return database.prepare('DELETE FROM pin WHERE id = ?').run(id).changes > 0;
}

/**
 * Puts a pin where another is now, those behind it one further on.
 * @param to 0 is the first place; beyond the last it is the last.
 * @returns whether there is such a pin.
 */
export function movePin(
  database: Database.Database,
  host: string,
  id: string,
  to: number,
): boolean {
  const pins = listPins(database, host);
  const moved = pins.find((pin) => pin.id === id);
  if (moved === undefined) return false;
  const others = pins.filter((pin) => pin !== moved);
  const ordered = [...others.slice(0, to), moved, ...others.slice(to)];
  const place = database.prepare('UPDATE pin SET position = ? WHERE id = ?');
  database.transaction(() => {
    for (const [position, pin] of ordered.entries()) place.run(position + 1, pin.id);
  })();
  return true;
}

/** All pins of a host anew, in this order. @returns them; undefined when they are more than MAX_PINS. */
export function replacePins(
  database: Database.Database,
  host: string,
  paths: readonly string[],
): Pin[] | undefined {
  const wanted = [...new Set(paths)];
  if (wanted.length > MAX_PINS) return undefined;
  const insert = database.prepare('INSERT INTO pin (id, host, path, position) VALUES (?, ?, ?, ?)');
  database.transaction(() => {
    database.prepare('DELETE FROM pin WHERE host = ?').run(host);
    for (const [position, path] of wanted.entries())
      insert.run(randomUUID(), host, path, position + 1);
  })();
  return listPins(database, host);
}
