import type { FoldResult } from '../aggregate/index.ts';
import type { TableRow } from './read-rows.ts';

/** What a value says. `missing` is ENOENT; `failed` means that the program's own function threw. */
export type ReadResult =
  | FoldResult
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly TableRow[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Why there is no figure, in words that can stand after the value's name. */
export function failureOf(result: ReadResult): string {
  switch (result.kind) {
    case 'failed':
    case 'refused':
      return result.reason;
    case 'missing':
      return 'it has gone';
    default:
      return `it gave ${result.kind}`;
  }
}
