import { describe, expect, it } from 'vitest';
import { NO_DATA, READ_OK, Readings } from './readings.ts';
import { setInteger, u64At } from './words.ts';

const FILE = { path: '/f', filesystem: 'procfs', mode: 0o444, firstSlot: 1, slotCount: 2 };

describe('readings', () => {
  it('begin with no slot, no file and no sweep', () => {
    const readings = new Readings();
    expect(readings.slotCount).toBe(0);
    expect(readings.status).toHaveLength(0);
    expect(readings.sequence).toBe(0);
  });

  it('keep what they hold when they grow, and begin the new with 0 and no data yet', () => {
    const readings = new Readings();
    readings.grow(2, 1);
    setInteger(readings.words, 1, 2n ** 64n - 1n);
    readings.status[0] = READ_OK;
    readings.readUs[0] = 5;
    readings.texts.set(0, 'a');
    readings.grow(4, 3);
    expect([0, 1, 2, 3].map((slot) => u64At(readings.words, slot))).toEqual([
      0n,
      2n ** 64n - 1n,
      0n,
      0n,
    ]);
    expect([...readings.status]).toEqual([READ_OK, NO_DATA, NO_DATA]);
    expect([...readings.readUs]).toEqual([5, 0, 0]);
    expect(readings.texts.get(0)).toBe('a');
  });

  it('grow slots and files apart, and never shrink', () => {
    const readings = new Readings();
    readings.grow(0, 2);
    expect(readings.slotCount).toBe(0);
    expect(readings.status).toHaveLength(2);
    readings.grow(3, 0);
    expect(readings.slotCount).toBe(3);
    const { words, status } = readings;
    readings.grow(1, 1);
    expect(readings.words).toBe(words);
    expect(readings.status).toBe(status);
  });

  it('forget the texts of a file that has gone, and of no other', () => {
    const readings = new Readings();
    for (const slot of [0, 1, 2, 3]) readings.texts.set(slot, `${slot}`);
    readings.forget(FILE);
    expect([...readings.texts.keys()]).toEqual([0, 3]);
  });
});
