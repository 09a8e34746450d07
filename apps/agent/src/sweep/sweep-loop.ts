import type { DirectoryWatcher } from '../ports/directory-watcher.ts';
import type { StatReader } from '../ports/stat-reader.ts';
import { FileClearer } from './clear/clear-files.ts';
import { CpuBudget } from './cpu-budget.ts';
import { Interest } from './interest.ts';
import type { StartSide } from './side-link.ts';
import type {
  ClearRequest,
  SweepOptions,
  SweepReport,
  SweepRequest,
  Wish,
} from './sweep-messages.ts';
import { Sweeper, type SweeperParts } from './sweeper.ts';

/** Places where files come and go are looked at this often, those that are due. */
const RESCAN_MS = 1000;
/** What threads of their own have read is told this soon, unless a sweep comes first. */
const SIDE_DELAY_MS = 20;
/** What comes and goes is looked for this long after the kernel told of it. */
const LOOK_DELAY_MS = 50;
const US_PER_MS = 1000;

/** What a sweep thread is made of; `post` and `schedule` are the thread's own. */
export interface SweepLoopParts extends Omit<SweeperParts, 'sides' | 'watcher'> {
  readonly reader: StatReader;
  readonly post: (report: SweepReport) => void;
  /** Calls back after that many milliseconds. @returns what cancels it. */
  readonly schedule: (run: () => void, delayMs: number) => () => void;
  /** Starts a thread for a filesystem that may hang; left out, such are read here like others. */
  readonly startSide?: StartSide;
  /** Watches directories; `onChange` is told the key of those in which something came or went. */
  readonly watch?: (onChange: (key: string) => void) => DirectoryWatcher;
  /** Processes that are always looked into: the agent's own. */
  readonly processes?: readonly number[];
}

/**
 * The life of a sweep thread: sweeps when files are due, rescans in between, answers requests between two sweeps, so that
 * what a joiner gets and what follows fit together.
 */
export class SweepLoop implements Disposable {
  readonly #parts: SweepLoopParts;
  readonly #sweeper: Sweeper;
  readonly #clearer: FileClearer;
  readonly #interest = new Interest();
  readonly #budget: CpuBudget;
  readonly #watcher: DirectoryWatcher | undefined;
  #cancel: () => void = () => undefined;
  #cancelLook: (() => void) | undefined;
  #cancelSides: (() => void) | undefined;
  #nextRescanUs = 0;
  #warned = new Set<string>();

  constructor(parts: SweepLoopParts, options: SweepOptions) {
    this.#parts = parts;
    const { startSide, schedule, clock, reader } = parts;
    const sides = startSide && {
      start: startSide,
      schedule,
      onFrames: () => this.#sweepSidesSoon(),
    };
    this.#watcher = parts.watch?.((key) => this.#lookSoon(key));
    const watcher = this.#watcher;
    const more = { ...(sides && { sides }), ...(watcher && { watcher }) };
    this.#sweeper = new Sweeper({ ...parts, ...more }, options);
    this.#clearer = new FileClearer({
      sweeper: this.#sweeper,
      reader,
      clock,
      allowance: options.allowClear,
    });
    this.#budget = new CpuBudget(clock, options.cpuBudget);
  }

  start(): void {
    this.#lookInto([]);
    this.#tick();
  }

  answer(request: SweepRequest): void {
    const { post } = this.#parts;
    switch (request.kind) {
      case 'join':
        post({ kind: 'joined', id: request.id, bytes: concat(this.#sweeper.join(request.from)) });
        return;
      case 'read':
        post({ kind: 'frames', bytes: concat(this.#sweeper.readNow(request.files)) });
        post({ kind: 'read', id: request.id });
        return;
      case 'wish':
        this.#take(request.wish);
        return;
      case 'costs':
        post({ kind: 'costs', id: request.id, costs: this.#sweeper.costs() });
        return;
      case 'stretch':
        this.#stretch(request.factor);
        return;
      case 'preview':
        this.#preview(request.id, request.paths);
        return;
      case 'clear':
        this.#clear(request.id, request.request);
        return;
      case 'stop':
        this[Symbol.dispose]();
        return;
    }
  }

  [Symbol.dispose](): void {
    this.#cancel();
    this.#cancelSides?.();
    this.#cancelLook?.();
    this.#watcher?.[Symbol.dispose]();
    this.#sweeper[Symbol.dispose]();
  }

  /** @param isBetween something happened: a sweep out of turn, in which others are not read earlier than they would be. */
  #tick(isBetween = false): void {
    const { clock } = this.#parts;
    if (this.#interest.expire(clock.monotonicUs())) {
      this.#applyInterest();
      this.#lookInto(this.#interest.processes());
    }
    // With the sweep that is nearest: a few microseconds more or less must not put it off to the next one.
    const soonUs = clock.monotonicUs() + (this.#sweeper.schedule.intervalMs * US_PER_MS) / 2;
    if (soonUs >= this.#nextRescanUs) this.#rescan(soonUs);
    // Before the sweep, whose header says how long the next one may take to come.
    if (this.#budget.judge()) this.#stretch(this.#budget.stretch);
    this.#tell(this.#sweeper.sweepDue(isBetween));
    this.#sleep();
  }

  #sleep(): void {
    const { clock, schedule } = this.#parts;
    this.#cancel();
    const nowUs = clock.monotonicUs();
    const delayMs = (this.#sweeper.schedule.nextUs(nowUs) - nowUs) / US_PER_MS;
    this.#cancel = schedule(() => this.#tick(), delayMs);
  }

  /** @param untilUs places that are due by then are looked at. */
  #rescan(untilUs: number): void {
    const { clock, post } = this.#parts;
    this.#nextRescanUs = clock.monotonicUs() + RESCAN_MS * US_PER_MS;
    const warnings = this.#sweeper.rescan(untilUs);
    for (const text of warnings) if (!this.#warned.has(text)) post({ kind: 'warning', text });
    this.#warned = new Set(warnings);
  }

  #take({ reader, epoch, wants, processes }: Wish): void {
    const before = this.#interest.processes();
    const nowUs = this.#parts.clock.monotonicUs();
    // Whoever named files of another epoch hears of this one and says again what he wants.
    const known = epoch === this.#sweeper.schema.epoch ? wants : [];
    this.#interest.set(reader, known, processes, nowUs);
    this.#applyInterest();
    const now = this.#interest.processes();
    if (now.join() === before.join()) {
      this.#sleep();
      return;
    }
    this.#lookInto(now);
    this.#nextRescanUs = 0;
    this.#tick(true);
  }

  #lookInto(processes: readonly number[]): void {
    const { processes: own = [] } = this.#parts;
    this.#sweeper.lookout.processes = [...new Set([...own, ...processes])];
  }

  #applyInterest(): void {
    this.#sweeper.want(this.#interest.files());
  }

  #stretch(factor: number): void {
    this.#sweeper.stretch(factor);
  }

  /** Something came or went: a sweep finds it that begins in a moment, when the rest of it has come too. */
  #lookSoon(key: string): void {
    this.#sweeper.lookout.hurry((other) => other === key);
    this.#nextRescanUs = 0;
    this.#cancelLook ??= this.#parts.schedule(() => {
      this.#cancelLook = undefined;
      this.#tick(true);
    }, LOOK_DELAY_MS);
  }

  #sweepSidesSoon(): void {
    this.#cancelSides ??= this.#parts.schedule(() => {
      this.#cancelSides = undefined;
      this.#tell(this.#sweeper.sweepSides());
    }, SIDE_DELAY_MS);
  }

  #tell(frames: readonly Uint8Array[]): void {
    if (frames.length > 0) this.#parts.post({ kind: 'frames', bytes: concat(frames) });
  }

  #preview(id: number, paths: readonly string[]): void {
    const { post } = this.#parts;
    const { files, skipped, frames, apart } = this.#clearer.preview(paths);
    post({ kind: 'frames', bytes: concat(frames) });
    if (apart.length === 0) post({ kind: 'previewed', id, files, skipped });
    else {
      void Promise.all(apart.map((part) => part.preview())).then((others) =>
        post({ kind: 'previewed', id, files: [...files, ...others.flat()], skipped }),
      );
    }
  }

  #clear(id: number, request: ClearRequest): void {
    const { post } = this.#parts;
    const { results, frames, apart } = this.#clearer.clear(request);
    post({ kind: 'frames', bytes: concat(frames) });
    if (apart.length === 0) post({ kind: 'cleared', id, results });
    else {
      void Promise.all(apart.map((part) => part.clear(request))).then((others) => {
        this.#tell(this.#sweeper.sweepSides());
        post({ kind: 'cleared', id, results: [...results, ...others.flat()] });
      });
    }
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
