import type { StatReader } from '../ports/stat-reader.ts';
import { FileClearer } from './clear-files.ts';
import type { SweepOptions, SweepReport, SweepRequest } from './sweep-messages.ts';
import { Sweeper, type SweeperParts } from './sweeper.ts';

/** Files that come and go are looked for this often, or more slowly where looking is dear. */
const RESCAN_MS = 5_000;
/** Looking for files may take at most this share of the time. */
const RESCAN_SHARE = 0.005;

/** What a sweep thread is made of; `post` and `schedule` are the thread's own. */
export interface SweepLoopParts extends SweeperParts {
  readonly reader: StatReader;
  readonly post: (report: SweepReport) => void;
  /** Calls back after that many milliseconds. @returns what cancels it. */
  readonly schedule: (run: () => void, delayMs: number) => () => void;
}

/**
 * The life of a sweep thread: sweeps at whole multiples of the interval, rescans in between, answers requests between
 * two sweeps, so that what a joiner gets and what follows fit together.
 */
export class SweepLoop implements Disposable {
  readonly #parts: SweepLoopParts;
  readonly #intervalUs: number;
  readonly #sweeper: Sweeper;
  readonly #clearer: FileClearer;
  #cancel: () => void = () => undefined;
  #nextRescanUs = 0;
  #warned = new Set<string>();

  constructor(parts: SweepLoopParts, options: SweepOptions) {
    this.#parts = parts;
    this.#intervalUs = options.intervalMs * 1000;
    this.#sweeper = new Sweeper(parts, options);
    this.#clearer = new FileClearer(this.#sweeper, parts.reader, options.allowClear);
  }

  start(): void {
    this.#tick();
  }

  answer(request: SweepRequest): void {
    const { post } = this.#parts;
    switch (request.kind) {
      case 'join':
        post({ kind: 'joined', id: request.id, bytes: concat(this.#sweeper.join(request.from)) });
        return;
      case 'preview': {
        const { files, frames } = this.#clearer.preview(request.paths);
        post({ kind: 'frames', bytes: concat(frames) });
        post({ kind: 'previewed', id: request.id, files });
        return;
      }
      case 'clear': {
        const { results, frames } = this.#clearer.clear(request.paths, request.actor);
        post({ kind: 'frames', bytes: concat(frames) });
        post({ kind: 'cleared', id: request.id, results });
        return;
      }
      case 'stop':
        this[Symbol.dispose]();
        return;
    }
  }

  [Symbol.dispose](): void {
    this.#cancel();
    this.#sweeper[Symbol.dispose]();
  }

  #tick(): void {
    const { clock, post, schedule } = this.#parts;
    // With the sweep that is nearest: a few microseconds more or less must not put it off to the next one.
    const soonUs = clock.monotonicUs() + this.#intervalUs / 2;
    if (soonUs >= this.#nextRescanUs) this.#rescan();
    post({ kind: 'frames', bytes: concat(this.#sweeper.sweep()) });
    const nowUs = clock.monotonicUs();
    const nextUs = (Math.floor(nowUs / this.#intervalUs) + 1) * this.#intervalUs;
    this.#cancel = schedule(() => this.#tick(), (nextUs - nowUs) / 1000);
  }

  #rescan(): void {
    const { clock, post } = this.#parts;
    const startUs = clock.monotonicUs();
    const warnings = this.#sweeper.rescan();
    for (const text of warnings) if (!this.#warned.has(text)) post({ kind: 'warning', text });
    this.#warned = new Set(warnings);
    const tookUs = clock.monotonicUs() - startUs;
    this.#nextRescanUs = startUs + Math.max(RESCAN_MS * 1000, tookUs / RESCAN_SHARE);
  }
}

/** One buffer, so that it crosses the thread without a copy. */
function concat(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(frames.reduce((bytes, frame) => bytes + frame.length, 0));
  let offset = 0;
  for (const frame of frames) {
    whole.set(frame, offset);
    offset += frame.length;
  }
  return whole;
}
