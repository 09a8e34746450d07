import type Database from 'libsql';
import { z } from 'zod';
import type { Pin } from '../../workspace/pin.ts';
import { applyChange, type PinChange } from '../../workspace/pin-change.ts';

const pinRow = z.object({
  id: z.string(),
  // What was written below.
  paths: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  columns: z.number(),
  rows: z.number(),
});

const workspaceRow = z.object({ name: z.string(), pins: z.number() });

/** The name of a workspace, and how many pins are in it. */
export type WorkspaceSize = z.infer<typeof workspaceRow>;

/** Pins of a workspace of a host, in order. Shared by all who look at it. */
export function listPins(database: Database.Database, host: string, workspace: string): Pin[] {
  const rows = database
    .prepare(
      'SELECT id, paths, columns, rows FROM pin WHERE host = ? AND workspace = ? ORDER BY position',
    )
    .all(host, workspace);
  return z.array(pinRow).parse(rows);
}

/** The workspaces of a host that have a pin, by name. */
export function listWorkspaces(database: Database.Database, host: string): WorkspaceSize[] {
  const rows = database
    .prepare(
      'SELECT workspace AS name, count(*) AS pins FROM pin WHERE host = ? GROUP BY workspace ORDER BY 1',
    )
    .all(host);
  return z.array(workspaceRow).parse(rows);
}

/**
 * Changes the pins of a workspace, all or nothing.
 * @returns them as they are then.
 * @throws PinLimitError when there would be more than there may be.
 */
export function changePins(
  database: Database.Database,
  host: string,
  workspace: string,
  change: PinChange,
): readonly Pin[] {
  const before = listPins(database, host, workspace);
  const after = applyChange(before, change);
  if (after === before) return before;
  const insert = database.prepare(
    `INSERT INTO pin (id, host, workspace, paths, columns, rows, position)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  database.transaction(() => {
    database.prepare('DELETE FROM pin WHERE host = ? AND workspace = ?').run(host, workspace);
    for (const [position, { id, paths, columns, rows }] of after.entries())
      insert.run(id, host, workspace, JSON.stringify(paths), columns, rows, position);
  })();
  return after;
}

/** Gives a workspace another name. @returns false when there is one of that name already. */
export function renameWorkspace(
  database: Database.Database,
  host: string,
  from: string,
  to: string,
): boolean {
  if (listPins(database, host, to).length > 0) return false;
  database
    .prepare('UPDATE pin SET workspace = ? WHERE host = ? AND workspace = ?')
    .run(to, host, from);
  return true;
}
