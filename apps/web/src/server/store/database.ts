import 'server-only';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { readEnv } from '../../env.ts';
import { processWide } from '../process-wide.ts';

const STATE_DIR_MODE = 0o700;

/** Each entry brings the database one version further; never edited once landed. */
const MIGRATIONS = [
  `CREATE TABLE pin (
     id TEXT PRIMARY KEY,
     host TEXT NOT NULL,
     path TEXT NOT NULL,
     position INTEGER NOT NULL,
     UNIQUE (host, path)
   ) STRICT;
   CREATE TABLE audit (
     id INTEGER PRIMARY KEY,
     at_ms INTEGER NOT NULL,
     host TEXT NOT NULL,
     actor TEXT NOT NULL,
     path TEXT NOT NULL,
     file TEXT NOT NULL,
     result TEXT NOT NULL,
     before TEXT NOT NULL,
     after TEXT NOT NULL
   ) STRICT;`,
  // Pins of several paths, with a size, in workspaces.
  `CREATE TABLE pin_2 (
     id TEXT PRIMARY KEY,
     host TEXT NOT NULL,
     workspace TEXT NOT NULL,
     paths TEXT NOT NULL,
     columns INTEGER NOT NULL,
     rows INTEGER NOT NULL,
     position INTEGER NOT NULL
   ) STRICT;
   INSERT INTO pin_2 SELECT id, host, '', json_array(path), 1, 1, position FROM pin;
   DROP TABLE pin;
   ALTER TABLE pin_2 RENAME TO pin;
   CREATE INDEX pin_by_workspace ON pin (host, workspace, position);`,
  // Who asked from where in which request; lasting tokens and sessions, both by their hash alone.
  `ALTER TABLE audit ADD COLUMN address TEXT NOT NULL DEFAULT '';
   ALTER TABLE audit ADD COLUMN request TEXT NOT NULL DEFAULT '';
   ALTER TABLE audit ADD COLUMN reason TEXT NOT NULL DEFAULT '';
   CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
     BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
   CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
     BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
   CREATE TABLE token (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     name TEXT NOT NULL UNIQUE,
     role TEXT NOT NULL CHECK (role IN ('viewer', 'operator')),
     hash TEXT NOT NULL UNIQUE,
     made_ms INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE session (
     id TEXT PRIMARY KEY,
     key_hash TEXT NOT NULL UNIQUE,
     role TEXT NOT NULL CHECK (role IN ('viewer', 'operator')),
     origin TEXT NOT NULL,
     proof TEXT NOT NULL,
     address TEXT NOT NULL,
     browser TEXT NOT NULL,
     made_ms INTEGER NOT NULL,
     seen_ms INTEGER NOT NULL
   ) STRICT;`,
  // Figures that somebody counts from, and when counters restarted since.
  `CREATE TABLE baseline (
     id TEXT PRIMARY KEY,
     host TEXT NOT NULL,
     owner TEXT NOT NULL,
     name TEXT NOT NULL,
     path TEXT NOT NULL,
     at_us INTEGER NOT NULL,
     figure_count INTEGER NOT NULL,
     used_ms INTEGER NOT NULL,
     removed_ms INTEGER,
     snapshot BLOB NOT NULL
   ) STRICT;
   CREATE INDEX baseline_by_owner ON baseline (host, owner, at_us);
   CREATE TABLE restart (
     host TEXT NOT NULL,
     path TEXT NOT NULL,
     at_us INTEGER NOT NULL,
     why TEXT NOT NULL,
     by TEXT NOT NULL,
     cells TEXT,
     PRIMARY KEY (host, path)
   ) STRICT, WITHOUT ROWID;`,
];

/** The embedded database in the state directory, made and brought up to date at first use. */
export const getDatabase = (): Database.Database =>
  processWide('database', () => {
    const { stateDir } = readEnv();
    mkdirSync(stateDir, { recursive: true, mode: STATE_DIR_MODE });
    return openDatabase(join(stateDir, 'statsfs.db'));
  });

/** @param file a path, or ':memory:'. */
export function openDatabase(file: string): Database.Database {
  const database = new Database(file);
  database.exec('PRAGMA journal_mode = WAL');
  // Another process makes tokens while this one runs.
  database.exec('PRAGMA busy_timeout = 5000');
  migrate(database);
  return database;
}

function migrate(database: Database.Database): void {
  // libsql's rows are untyped; this pragma has one integer column.
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  MIGRATIONS.slice(row.user_version).forEach((sql, i) => {
    database.exec(`BEGIN; ${sql} PRAGMA user_version = ${row.user_version + i + 1}; COMMIT;`);
  });
}
