import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appendAudit, listAudit } from './audit.ts';
import { openDatabase } from './database.ts';
import { addPin, listPins, MAX_PINS, movePin, removePin, replacePins } from './pins.ts';

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

it('pins are moved among each other, and nobody else is', () => {
  const database = openDatabase(':memory:');
  const paths = (): string[] => listPins(database, 'orion').map(({ path }) => path);
  const [a, , c] = ['a', 'b', 'c'].map((path) => addPin(database, 'orion', path));
  addPin(database, 'other', 'x');
  expect(movePin(database, 'orion', c?.id ?? '', 0)).toBe(true);
  expect(paths()).toEqual(['c', 'a', 'b']);
  expect(movePin(database, 'orion', a?.id ?? '', 99)).toBe(true);
  expect(paths()).toEqual(['c', 'b', 'a']);
  expect(movePin(database, 'orion', 'none', 0)).toBe(false);
  expect(movePin(database, 'other', a?.id ?? '', 0)).toBe(false);
  addPin(database, 'orion', 'd');
  expect(paths()).toEqual(['c', 'b', 'a', 'd']);
});

it('pins are replaced as a whole, those of this host', () => {
  const database = openDatabase(':memory:');
  addPin(database, 'orion', 'a');
  addPin(database, 'other', 'x');
  const replaced = replacePins(database, 'orion', ['c', 'b', 'c']);
  expect(replaced?.map(({ path }) => path)).toEqual(['c', 'b']);
  expect(listPins(database, 'other')).toHaveLength(1);
  const many = Array.from({ length: MAX_PINS + 1 }, (_, n) => `demo/${n}`);
  expect(replacePins(database, 'orion', many)).toBeUndefined();
  expect(listPins(database, 'orion')).toEqual(replaced);
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
