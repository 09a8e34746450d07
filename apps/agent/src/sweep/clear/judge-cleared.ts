import { READ_OK, unreadable } from '@statsfs/core/model';
import type { ClearResult } from '../sweep-messages.ts';
import type { CellsRead } from './cells-read.ts';
import type { ClearTarget } from './clear-targets.ts';

type Clearable = Extract<ClearTarget, { readonly kind: 'clearable' }>;

/** What became of a file that was written to. */
export function judgeCleared(
  { path, file, value }: Clearable,
  { cells: before }: CellsRead,
  next: CellsRead | undefined,
): ClearResult {
  const isRead = next?.status === READ_OK;
  // A peak starts again from what there is now.
  const isPeak = value.descriptor.kind === 'peak';
  const isDone = next !== undefined && (next.isZero || (isPeak && isRead));
  const unread = next === undefined || isRead ? undefined : unreadable(next.status).reason;
  const reason = isDone ? undefined : `written, but ${unread ?? 'the value is not zero'}`;
  const kind = isDone ? 'done' : 'changed';
  return { path, file, kind, code: undefined, reason, before, after: next?.cells ?? [] };
}

/** @param why undefined: what the target itself says. */
export function refusedResult(
  target: ClearTarget,
  why: { readonly code: string; readonly reason: string; readonly cells?: readonly string[] } = {
    code: '',
    reason: '',
  },
): ClearResult {
  const { path, file } = target;
  const code = why.code === '' ? undefined : why.code;
  const reason = target.kind === 'refused' ? target.reason : why.reason;
  const cells = why.cells ?? [];
  return { path, file, kind: 'refused', code, reason, before: cells, after: cells };
}
