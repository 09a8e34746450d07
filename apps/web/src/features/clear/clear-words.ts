import { formatInteger } from '@statsfs/core/units';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../server/root.ts';

type ClearOutputs = inferRouterOutputs<AppRouter>['clear'];
/** One file that a clear would write to, or why it would not. */
export type ClearPreview = ClearOutputs['preview']['files'][number];
/** Values that a clear would pass over, and why. */
export type ClearSkipped = ClearOutputs['preview']['skipped'][number];
/** What became of one file. */
export type ClearResult = ClearOutputs['run']['results'][number];

/** The server takes no more paths in one request. */
export const MOST_FILES = 10_000;

/** Cells that are shown one by one. */
const MOST_CELLS = 4;

export const countFiles = (count: number): string =>
  `${formatInteger(String(count))} ${count === 1 ? 'file' : 'files'}`;

/** The figures of a file in a few characters: all cells when they are few. */
export function cellsText(cells: readonly string[]): string {
  if (cells.length === 0) return 'not readable';
  const first = cells.slice(0, cells.length > MOST_CELLS ? MOST_CELLS - 1 : MOST_CELLS);
  const text = first.map(formatInteger).join(' ');
  return first.length === cells.length ? text : `${text} … ${cells.length} cells`;
}

/** What is written, with its newline made visible as in C. */
export const writtenText = (text: string): string => text.replaceAll('\n', '\\n');

/** What a clear would do, in one or two sentences. */
export function previewSentence(files: readonly ClearPreview[]): string {
  const refused = files.filter((file) => file.refused !== undefined).length;
  const written = files.length - refused;
  if (files.length === 0) return 'There is nothing to clear here any more.';
  if (written === 0) return 'Nothing can be written, for the reasons given.';
  if (written > MOST_FILES) {
    return `${countFiles(written)} are too many for one clear: choose a source further down.`;
  }
  const rest = refused === 0 ? '' : ` ${countFiles(refused)} cannot be, for the reasons given.`;
  return `${countFiles(written)} will be written.${rest}`;
}

/** What would be passed over, a line for each reason. */
export const skippedText = ({ reason, values }: ClearSkipped): string =>
  `${formatInteger(String(values))} ${values === 1 ? 'value' : 'values'}: ${reason}`;

/** Whether trying the same file again can help: one that another has replaced must be looked at first. */
export const mayRetry = ({ kind, code }: ClearResult): boolean =>
  kind === 'refused' && code !== 'ESTALE';

/** What tells the files that were shown from others that take their place, by path. */
export const identitiesOf = (files: readonly ClearPreview[]): Record<string, string> =>
  Object.fromEntries(
    files.flatMap(({ path, identity }) => (identity === undefined ? [] : [[path, identity]])),
  );

/** What a clear did, in one sentence. */
export function resultSentence(results: readonly ClearResult[]): string {
  const count = (kind: ClearResult['kind']): number =>
    results.filter((result) => result.kind === kind).length;
  const parts = [
    [count('done'), 'cleared'],
    [count('changed'), 'written, but not zero'],
    [count('refused'), 'refused'],
  ] as const;
  const said = parts.filter(([files]) => files > 0);
  if (said.length === 0) return 'Nothing was written.';
  return `${said.map(([files, word]) => `${countFiles(files)} ${word}`).join(', ')}.`;
}

/** The line of one file. */
export function resultText({ kind, code, reason, before, after }: ClearResult): string {
  switch (kind) {
    case 'done':
      return `cleared, was ${cellsText(before)}`;
    case 'changed':
      return `written, but not zero: ${cellsText(before)} → ${cellsText(after)}`;
    case 'refused': {
      const why = reason ?? 'the kernel gave no reason';
      return `refused: ${why}${code === undefined ? '' : ` (${code})`}`;
    }
  }
}

/** Results after some of the files were tried again: each file keeps its place and has its newest result. */
export function mergeResults(
  before: readonly ClearResult[],
  again: readonly ClearResult[],
): readonly ClearResult[] {
  const newest = new Map(again.map((result) => [result.path, result]));
  return before.map((result) => newest.get(result.path) ?? result);
}

/** Whether somebody has typed a count: thousands may be grouped. */
export const isTypedCount = (typed: string, count: number): boolean =>
  typed.replaceAll(/[\s,.]/g, '') === String(count);
