import { processWide } from '../process-wide.ts';

/** A browser has one stream however many tabs; this is for one that shares a login with many others. */
const MOST_OF_ONE = 64;
const MOST = 1024;
/** How soon a stream ends whose session does. */
const LOOK_EVERY_MS = 2_000;

/** A stream's leave to be open. */
export interface Seat {
  /** @param look asked now and then whether the session still holds. */
  isGood(look: () => boolean): boolean;
  leave(): void;
}

const getTaken = (): Map<string, number> => processWide('seats', () => new Map<string, number>());

/** @returns undefined when this session, or all together, have as many streams as there may be. */
export function takeSeat(session: string): Seat | undefined {
  const taken = getTaken();
  const own = taken.get(session) ?? 0;
  const all = [...taken.values()].reduce((sum, count) => sum + count, 0);
  if (own >= MOST_OF_ONE || all >= MOST) return undefined;
  taken.set(session, own + 1);
  let lookedMs = performance.now();
  let isOver = false;
  return {
    isGood: (look) => {
      const nowMs = performance.now();
      if (nowMs - lookedMs < LOOK_EVERY_MS) return true;
      lookedMs = nowMs;
      return look();
    },
    leave: () => {
      if (isOver) return;
      isOver = true;
      const left = (taken.get(session) ?? 1) - 1;
      if (left > 0) taken.set(session, left);
      else taken.delete(session);
    },
  };
}
