import { describe, expect, it } from 'vitest';
import { inGroups, withGroup } from './group-rows.tsx';

const rows = [
  { cell: 3, group: 1 },
  { cell: 0, group: 0 },
  { cell: 2, group: 1 },
  { cell: 1, group: 0 },
];
const groupOf = ({ group }: (typeof rows)[number]): number => group;

describe('rows in groups', () => {
  it('follow each other by group, and within one as they were sorted', () => {
    expect(inGroups(rows, groupOf, 2).map(({ cell }) => cell)).toEqual([0, 1, 3, 2]);
    expect(inGroups(rows, groupOf, 0)).toBe(rows);
  });

  it('say their group in a column behind the key', () => {
    const columns = ['cpu', 'rate'].map((id) => ({
      id,
      label: id,
      isNumeric: false,
      isKey: id === 'cpu',
      render: () => id,
    }));
    const grouped = withGroup(columns, 'socket', () => 'socket 1', 2);
    expect(grouped.map(({ label }) => label)).toEqual(['cpu', 'socket', 'rate']);
    expect(withGroup(columns, 'cpu', () => undefined, 0)).toBe(columns);
  });
});
