import type { StreamPlace } from '@statsfs/core/wire';
import type {
  ClearPreviews,
  ClearRequest,
  ClearResult,
  FileCosts,
  SweepReport,
  SweepRequest,
  Wish,
} from '../sweep/sweep-messages.ts';

/** The far end of a sweep thread, as much of a Worker as is needed. */
export interface SweepPort {
  post(request: SweepRequest): void;
  onReport(listener: (report: SweepReport) => void): void;
}

type Answer = Extract<SweepReport, { readonly id: number }>;

/** Questions to the sweep thread and their answers, paired by number; frames and warnings go to listeners. */
export class SweepLink {
  readonly #port: SweepPort;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #frameListeners = new Set<(bytes: Uint8Array) => void>();
  #lastId = 0;

  constructor(port: SweepPort, onWarning: (text: string) => void) {
    this.#port = port;
    port.onReport((report) => {
      switch (report.kind) {
        case 'frames':
          for (const listener of this.#frameListeners) listener(report.bytes);
          return;
        case 'warning':
          onWarning(report.text);
          return;
        case 'joined':
        case 'read':
        case 'costs':
        case 'previewed':
        case 'cleared':
          this.#waiting.get(report.id)?.(report);
          this.#waiting.delete(report.id);
          return;
      }
    });
  }

  /**
   * Schema and keyframe. Every frame that listeners get after this resolves fits onto them.
   * @param from where one who comes back had come to: gets the schema changes since instead, where they are still known.
   */
  join(onJoined: (bytes: Uint8Array) => void, from?: StreamPlace): void {
    const id = this.#wait((answer) => {
      if (answer.kind === 'joined') onJoined(answer.bytes);
    });
    this.#port.post({ kind: 'join', id, from });
  }

  /** Reads files now. What they hold has come with the frames when this resolves. */
  read(files: readonly number[]): Promise<void> {
    return new Promise((resolve) => {
      const id = this.#wait(() => resolve());
      this.#port.post({ kind: 'read', id, files });
    });
  }

  /** What somebody looks at from now on. */
  wish(wish: Wish): void {
    this.#port.post({ kind: 'wish', wish });
  }

  costs(): Promise<FileCosts | undefined> {
    return new Promise((resolve) => {
      const id = this.#wait((answer) =>
        resolve(answer.kind === 'costs' ? answer.costs : undefined),
      );
      this.#port.post({ kind: 'costs', id });
    });
  }

  preview(paths: readonly string[]): Promise<ClearPreviews> {
    return new Promise((resolve) => {
      const id = this.#wait((answer) => {
        if (answer.kind === 'previewed') resolve({ files: answer.files, skipped: answer.skipped });
      });
      this.#port.post({ kind: 'preview', id, paths });
    });
  }

  clear(request: ClearRequest): Promise<readonly ClearResult[]> {
    return new Promise((resolve) => {
      const id = this.#wait((answer) => resolve(answer.kind === 'cleared' ? answer.results : []));
      this.#port.post({ kind: 'clear', id, request });
    });
  }

  /** @returns what ends the listening. */
  onFrames(listener: (bytes: Uint8Array) => void): () => void {
    this.#frameListeners.add(listener);
    return () => this.#frameListeners.delete(listener);
  }

  stop(): void {
    this.#port.post({ kind: 'stop' });
  }

  #wait(answered: (answer: Answer) => void): number {
    const id = ++this.#lastId;
    this.#waiting.set(id, answered);
    return id;
  }
}
