import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, it } from 'vitest';
import { MAX_PINS, newPin, type Pin } from '../../workspace/pin.ts';
import type { PinChange } from '../../workspace/pin-change.ts';
import { appendAudit, listAudit } from './audit.ts';
import { openDatabase } from './database.ts';
import { changePins, listPins, listWorkspaces, renameWorkspace } from './pins.ts';

const insert = (path: string): PinChange => ({ kind: 'insert', pin: newPin(`id ${path}`, path) });

it('pins keep their order and their size, and belong to a workspace of a host', () => {
  const database = openDatabase(':memory:');
  const change = (what: PinChange, host = 'orion', workspace = ''): readonly Pin[] =>
    changePins(database, host, workspace, what);
  for (const path of ['irq/LOC', 'cpu', 'mem']) change(insert(path));
  change(insert('x'), 'other');
  change(insert('y'), 'orion', 'disks');
  change({ kind: 'move', id: 'id mem', to: 0 });
  change({ kind: 'join', id: 'id cpu', into: 'id irq/LOC' });
  const after = change({ kind: 'resize', id: 'id irq/LOC', columns: 2, rows: 3 });
  expect(after).toEqual([
    { id: 'id mem', paths: ['mem'], columns: 1, rows: 1 },
    { id: 'id irq/LOC', paths: ['irq/LOC', 'cpu'], columns: 2, rows: 3 },
  ]);
  expect(listPins(database, 'orion', '')).toEqual(after);
  expect(listPins(database, 'other', '').map(({ id }) => id)).toEqual(['id x']);
  expect(listWorkspaces(database, 'orion')).toEqual([
    { name: '', pins: 2 },
    { name: 'disks', pins: 1 },
  ]);
});

it('a workspace gets another name, but not that of another', () => {
  const database = openDatabase(':memory:');
  changePins(database, 'orion', '', insert('a'));
  changePins(database, 'orion', 'disks', insert('b'));
  expect(renameWorkspace(database, 'orion', 'disks', '')).toBe(false);
  expect(renameWorkspace(database, 'orion', 'disks', 'block')).toBe(true);
  expect(listPins(database, 'orion', 'disks')).toEqual([]);
  expect(listPins(database, 'orion', 'block').map(({ id }) => id)).toEqual(['id b']);
});

it('what may not be is not kept, and nothing is lost', () => {
  const database = openDatabase(':memory:');
  const many = Array.from({ length: MAX_PINS }, (_, n) => newPin(`${n}`, `demo/${n}`));
  changePins(database, 'orion', '', { kind: 'replace', pins: many });
  expect(() => changePins(database, 'orion', '', insert('one/more'))).toThrow('at most');
  expect(listPins(database, 'orion', '')).toEqual(many);
  // An id that another host has.
  const stolen: PinChange = { kind: 'replace', pins: [newPin('new', 'a'), newPin('7', 'b')] };
  changePins(database, 'other', '', insert('kept'));
  expect(() => changePins(database, 'other', '', stolen)).toThrow('UNIQUE');
  expect(listPins(database, 'other', '').map(({ paths }) => paths)).toEqual([['kept']]);
});

it('pins take hostile text as text', () => {
  const database = openDatabase(':memory:');
  const path = "demo/'); DROP TABLE pin; --";
  changePins(database, 'orion', "'; --", insert(path));
  expect(listPins(database, 'orion', "'; --").map(({ paths }) => paths)).toEqual([[path]]);
});

it('pins of the first version are the first workspace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'statsfs-store-'));
  try {
    const file = join(folder, 'statsfs.db');
    const old = new Database(file);
    old.exec(`CREATE TABLE pin (id TEXT PRIMARY KEY, host TEXT NOT NULL, path TEXT NOT NULL,
                position INTEGER NOT NULL, UNIQUE (host, path)) STRICT;
              INSERT INTO pin VALUES ('1', 'orion', 'cpu/"0"', 2), ('2', 'orion', 'mem', 1);
              PRAGMA user_version = 1;`);
    old.close();
    expect(listPins(openDatabase(file), 'orion', '')).toEqual([
      newPin('2', 'mem'),
      newPin('1', 'cpu/"0"'),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('the audit gives back exact figures, newest first', () => {
  const database = openDatabase(':memory:');
  const entry = {
    atMs: 1_795_376_351_000,
    host: 'orion',
    actor: 'operator 1a2b',
    path: 'demo/requests',
    file: '/mnt/demo/requests',
    result: 'done',
    before: '18446744073709551615',
    after: '0',
  };
  appendAudit(database, entry);
  appendAudit(database, { ...entry, result: 'refused EACCES' });
  expect(listAudit(database, 10)).toEqual([
    { id: 2, ...entry, result: 'refused EACCES' },
    { id: 1, ...entry },
  ]);
  expect(listAudit(database, 1)).toHaveLength(1);
});

it('a database is opened again as it was left', () => {
  const folder = mkdtempSync(join(tmpdir(), 'statsfs-store-'));
  const file = join(folder, 'statsfs.db');
  const before = openDatabase(file);
  changePins(before, 'orion', '', insert('irq/LOC'));
  before.close();
  const after = openDatabase(file);
  expect(listPins(after, 'orion', '').map(({ id }) => id)).toEqual(['id irq/LOC']);
  after.close();
  rmSync(folder, { recursive: true });
});
