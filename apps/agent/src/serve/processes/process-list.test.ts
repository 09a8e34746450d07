import { describe, expect, it } from 'vitest';
import { MemoryStatFiles } from '../../../test/memory-stat-files.ts';
import { ProcessList } from './process-list.ts';
import { parseTaskStat } from './task-stat.ts';

const PAGE = 4096;

/** A line as fs/proc/array.c prints it: 52 fields. */
function statOf(pid: number, name: string, state = 'S', threads = 1, rssPages = 0): string {
  const fields = Array.from({ length: 49 }, (_, at) => String(at));
  fields[16] = String(threads);
  fields[20] = String(rssPages);
  return `${pid} (${name}) ${state} ${fields.join(' ')}\n`;
}

describe('parseTaskStat', () => {
  it('reads what a kernel has printed', () => {
    const text =
      '1 (systemd) S 0 1 1 0 -1 4194560 30583 2105813 92 1019 109 187 5010 2046 20 0 1 0 12 172818432 3371 ' +
      '18446744073709551615 1 1 0 0 0 0 671173123 4096 1260 0 0 0 17 1 0 0 0 0 0 0 0 0 0 0 0 0 0\n';
    expect(parseTaskStat(text, PAGE)).toEqual({
      pid: 1,
      name: 'systemd',
      state: 'S',
      threads: 1,
      residentBytes: 3371 * PAGE,
    });
  });

  it.each(['Web Content', 'a) R 1 (b', '(sd-pam)', ') S 2 3', '', '(('])(
    'takes the name %j for what it is',
    (name) => {
      expect(parseTaskStat(statOf(7, name, 'R', 3, 2), PAGE)).toEqual({
        pid: 7,
        name,
        state: 'R',
        threads: 3,
        residentBytes: 2 * PAGE,
      });
    },
  );

  it('lets no name break a line or write to a terminal', () => {
    expect(parseTaskStat(statOf(7, 'a\nb\u001b[31m'), PAGE)?.name).toBe('a\ufffdb\ufffd[31m');
  });

  it.each(['', '7', '7 (x)', '7 (x) S 1 2', 'x (y) S', statOf(7, 'x', '?')])(
    'makes nothing of %j',
    (text) => {
      expect(parseTaskStat(text, PAGE)).toBeUndefined();
    },
  );
});

describe('ProcessList', () => {
  it('lists by id what is a process and is still there', async () => {
    const files = new MemoryStatFiles();
    files.put('/proc/10/stat', statOf(10, 'ten', 'S', 4, 3));
    files.put('/proc/9/stat', statOf(9, 'nine'));
    files.put('/proc/11/status', 'ended before its stat was opened');
    files.put('/proc/stat', 'cpu 1 2 3');
    const { processes, total } = await new ProcessList(files, PAGE).list();
    expect(processes.map(({ pid, name }) => [pid, name])).toEqual([
      [9, 'nine'],
      [10, 'ten'],
    ]);
    expect(processes[1]).toMatchObject({ threads: 4, residentBytes: 3 * PAGE });
    expect(total).toBe(3);
    expect(files.openCount).toBe(0);
  });

  it('lists ten thousand of more, and says how many there are', async () => {
    const files = new MemoryStatFiles();
    for (let pid = 1; pid <= 10_003; pid++) files.put(`/proc/${pid}/stat`, statOf(pid, 'x'));
    const { processes, total } = await new ProcessList(files, PAGE).list();
    expect(processes).toHaveLength(10_000);
    expect(processes.at(-1)?.pid).toBe(10_000);
    expect(total).toBe(10_003);
  });

  it('makes one list for all who ask at a time, and a new one for who asks later', async () => {
    const files = new MemoryStatFiles();
    files.put('/proc/1/stat', statOf(1, 'init'));
    const list = new ProcessList(files, PAGE);
    const first = list.list();
    expect(list.list()).toBe(first);
    await first;
    files.put('/proc/2/stat', statOf(2, 'kthreadd'));
    expect((await list.list()).total).toBe(2);
  });

  it('finds one process, or none', () => {
    const files = new MemoryStatFiles();
    files.put('/proc/10/stat', statOf(10, 'ten'));
    const list = new ProcessList(files, PAGE);
    expect(list.find(10)?.name).toBe('ten');
    expect(list.find(11)).toBeUndefined();
  });

  it('says that there is no procfs', async () => {
    const list = new ProcessList(new MemoryStatFiles(), PAGE);
    await expect(list.list()).rejects.toThrow(/\/proc cannot be listed/);
  });
});
