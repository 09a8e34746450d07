import { NO_DATA, NOT_READ, READ_OK, type SchemaIndex, unreadable } from '@statsfs/core/model';
import type { HostState } from '../../trpc/live-event.ts';

/** Cells of all files. */
export function countCells(index: SchemaIndex): number {
  return index.schema.files.reduce((cells, file) => cells + (file?.slotCount ?? 0), 0);
}

const NO_FAILURES: ReadonlySet<number> = new Set([
  READ_OK,
  NO_DATA,
  NOT_READ.notAsked,
  NOT_READ.switchedOff,
]);

/** Cells without figures, by the reason; what is not read because nobody asks for it is none of them. */
export function countUnreadable(index: SchemaIndex, status: Uint16Array): HostState['unreadable'] {
  const byReason = new Map<string, number>();
  index.schema.files.forEach((file, number) => {
    const code = status[number] ?? NO_DATA;
    if (file === undefined || NO_FAILURES.has(code)) return;
    const { reason } = unreadable(code);
    byReason.set(reason, (byReason.get(reason) ?? 0) + file.slotCount);
  });
  return [...byReason].map(([reason, count]) => ({ reason, count }));
}
