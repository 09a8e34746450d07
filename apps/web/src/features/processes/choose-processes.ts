import { compareNames } from '@statsfs/core/model';
import type { Process } from './process.ts';

export const SORT_COLUMNS = ['pid', 'name', 'state', 'threads', 'memory'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export interface ProcessSort {
  readonly column: SortColumn;
  readonly direction: 'ascending' | 'descending';
}

/** Who looks for a process without knowing its name looks for a big one. */
export const BIGGEST_FIRST: ProcessSort = { column: 'memory', direction: 'descending' };

/** Figures that tell how much of something there is; of these the most come first. */
const AMOUNTS: ReadonlySet<SortColumn> = new Set(['threads', 'memory']);

/** A click on a heading: a second one turns the order round. */
export function nextSort(current: ProcessSort, column: SortColumn): ProcessSort {
  const first = AMOUNTS.has(column) ? 'descending' : 'ascending';
  if (current.column !== column) return { column, direction: first };
  return { column, direction: current.direction === 'ascending' ? 'descending' : 'ascending' };
}

/** Processes that all words of a filter fit: a part of the name, in any case, or the beginning of the id. */
export function filterProcesses(processes: readonly Process[], filter: string): readonly Process[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return processes;
  return processes.filter(({ name, pid }) => {
    const lowered = name.toLowerCase();
    return words.every((word) => lowered.includes(word) || String(pid).startsWith(word));
  });
}

const COMPARE: Readonly<Record<SortColumn, (a: Process, b: Process) => number>> = {
  pid: (a, b) => a.pid - b.pid,
  name: (a, b) =>
    compareNames(a.name.toLowerCase(), b.name.toLowerCase()) || compareNames(a.name, b.name),
  state: (a, b) => compareNames(a.state, b.state),
  threads: (a, b) => a.threads - b.threads,
  memory: (a, b) => a.residentBytes - b.residentBytes,
};

/** In the wanted order; those that are equal by their ids, whatever the direction. */
export function sortProcesses(
  processes: readonly Process[],
  { column, direction }: ProcessSort,
): readonly Process[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const compare = COMPARE[column];
  return [...processes].sort((a, b) => sign * compare(a, b) || a.pid - b.pid);
}
