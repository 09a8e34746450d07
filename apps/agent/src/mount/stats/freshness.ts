import { FOREVER } from '../../ports/fuse-device.ts';
import { ERRNO } from '../errno.ts';
import { Later } from '../later.ts';

/** Bytes to answer with, or −errno. */
export type Answer = () => Uint8Array | number;

export interface FreshnessParts {
  /** Asks whoever publishes to tell what is there now. */
  readonly ask: () => void;
  readonly nowMs: () => number;
  /** Of the process that publishes: its main thread cannot publish while it waits for a read of its own. */
  readonly ownPid: number;
}

/** Figures that old are fresh enough: who reads a directory of files asks once, not once a file. */
const FRESH_MS = 10;
/** A publisher that does not answer for so long is busy, perhaps waiting for this very read. */
const PATIENCE_MS = 100;

interface Waiting {
  readonly later: Later<Uint8Array>;
  readonly answer: Answer;
}

/**
 * Figures as they are at the moment of the read, from a program that tells them when it is asked. Nothing here waits for
 * the program: who reads does, and for a moment only. Without an answer it gets what was told last, and until the program
 * is heard of again nobody else waits.
 */
export class Freshness {
  readonly #parts: FreshnessParts;
  #waiting: Waiting[] = [];
  #toldMs = Number.NEGATIVE_INFINITY;
  #askedMs = Number.NEGATIVE_INFINITY;
  #isBusy = false;

  constructor(parts: FreshnessParts) {
    this.#parts = parts;
  }

  /**
   * @param pid of the reader.
   * @returns what the reader waits for; undefined when what is there will do.
   */
  later(pid: number, answer: Answer): Later<Uint8Array> | undefined {
    const nowMs = this.#parts.nowMs();
    if (this.#isBusy || pid === this.#parts.ownPid || nowMs - this.#toldMs < FRESH_MS) {
      return undefined;
    }
    if (this.#waiting.length === 0) {
      this.#askedMs = nowMs;
      this.#parts.ask();
    }
    const later = new Later<Uint8Array>(() => {
      this.#waiting = this.#waiting.filter((waiting) => waiting.later !== later);
    });
    this.#waiting.push({ later, answer });
    return later;
  }

  /** The program has told what there is. */
  told(): void {
    this.#isBusy = false;
    this.#toldMs = this.#parts.nowMs();
    this.#answerAll();
  }

  /** To be called when the time is over. @returns in how many milliseconds that is next, FOREVER for not at all. */
  checkTime(): number {
    if (this.#waiting.length === 0) return FOREVER;
    const leftMs = this.#askedMs + PATIENCE_MS - this.#parts.nowMs();
    if (leftMs > 0) return leftMs;
    this.#isBusy = true;
    this.#answerAll();
    return FOREVER;
  }

  #answerAll(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { later, answer } of waiting) later.answer(tryAnswer(answer));
  }
}

function tryAnswer(answer: Answer): Uint8Array | number {
  try {
    return answer();
  } catch {
    // One reader's trouble is not that of the others who wait with it.
    return -ERRNO.EIO;
  }
}
