import type { ResolvedValue, SchemaIndex } from '@statsfs/core/model';
import { matchPaths } from '@statsfs/core/query';
import { MAX_PATHS } from '../../workspace/pin.ts';
import { shareChart } from './share-chart.ts';

/** Whether what is pinned stands for whatever fits it. */
export const isGlob = (pin: string): boolean => pin.includes('*');

/** The pin of a search: of one word with a `*` in it, as the search takes it; undefined for any other. */
export function globOfSearch(query: string): string | undefined {
  const word = query.trim();
  if (!isGlob(word) || /\s|^(kind|unit):|^\/.+\/$/.test(word)) return undefined;
  return word.startsWith('**') ? word : `**/${word}`;
}

export interface GlobMatches {
  /** In the order of the tree. */
  readonly values: readonly ResolvedValue[];
  /** Beyond those. */
  readonly more: number;
  /** Whether they can share a chart. */
  readonly overlays: boolean;
}

/** What fits a glob now. Something new that fits is among it as soon as the tree has it. */
export function globMatches(index: SchemaIndex, glob: string): GlobMatches {
  const nodes = matchPaths(index, glob) ?? [];
  const found = nodes.flatMap((node) =>
    node.kind === 'value' ? (index.resolve(node.index) ?? []) : [],
  );
  const values = found.slice(0, MAX_PATHS);
  return { values, more: found.length - values.length, overlays: shareChart(values) };
}

/** What tells paths apart: without the names that all of them begin or end with. */
export function shortLabels(paths: readonly string[]): string[] {
  const names = paths.map((path) => path.split('/'));
  const [first = []] = names;
  const least = Math.min(...names.map(({ length }) => length));
  let head = 0;
  while (head < least - 1 && names.every((one) => one[head] === first[head])) head++;
  let tail = 0;
  while (tail < least - head - 1 && names.every((one) => one.at(-1 - tail) === first.at(-1 - tail)))
    tail++;
  return names.map((one) => one.slice(head, one.length - tail).join('/'));
}
