import { WireReader } from '@statsfs/core/wire';
import type { Folder } from '../src/filesystems/folder/walk-folder.ts';
import { CLEAR_EVERYTHING } from '../src/sweep/clear/clear-allowance.ts';
import type { SideThread } from '../src/sweep/side-link.ts';
import { SweepLoop } from '../src/sweep/sweep-loop.ts';
import type { ClearResult, SweepOptions, SweepReport } from '../src/sweep/sweep-messages.ts';
import { ManualClock } from './manual-clock.ts';
import { MemoryStatFiles } from './memory-stat-files.ts';
import { seenBy } from './sweep-rig.ts';

const INTERVAL_MS = 1000;
const FOLDER: Folder = { name: 'far', directory: '/far' };
const MOUNTS = '40 22 0:44 / /far rw - fuse.x x rw\n';

/** A thread of its own, in this one: answers when it is told to run, and not while it hangs. */
class FakeThread implements SideThread {
  readonly #loop: SweepLoop;
  #tick: () => void = () => undefined;
  #listener: (report: SweepReport) => void = () => undefined;
  #ended: (reason: string) => void = () => undefined;
  readonly #asked: Parameters<SideThread['post']>[0][] = [];
  isHung = false;
  isDisposed = false;
  #hasBegun = false;

  constructor(files: MemoryStatFiles, clock: ManualClock, options: SweepOptions) {
    this.#loop = new SweepLoop(
      {
        reader: files,
        clock,
        catalog: [],
        folders: [FOLDER],
        only: [],
        findsMounts: false,
        host: { lockedDown: false },
        post: (report) => this.#listener(structuredClone(report)),
        schedule: (run) => {
          this.#tick = run;
          return () => undefined;
        },
      },
      options,
    );
  }

  post(request: Parameters<SideThread['post']>[0]): void {
    this.#asked.push(structuredClone(request));
  }

  onReport(listener: (report: SweepReport) => void): void {
    this.#listener = listener;
  }

  onEnd(listener: (reason: string) => void): void {
    this.#ended = listener;
  }

  fail(reason: string): void {
    this.#ended(reason);
  }

  /** Does what a thread would have done in an interval. */
  run(): void {
    if (this.isHung) return;
    if (!this.#hasBegun) this.#loop.start();
    this.#hasBegun = true;
    for (const request of this.#asked.splice(0)) this.#loop.answer(request);
    this.#tick();
  }

  [Symbol.dispose](): void {
    this.isDisposed = true;
    this.#loop[Symbol.dispose]();
  }
}

/** A sweep of which one folder may hang, and a reader of its frames. Time passes when the test says so. */
export class SideRig implements Disposable {
  readonly clock = new ManualClock();
  readonly files = new MemoryStatFiles();
  readonly wire = new WireReader();
  readonly threads: FakeThread[] = [];
  readonly warnings: string[] = [];
  readonly events: string[] = [];
  cleared: readonly ClearResult[] | undefined;
  /** Timers that wait: what a thread's restart, an answer or a sweep in between would be called by. */
  readonly #timers: { readonly atUs: number; readonly run: () => void; isOver: boolean }[] = [];
  readonly #loop: SweepLoop;

  constructor() {
    this.files.put('/proc/self/mountinfo', MOUNTS);
    this.files.put('/near/here', '1\n');
    this.files.put('/far/hits', '5\n');
    const options: SweepOptions = {
      epoch: 'epoch',
      host: { name: 'orion', kernel: '6.18', bootId: 'b0' },
      intervalMs: INTERVAL_MS,
      folders: [],
      only: [],
      allowClear: CLEAR_EVERYTHING,
      cpuBudget: 0,
      namespaces: [],
      monitors: [],
    };
    this.#loop = new SweepLoop(
      {
        reader: this.files,
        clock: this.clock,
        catalog: [],
        folders: [{ name: 'near', directory: '/near' }, FOLDER],
        only: [],
        findsMounts: false,
        host: { lockedDown: false },
        post: (report) => this.#take(report),
        schedule: (run, delayMs) => {
          const timer = { atUs: this.clock.nowUs + delayMs * 1000, run, isOver: false };
          this.#timers.push(timer);
          return () => {
            timer.isOver = true;
          };
        },
        startSide: () => {
          const thread = new FakeThread(this.files, this.clock, options);
          this.threads.push(thread);
          return thread;
        },
      },
      options,
    );
    this.#loop.start();
    this.#loop.answer({ kind: 'join', id: 1 });
  }

  get thread(): FakeThread {
    const thread = this.threads.at(-1);
    if (thread === undefined) throw new Error('No thread was started');
    return thread;
  }

  /** Makes all intervals so many times as long. */
  stretch(factor: number): void {
    this.#loop.answer({ kind: 'stretch', factor });
  }

  /** Seconds in which the threads do their work, and whatever is due is done. */
  pass(seconds: number): void {
    for (let i = 0; i < seconds; i++) {
      this.clock.advance(INTERVAL_MS);
      this.#runDue();
      for (const thread of this.threads) if (!thread.isDisposed) thread.run();
      this.clock.advance(50);
      this.#runDue();
    }
  }

  /** Lets promises that were kept have their way. */
  settle(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  clear(path: string): void {
    this.cleared = undefined;
    this.#loop.answer({ kind: 'clear', id: 2, request: { paths: [path], actor: 'somebody' } });
  }

  see(path: string): string | undefined {
    return seenBy(this.wire, path)[path];
  }

  [Symbol.dispose](): void {
    this.#loop[Symbol.dispose]();
  }

  #runDue(): void {
    for (const timer of [...this.#timers]) {
      if (timer.isOver || timer.atUs > this.clock.nowUs) continue;
      timer.isOver = true;
      timer.run();
    }
  }

  #take(report: SweepReport): void {
    if (report.kind === 'warning') this.warnings.push(report.text);
    if (report.kind === 'cleared') this.cleared = report.results;
    if (report.kind !== 'frames' && report.kind !== 'joined') return;
    if (report.kind === 'frames' && this.wire.schema === undefined) return;
    for (const update of this.wire.push(report.bytes)) {
      if (update.kind === 'event') this.events.push(update.event.kind);
    }
  }
}
