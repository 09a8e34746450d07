import { describe, expect, it } from 'vitest';
import {
  BIGGEST_FIRST,
  filterProcesses,
  nextSort,
  type ProcessSort,
  sortProcesses,
} from './choose-processes.ts';
import { presenceOf, presenceWords } from './presence.ts';
import type { Process } from './process.ts';
import { rowAfterKey } from './row-keys.ts';
import { stateWord } from './state-words.ts';
import { parseView, withView } from './url-state.ts';

const process = (pid: number, name: string, more: Partial<Process> = {}): Process => ({
  pid,
  name,
  state: 'S',
  threads: 1,
  residentBytes: 0,
  ...more,
});

const PROCESSES: readonly Process[] = [
  process(1, 'systemd', { residentBytes: 12_000 }),
  process(2, 'kthreadd'),
  process(123, 'Web Content', { threads: 30, residentBytes: 900_000 }),
  process(1230, 'web.sh', { state: 'R' }),
  process(45, 'kworker/0:1-events', { state: 'I' }),
];

const ids = (processes: readonly Process[]): number[] => processes.map(({ pid }) => pid);

describe('filterProcesses', () => {
  const found = (filter: string) => ids(filterProcesses(PROCESSES, filter));

  it('finds by a part of the name, in any case, or by how the id begins', () => {
    expect(found('web')).toEqual([123, 1230]);
    expect(found('CONTENT')).toEqual([123]);
    expect(found('12')).toEqual([123, 1230]);
    expect(found('23')).toEqual([]);
  });

  it('wants all words, and takes nothing for a pattern', () => {
    expect(found('  web  con ')).toEqual([123]);
    expect(found('web 1230')).toEqual([1230]);
    expect(found('k.*')).toEqual([]);
    expect(found('.')).toEqual([1230]);
    expect(found(' ')).toEqual([1, 2, 123, 1230, 45]);
  });
});

describe('sortProcesses', () => {
  const sorted = (column: ProcessSort['column'], direction: ProcessSort['direction']) =>
    ids(sortProcesses(PROCESSES, { column, direction }));

  it('sorts figures as figures, and names as people read them', () => {
    expect(sorted('pid', 'ascending')).toEqual([1, 2, 45, 123, 1230]);
    expect(sorted('threads', 'descending')[0]).toBe(123);
    expect(sorted('name', 'ascending').slice(0, 2)).toEqual([2, 45]);
  });

  it('has those that are equal by their ids, whatever the direction', () => {
    expect(sorted('memory', 'descending')).toEqual([123, 1, 2, 45, 1230]);
    expect(sorted('memory', 'ascending')).toEqual([2, 45, 1230, 1, 123]);
  });

  it('leaves the list that it was given as it was', () => {
    const before = ids(PROCESSES);
    sorted('memory', 'ascending');
    expect(ids(PROCESSES)).toEqual(before);
  });
});

describe('nextSort', () => {
  it('shows the most first, names and ids from the start, and turns round the second time', () => {
    const byName = nextSort(BIGGEST_FIRST, 'name');
    expect(byName).toEqual({ column: 'name', direction: 'ascending' });
    expect(nextSort(byName, 'name').direction).toBe('descending');
    expect(nextSort(byName, 'memory')).toEqual(BIGGEST_FIRST);
    expect(nextSort(byName, 'threads').direction).toBe('descending');
  });
});

describe('the address', () => {
  it('keeps the view, and what others keep there', () => {
    const query = new URLSearchParams('page=processes&q=kvm');
    const view = { filter: 'a b', sort: { column: 'threads', direction: 'descending' } } as const;
    const text = withView(query, view);
    expect(text).toBe('page=processes&q=kvm&filter=a+b&sort=-threads');
    expect(parseView(new URLSearchParams(text))).toEqual(view);
    expect(withView(new URLSearchParams(text), { filter: '', sort: BIGGEST_FIRST })).toBe(
      'page=processes&q=kvm',
    );
  });

  it('that makes no sense shows the biggest first', () => {
    for (const sort of ['', 'nonsense', '-', '--pid', 'constructor']) {
      expect(parseView(new URLSearchParams({ sort })).sort).toEqual(BIGGEST_FIRST);
    }
  });
});

describe('presence', () => {
  const facts = { answer: undefined, wasThere: false, isLate: false };
  const titleOf = (more: Partial<Parameters<typeof presenceOf>[0]>) =>
    presenceWords(7, presenceOf({ ...facts, ...more })).title;

  it('is looked into until the agent says that there is none', () => {
    expect(titleOf({})).toBe('Process 7 is being looked into…');
    expect(titleOf({ wasThere: true })).toBe('Process 7 is being looked into…');
    expect(titleOf({ answer: { process: process(7, 'x') } })).toBe(
      'Process 7 is being looked into…',
    );
  });

  it('has ended when it was here, and else never was', () => {
    expect(titleOf({ answer: {}, wasThere: true })).toBe('Process 7 has ended');
    expect(titleOf({ answer: {} })).toBe('No such process: 7');
  });

  it('says what may keep a process that runs out of the tree, when it is late', () => {
    const answer = { process: process(7, 'x') };
    const textOf = (isLate: boolean) =>
      presenceWords(7, presenceOf({ ...facts, answer, isLate })).text;
    expect(textOf(false)).not.toContain('--only');
    expect(textOf(true)).toContain('--only');
  });
});

describe('rowAfterKey', () => {
  it('goes row by row and to the ends', () => {
    expect(rowAfterKey('ArrowDown', 0, 3)).toBe(1);
    expect(rowAfterKey('ArrowDown', 2, 3)).toBe(2);
    expect(rowAfterKey('ArrowUp', 1, 3)).toBe(0);
    expect(rowAfterKey('ArrowUp', 0, 3)).toBe(-1);
    expect(rowAfterKey('Home', 2, 3)).toBe(0);
    expect(rowAfterKey('End', 0, 3)).toBe(2);
    expect(rowAfterKey('x', 0, 3)).toBeUndefined();
  });
});

describe('stateWord', () => {
  it('has words for letters, and leaves those that it does not know', () => {
    expect([...'RSDZTtI'].map(stateWord)).toEqual([
      'running',
      'sleeping',
      'waiting for I/O',
      'zombie',
      'stopped',
      'traced',
      'idle',
    ]);
    expect(stateWord('Q')).toBe('Q');
  });
});
