import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appendAudit, listAudit } from './audit.ts';
import { openDatabase } from './database.ts';
import { addPin, listPins, MAX_PINS, removePin } from './pins.ts';

it('pins keep their order, are one per path, and belong to a host', () => {
  const database = openDatabase(':memory:');
  const first = addPin(database, 'orion', 'irq/LOC');
  addPin(database, 'orion', 'cpu');
  expect(addPin(database, 'orion', 'irq/LOC')).toEqual(first);
  expect(listPins(database, 'orion').map(({ path }) => path)).toEqual(['irq/LOC', 'cpu']);
  expect(listPins(database, 'other')).toEqual([]);
  expect(removePin(database, first?.id ?? '')).toBe(true);
  expect(removePin(database, first?.id ?? '')).toBe(false);
  expect(listPins(database, 'orion').map(({ path }) => path)).toEqual(['cpu']);
});

it('pins end at a number that nobody keeps in sight', () => {
  const database = openDatabase(':memory:');
  for (let i = 0; i < MAX_PINS; i++) addPin(database, 'orion', `demo/${i}`);
  expect(addPin(database, 'orion', 'one/more')).toBeUndefined();
  expect(listPins(database, 'orion')).toHaveLength(MAX_PINS);
});

it('pins take hostile text as text', () => {
  const database = openDatabase(':memory:');
  const path = "demo/'); DROP TABLE pin; --";
  addPin(database, 'orion', path);
  expect(listPins(database, 'orion').map((pin) => pin.path)).toEqual([path]);
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
  addPin(before, 'orion', 'irq/LOC');
  before.close();
  const after = openDatabase(file);
  expect(listPins(after, 'orion').map(({ path }) => path)).toEqual(['irq/LOC']);
  after.close();
  rmSync(folder, { recursive: true });
});
