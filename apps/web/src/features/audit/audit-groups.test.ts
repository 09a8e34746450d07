import { describe, expect, it } from 'vitest';
import {
  type AuditEntry,
  type AuditGroup,
  commonPath,
  figuresText,
  groupEntries,
  groupSentence,
} from './audit-groups.ts';

const entry = (id: number, path: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  atMs: 1000 * id,
  host: 'orion',
  actor: 'operator 1a2b',
  address: '192.0.2.7',
  request: 'r1',
  path,
  file: `/sys/${path}`,
  result: 'done',
  reason: '',
  before: '5',
  after: '0',
  ...more,
});

const group = (...entries: readonly AuditEntry[]): AuditGroup => ({
  key: 'r1',
  atMs: 0,
  actor: '',
  address: '',
  entries,
});

describe('requests', () => {
  it('stand together, newest first, their files in the order of writing', () => {
    const groups = groupEntries([
      entry(4, 'demo/b', { request: 'r2' }),
      entry(3, 'demo/a', { request: 'r2' }),
      entry(2, 'x', { request: '' }),
      entry(1, 'y', { request: '' }),
    ]);
    expect(groups.map(({ entries }) => entries.map(({ path }) => path))).toEqual([
      ['demo/a', 'demo/b'],
      ['x'],
      ['y'],
    ]);
    expect(groups[0]).toMatchObject({ atMs: 4000, actor: 'operator 1a2b' });
  });

  it('are summed up', () => {
    expect(groupSentence(group(entry(1, 'a')))).toBe('1 file cleared');
    const refused = entry(3, 'c', { result: 'refused EPERM' });
    expect(groupSentence(group(entry(1, 'a'), entry(2, 'b'), refused))).toBe(
      '2 files cleared, 1 refused',
    );
    expect(groupSentence(group(refused))).toBe('1 file refused');
  });

  it('are named by what all of it lies in', () => {
    expect(commonPath(group(entry(1, 'kvm/vm/exits')))).toBe('kvm/vm/exits');
    expect(commonPath(group(entry(1, 'kvm/vm/a'), entry(2, 'kvm/vm/b')))).toBe('kvm/vm');
    expect(commonPath(group(entry(1, 'kvm/vm1/a'), entry(2, 'kvm/vm/a')))).toBe('kvm');
    expect(commonPath(group(entry(1, 'kvm/a'), entry(2, 'demo/a')))).toBe('');
  });
});

it('figures are exact, and none is not zero', () => {
  expect(figuresText('18446744073709551615')).toBe('18,446,744,073,709,551,615');
  expect(figuresText('1 2 3 4 5')).toBe('1 2 3 … 5 cells');
  expect(figuresText('')).toBe('—');
});
