import { FOREVER } from '../../ports/fuse-device.ts';
import { ERRNO } from '../errno.ts';
import type { ClearByPath } from './value-file.ts';

export interface ClearDeskParts {
  /** Sends it to whoever may clear; the answer comes with the same number. */
  readonly send: (id: number, path: string) => void;
  readonly nowMs: () => number;
}

interface Pending {
  readonly path: string;
  readonly done: (result: number) => void;
  /** undefined until it is told. */
  result: number | undefined;
  isSeen: boolean;
  /** When it is answered although the frames that show it have not come, or its answer has not. */
  dueMs: number;
}

/** The frames that show a clear may come over another connection than its answer: so long they are waited for. */
const PATIENCE_MS = 500;
/** Whoever clears has gone, or waits for this very write. */
const ANSWER_PATIENCE_MS = 5_000;

/**
 * Clears on their way. A write is over when the clear is done and what can be read here shows it: `echo 0 > f; cat f`
 * prints 0.
 */
export class ClearDesk {
  readonly #parts: ClearDeskParts;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(parts: ClearDeskParts) {
    this.#parts = parts;
  }

  readonly clear: ClearByPath = (path, done) => {
    const id = ++this.#lastId;
    const dueMs = this.#parts.nowMs() + ANSWER_PATIENCE_MS;
    this.#pending.set(id, { path, done, result: undefined, isSeen: false, dueMs });
    this.#parts.send(id, path);
  };

  /** @param result 0 or −errno. */
  answered(id: number, result: number): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    pending.result = result;
    pending.dueMs = this.#parts.nowMs() + PATIENCE_MS;
    this.#finish(id, pending, result !== 0);
  }

  /** These were cleared, by whomever, and can be read as such. */
  seen(paths: readonly string[]): void {
    const all = new Set(paths);
    for (const [id, pending] of this.#pending) {
      if (!all.has(pending.path)) continue;
      pending.isSeen = true;
      this.#finish(id, pending, false);
    }
  }

  /** As Freshness.checkTime. */
  checkTime(): number {
    const nowMs = this.#parts.nowMs();
    let nextMs = Number.POSITIVE_INFINITY;
    for (const [id, pending] of this.#pending) {
      if (pending.dueMs <= nowMs) {
        pending.result ??= -ERRNO.ETIMEDOUT;
        this.#finish(id, pending, true);
      } else nextMs = Math.min(nextMs, pending.dueMs - nowMs);
    }
    return nextMs === Number.POSITIVE_INFINITY ? FOREVER : nextMs;
  }

  #finish(id: number, { result, isSeen, done }: Pending, isEnough: boolean): void {
    if (result === undefined || !(isSeen || isEnough)) return;
    this.#pending.delete(id);
    done(result);
  }
}
