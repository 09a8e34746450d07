import { describe, expect, it } from 'vitest';
import { folderRules } from './folder-rules.ts';

const MAGICS = {
  proc: 0x9fa0,
  sysfs: 0x62656572,
  cgroup: 0x27e0eb,
  cgroup2: 0x63677270,
  tracefs: 0x74726163,
  debugfs: 0x64626720,
  securityfs: 0x73636673,
  configfs: 0x62656570,
  bpf: 0xcafe4a11,
} as const;
const ORDINARY = { tmpfs: 0x01021994, ext4: 0xef53, fuse: 0x65735546 };
const STATSFS = 0x73746174;
const EACCES = 13;

describe('the rules of a directory', () => {
  it.each(Object.entries(MAGICS))('on %s guess nothing about a writable file', (_name, magic) => {
    const rules = folderRules(magic);
    expect(rules.describe('x', true)).toMatchObject({
      kind: 'unknown',
      clear: { kind: 'unknown' },
    });
    expect(rules.describe('x', false)).toMatchObject({ kind: 'unknown', clear: { kind: 'none' } });
  });

  it.each(Object.entries(ORDINARY))('on %s are those of stats_fs', (_name, magic) => {
    const rules = folderRules(magic);
    expect(rules.describe('x', true)).toMatchObject({
      kind: 'cumulative',
      clear: { kind: 'write', text: '0\n', file: '' },
    });
    expect(rules.describe('x', false)).toMatchObject({ kind: 'unknown', clear: { kind: 'none' } });
    expect(rules.access).toBe('reopen');
  });

  it.each([
    ['by its magic', folderRules(STATSFS)],
    ['whoever mounts it', folderRules(ORDINARY.fuse, true)],
  ])('on a statsfs, %s, take a number that cannot be written for a floating one', (_, rules) => {
    expect(rules.describe('x', false)).toMatchObject({ kind: 'floating', clear: { kind: 'none' } });
    expect(rules.describe('x', true)).toMatchObject({
      kind: 'cumulative',
      clear: { kind: 'write', text: '0\n', file: '' },
    });
    expect(rules.access).toBe('reopen');
  });

  it('guess nothing where nobody could tell which filesystem it is', () => {
    expect(folderRules(-EACCES).describe('x', true).clear).toEqual({ kind: 'unknown' });
  });

  it('keep descriptors only where one gives fresh figures, which debugfs does not', () => {
    const reread = Object.entries(MAGICS).filter(
      ([, magic]) => folderRules(magic).access === 'descriptor',
    );
    expect(reread.map(([name]) => name)).toEqual(['proc', 'sysfs', 'cgroup', 'cgroup2', 'tracefs']);
  });

  it('know debugfs, where EPERM may mean lockdown', () => {
    expect(folderRules(MAGICS.debugfs).debugfs).toBe(true);
    expect(folderRules(MAGICS.sysfs).debugfs).toBe(false);
  });
});
