import { formatInteger } from '@statsfs/core/units';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../server/root.ts';

export type AuditEntry = inferRouterOutputs<AppRouter>['audit']['list'][number];

/** What somebody cleared with one confirmation. */
export interface AuditGroup {
  readonly key: string;
  readonly atMs: number;
  readonly actor: string;
  readonly address: string;
  readonly entries: readonly AuditEntry[];
}

/** Entries of one request stand together, in the order in which its files were written to; the newest request first. */
export function groupEntries(newestFirst: readonly AuditEntry[]): AuditGroup[] {
  const groups = new Map<string, AuditEntry[]>();
  for (const entry of newestFirst) {
    // Entries of before requests were told apart stand alone.
    const key = entry.request === '' ? String(entry.id) : entry.request;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups].flatMap(([key, entries]) => {
    const [first] = entries;
    if (first === undefined) return [];
    const { atMs, actor, address } = first;
    return [{ key, atMs, actor, address, entries: entries.toReversed() }];
  });
}

const KINDS = [
  ['done', 'cleared'],
  ['changed', 'written, but not zero'],
  ['refused', 'refused'],
] as const;

/** `3 files cleared, 1 refused`. */
export function groupSentence({ entries }: AuditGroup): string {
  const counts = KINDS.map(([kind, word]) => {
    const count = entries.filter(({ result }) => result.startsWith(kind)).length;
    return { count, word };
  }).filter(({ count }) => count > 0);
  return counts
    .map(({ count, word }, at) => {
      const files = at > 0 ? '' : count === 1 ? ' file' : ' files';
      return `${formatInteger(String(count))}${files} ${word}`;
    })
    .join(', ');
}

/** The deepest source that all of a group lie in, or the one value. */
export function commonPath({ entries }: AuditGroup): string {
  const [first = [], ...others] = entries.map(({ path }) => path.split('/'));
  const shared = first.findIndex((name, at) => others.some((names) => names[at] !== name));
  return (shared < 0 ? first : first.slice(0, shared)).join('/');
}

const MOST_CELLS = 4;

/** Figures as they were written down: exact, grouped, short for a wide table; of others nothing is known. */
export function figuresText(cells: string): string {
  if (cells === '') return '—';
  const all = cells.split(' ');
  const first = all.slice(0, all.length > MOST_CELLS ? MOST_CELLS - 1 : MOST_CELLS);
  const text = first.map(formatInteger).join(' ');
  return first.length === all.length ? text : `${text} … ${all.length} cells`;
}
