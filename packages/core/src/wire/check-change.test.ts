import { describe, expect, it } from 'vitest';
import { emptySchema, type Schema, type SchemaChange } from '../model/index.ts';
import { checkChange } from './check-change.ts';

const FILE = { path: '/f', filesystem: 'procfs', mode: 0o444, firstSlot: 0, slotCount: 0 };

const BEFORE: Schema = {
  ...emptySchema('e', { name: 'h', kernel: 'k', bootId: 'b' }),
  generation: 7,
  files: [FILE, undefined, FILE],
  slotCount: 4,
};

const check = (more: Partial<SchemaChange>) => (): void =>
  checkChange(BEFORE, {
    generation: 8,
    removedFiles: [],
    removedSources: [],
    sets: [],
    descriptors: [],
    files: [],
    sources: [],
    values: [],
    slotCount: 4,
    ...more,
  });

describe('a change', () => {
  it.each([0, 6, 7, 9])('W20 from generation 7 to %i is stale', (generation) => {
    expect(check({ generation })).toThrow(expect.objectContaining({ code: 'stale-generation' }));
  });

  it('W21 W22 passes when slots stay or grow and what it removes is there', () => {
    expect(check({})).not.toThrow();
    expect(check({ slotCount: 9, removedFiles: [0, 2], removedSources: [0] })).not.toThrow();
  });

  it.each<[string, Partial<SchemaChange>]>([
    ['W21 takes slots away', { slotCount: 3 }],
    ['W22 removes a file that has gone', { removedFiles: [1] }],
    ['W22 removes a file that never was', { removedFiles: [3] }],
    ['W22 removes a file twice', { removedFiles: [0, 0] }],
    ['W22 removes files out of order', { removedFiles: [2, 0] }],
    ['W22 removes a source that never was', { removedSources: [1] }],
  ])('%s: malformed', (_, more) => {
    expect(check(more)).toThrow(expect.objectContaining({ code: 'malformed' }));
  });
});
