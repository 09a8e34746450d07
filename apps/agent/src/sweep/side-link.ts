import type { Folder } from '../filesystems/folder/walk-folder.ts';
import type {
  ClearPreview,
  ClearRequest,
  ClearResult,
  SweepReport,
  SweepRequest,
} from './sweep-messages.ts';

/** A sweep thread of one filesystem that may hang. */
export interface SideThread extends Disposable {
  post(request: SweepRequest): void;
  onReport(listener: (report: SweepReport) => void): void;
  /** It ended by itself; `reason` is a sentence for people. */
  onEnd(listener: (reason: string) => void): void;
}

export type StartSide = (folder: Folder) => SideThread;

/** Bytes as they came: `joined` begins anew. */
export interface SideFrames {
  readonly kind: 'joined' | 'frames';
  readonly bytes: Uint8Array;
}

/** Frames that may wait for the next sweep; what comes beyond is not kept, and the thread is joined anew. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024;
/** A clear that takes longer is reported as not answered. */
const ANSWER_MS = 5_000;

/** The near end of a side thread: keeps what it says until a sweep takes it, and starts it anew when it ends. */
export class SideLink implements Disposable {
  readonly #start: () => SideThread;
  readonly #schedule: (run: () => void, delayMs: number) => () => void;
  #thread: SideThread;
  #frames: SideFrames[] = [];
  #waitingBytes = 0;
  #hasJoined = false;
  #lastId = 0;
  readonly #waiting = new Map<number, (report: SweepReport) => void>();
  #warning: string | undefined;
  readonly #onFrames: () => void;
  #isOver = false;

  constructor(
    folder: Folder,
    start: StartSide,
    schedule: (run: () => void, delayMs: number) => () => void,
    onFrames: () => void,
  ) {
    this.#onFrames = onFrames;
    this.#start = () => start(folder);
    this.#schedule = schedule;
    this.#thread = this.#begin();
  }

  /** What it last had to say of what could not be walked. */
  get warning(): string | undefined {
    return this.#warning;
  }

  post(request: SweepRequest): void {
    this.#thread.post(request);
  }

  takeFrames(): readonly SideFrames[] {
    const frames = this.#frames;
    this.#frames = [];
    this.#waitingBytes = 0;
    return frames;
  }

  /** @returns undefined when it does not answer in time. */
  async preview(paths: readonly string[]): Promise<readonly ClearPreview[] | undefined> {
    const report = await this.#ask((id) => ({ kind: 'preview', id, paths }));
    return report?.kind === 'previewed' ? report.files : undefined;
  }

  /** @returns undefined when it does not answer in time. */
  async clear(request: ClearRequest): Promise<readonly ClearResult[] | undefined> {
    const report = await this.#ask((id) => ({ kind: 'clear', id, request }));
    return report?.kind === 'cleared' ? report.results : undefined;
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#thread[Symbol.dispose]();
  }

  #begin(): SideThread {
    const thread = this.#start();
    this.#thread = thread;
    this.#hasJoined = false;
    thread.onReport((report) => {
      if (thread === this.#thread) this.#receive(report);
    });
    thread.onEnd((reason) => {
      if (thread !== this.#thread || this.#isOver) return;
      this.#warning = reason;
      this.#schedule(() => {
        if (!this.#isOver) this.#begin();
      }, RESTART_MS);
    });
    thread.post({ kind: 'join', id: 0 });
    return thread;
  }

  #receive(report: SweepReport): void {
    switch (report.kind) {
      case 'joined':
        this.#hasJoined = true;
        this.#frames = [];
        this.#keep({ kind: 'joined', bytes: report.bytes });
        return;
      case 'frames':
        // What comes before the answer to a join is in that answer.
        if (this.#hasJoined) this.#keep({ kind: 'frames', bytes: report.bytes });
        return;
      case 'warning':
        this.#warning = report.text;
        return;
      default:
        this.#waiting.get(report.id)?.(report);
        this.#waiting.delete(report.id);
    }
  }

  #keep(frames: SideFrames): void {
    this.#frames.push(frames);
    this.#waitingBytes += frames.bytes.length;
    if (this.#waitingBytes <= MAX_WAITING_BYTES) {
      this.#onFrames();
      return;
    }
    this.#frames = [];
    this.#waitingBytes = 0;
    this.#hasJoined = false;
    this.#thread.post({ kind: 'join', id: 0 });
  }

  #ask(request: (id: number) => SweepRequest): Promise<SweepReport | undefined> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      const cancel = this.#schedule(() => {
        this.#waiting.delete(id);
        resolve(undefined);
      }, ANSWER_MS);
      this.#waiting.set(id, (report) => {
        cancel();
        resolve(report);
      });
      this.#thread.post(request(id));
    });
  }
}

/** A thread that fails is started anew after so long. */
const RESTART_MS = 10_000;
