import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, it } from 'vitest';
import { MAX_PINS, newPin, type Pin } from '../../workspace/pin.ts';
import type { PinChange } from '../../workspace/pin-change.ts';
import { keepBaseline, MOST_OF_ONE } from '../baseline/keep-baseline.ts';
import type { Restart } from '../baseline/restarts.ts';
import { type AuditFilter, appendAudit, listAudit } from './audit.ts';
import {
  addBaseline,
  countBaselines,
  findBaseline,
  forgetBaselines,
  listBaselines,
  readSnapshot,
  renameBaseline,
  setRemoved,
} from './baselines.ts';
import { openDatabase } from './database.ts';
import { changePins, listPins, listWorkspaces, renameWorkspace } from './pins.ts';
import { loadRestarts, saveRestarts } from './restarts.ts';
import {
  addSession,
  endSession,
  findSession,
  forgetSessions,
  listSessions,
  type StoredSession,
  touchSession,
} from './sessions.ts';
import { addToken, findToken, revokeToken, rotateToken } from './tokens.ts';

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
              CREATE TABLE audit (id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, host TEXT NOT NULL,
                actor TEXT NOT NULL, path TEXT NOT NULL, file TEXT NOT NULL, result TEXT NOT NULL,
                before TEXT NOT NULL, after TEXT NOT NULL) STRICT;
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
    address: '192.0.2.7',
    request: 'r1',
    result: 'done',
    reason: '',
    before: '18446744073709551615',
    after: '0',
  };
  const refused = { ...entry, path: 'demo/Errors', result: 'refused EACCES', request: 'r2' };
  appendAudit(database, [entry]);
  appendAudit(database, [refused, { ...entry, host: 'other' }]);
  const ids = (filter: AuditFilter, limit = 10): number[] =>
    listAudit(database, filter, limit).map(({ id }) => id);
  expect(listAudit(database, { host: 'orion' }, 10)).toEqual([
    { id: 2, ...refused },
    { id: 1, ...entry },
  ]);
  expect(ids({}, 1)).toEqual([3]);
  expect(ids({ beforeId: 3 }, 1)).toEqual([2]);
  expect(ids({ text: 'errors' })).toEqual([2]);
  expect(ids({ text: 'eacces' })).toEqual([2]);
  expect(ids({ text: '192.0.2.7', host: 'other' })).toEqual([3]);
  expect(ids({ text: "%' OR 1=1; --" })).toEqual([]);
});

it('the audit cannot be changed or shortened, not even by us', () => {
  const database = openDatabase(':memory:');
  const texts = { host: 'orion', actor: 'a', address: '', request: '', path: 'p', file: 'f' };
  const result = { result: 'done', reason: '', before: '1', after: '0' };
  appendAudit(database, [{ atMs: 1, ...texts, ...result }]);
  expect(() => database.prepare("UPDATE audit SET actor = 'b'").run()).toThrow('append-only');
  expect(() => database.prepare('DELETE FROM audit').run()).toThrow('append-only');
  expect(listAudit(database, {}, 10)).toMatchObject([{ actor: 'a' }]);
});

it('tokens and sessions are kept by their hash, and end together', () => {
  const database = openDatabase(':memory:');
  const made = { name: 'ci', role: 'viewer', madeMs: 5 } as const;
  expect(addToken(database, { ...made, hash: 'hash of ci' })).toBe(true);
  expect(addToken(database, { ...made, hash: 'another' })).toBe(false);
  expect(findToken(database, 'hash of ci')).toEqual({ id: 1, ...made });
  const session = (id: string, proof: string, seenMs: number): StoredSession => ({
    id,
    role: 'viewer',
    origin: 'ci',
    proof,
    address: '192.0.2.7',
    browser: '<b>Firefox</b>',
    madeMs: 5,
    seenMs,
  });
  addSession(database, 'key 1', session('one', 'hash of ci', 10));
  addSession(database, 'key 2', session('two', '', 20));
  addSession(database, 'key 3', session('old', '', 1));
  forgetSessions(database, 5);
  expect(listSessions(database).map(({ id }) => id)).toEqual(['two', 'one']);
  touchSession(database, 'one', 30, '192.0.2.8');
  expect(findSession(database, 'key 1')).toMatchObject({ seenMs: 30, address: '192.0.2.8' });
  expect(revokeToken(database, 'nobody')).toBeUndefined();
  expect(revokeToken(database, 'ci')).toMatchObject({ name: 'ci' });
  expect(findSession(database, 'key 1')).toBeUndefined();
  expect(endSession(database, 'two')).toBe(true);
  expect(endSession(database, 'two')).toBe(false);
  expect(listSessions(database)).toEqual([]);
});

it('a token is rotated under its name, and what the one before had opened ends', () => {
  const database = openDatabase(':memory:');
  addToken(database, { name: 'ci', role: 'operator', madeMs: 5, hash: 'first' });
  const session = { id: 'one', role: 'operator', origin: 'ci', proof: 'first' } as const;
  const more = { address: '192.0.2.7', browser: 'Firefox', madeMs: 5, seenMs: 5 };
  addSession(database, 'key 1', { ...session, ...more });
  const second = { hash: 'second', madeMs: 9 };
  expect(rotateToken(database, 'nobody', second)).toBeUndefined();
  const rotated = { id: 1, name: 'ci', role: 'operator', madeMs: 9 };
  expect(rotateToken(database, 'ci', second)).toEqual(rotated);
  expect(findToken(database, 'first')).toBeUndefined();
  expect(findToken(database, 'second')).toEqual(rotated);
  expect(listSessions(database)).toEqual([]);
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

it('a baseline is listed for its owner alone, found by whoever has its id, and can be brought back', () => {
  const database = openDatabase(':memory:');
  const ada = { host: 'orion', owner: 'cookie ada' };
  const bob = { host: 'orion', owner: 'cookie bob' };
  const kept = { id: 'one', name: '', path: 'irq', atUs: 5, figureCount: 2 };
  const snapshot = new Uint8Array([1, 2, 255]);
  addBaseline(database, ada, kept, { snapshot, nowMs: 100 });
  expect(listBaselines(database, ada)).toEqual([kept]);
  expect(listBaselines(database, bob)).toEqual([]);
  expect(findBaseline(database, 'orion', 'one', 200)).toEqual(kept);
  expect(findBaseline(database, 'vega', 'one', 200)).toBeUndefined();
  expect([...(readSnapshot(database, 'orion', 'one') ?? [])]).toEqual([1, 2, 255]);
  expect(renameBaseline(database, bob, 'one', 'mine')).toBe(false);
  expect(setRemoved(database, bob, 'one', 300)).toBe(false);
  expect(renameBaseline(database, ada, 'one', 'lunch')).toBe(true);
  expect(setRemoved(database, ada, 'one', 300)).toBe(true);
  expect(listBaselines(database, ada)).toEqual([]);
  expect(readSnapshot(database, 'orion', 'one')).toBeUndefined();
  forgetBaselines(database, 300, 200);
  expect(setRemoved(database, ada, 'one', null)).toBe(true);
  expect(listBaselines(database, ada)).toEqual([{ ...kept, name: 'lunch' }]);
  forgetBaselines(database, 0, 201);
  expect(countBaselines(database, 'orion')).toBe(0);
});

it('restarts are kept as long as there is a baseline from before them, and clears for a month', () => {
  const database = openDatabase(':memory:');
  const owner = { host: 'orion', owner: 'cookie ada' };
  const hour = 3_600_000_000;
  const month = 30 * 24 * hour;
  const save = (noted: Readonly<Record<string, Restart>>) =>
    saveRestarts(database, 'orion', new Map(Object.entries(noted)));
  const kept = () => [...loadRestarts(database, 'orion').keys()].sort();
  const fell = { atUs: month + 5 * hour, why: 'fell', by: '', from: ['0', '7'] } as const;
  const earlier = { ...fell, atUs: month + 3 * hour } as const;
  const cleared = { atUs: 6 * hour, why: 'cleared', by: 'ada', from: undefined } as const;
  save({ fell });
  expect(kept()).toEqual([]);
  const baseline = { id: 'one', name: '', path: '', atUs: month + 5 * hour, figureCount: 1 };
  addBaseline(database, owner, baseline, { snapshot: new Uint8Array(1), nowMs: 1 });
  save({ fell, earlier, cleared, long: { ...cleared, atUs: 4 * hour } });
  expect(kept()).toEqual(['cleared', 'fell']);
  expect(loadRestarts(database, 'orion').get('fell')).toEqual(fell);
  expect(loadRestarts(database, 'orion').get('cleared')).toEqual(cleared);
  expect(loadRestarts(database, 'vega').size).toBe(0);
});

it('there are only so many baselines of one owner, and none pushes another out', async () => {
  const database = openDatabase(':memory:');
  const owner = { host: 'orion', owner: 'cookie ada' };
  const figures = { atUs: 7, value: 0, cells: ['1'] };
  const snapshot = { epoch: 'e', bootId: 'b', values: new Map([['irq/LOC', figures]]) };
  const keep = () => keepBaseline(database, owner, { name: '', path: 'irq', snapshot }, 1000);
  for (let i = 0; i < MOST_OF_ONE; i++) await keep();
  await expect(keep()).rejects.toThrow('remove one first');
  expect(listBaselines(database, owner)).toHaveLength(MOST_OF_ONE);
  expect(listBaselines(database, owner)[0]).toMatchObject({ path: 'irq', atUs: 7, figureCount: 1 });
});
