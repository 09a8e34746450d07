import { hasRate, type ResolvedValue } from '@statsfs/core/model';
import type { Restart } from './restarts.ts';

/** Figures of all cells of a value, exact, and when they were read, in µs on the hub's axis. */
export interface Figures {
  readonly atUs: number;
  readonly cells: readonly string[];
}

/**
 * The restart of a counter that nobody saw, since this web app did not run by then: it is lower than it was. When it began
 * anew is not known, so its other cells count from what they are now, that all count from one moment.
 * @param from what the cells are counted from; null for one that is not.
 */
export function unseenFall(
  { descriptor }: ResolvedValue,
  from: readonly (string | null)[],
  { atUs, cells }: Figures,
): Restart | undefined {
  const { kind, type, stepsBack } = descriptor;
  const onlyGrows = hasRate(kind) || kind === 'histogram';
  if (!onlyGrows || type !== 'u64' || stepsBack || cells.length !== from.length) return undefined;
  const hasFallen = (cell: string, at: number): boolean => {
    const before = from[at] ?? undefined;
    return before !== undefined && BigInt(cell) < BigInt(before);
  };
  if (!cells.some(hasFallen)) return undefined;
  const now = cells.map((cell, at) => (hasFallen(cell, at) ? '0' : cell));
  return { atUs, why: 'fell', by: '', from: now };
}
