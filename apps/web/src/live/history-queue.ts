import type { StatPath } from '@statsfs/core/model';
import type { History } from './decode-series-answer.ts';
import type { LivePorts } from './live-ports.ts';
import { takeBatch } from './path-batch.ts';

/** Rows that scroll into view ask one by one within a frame; this is how long to wait for the others. */
const GATHER_MS = 20;

export interface HistorySink {
  readonly onHistory: (path: StatPath, seconds: number, history: History | undefined) => void;
  readonly onFailure: (path: StatPath, seconds: number) => void;
  /** Asked just before sending: rows may have scrolled away again. */
  readonly isWanted: (path: StatPath) => boolean;
}

/** Turns single wishes for history into few requests, one at a time. */
export class HistoryQueue {
  readonly #host: string;
  readonly #ports: Pick<LivePorts, 'fetchSeries' | 'clock'>;
  readonly #sink: HistorySink;
  readonly #wishes = new Map<StatPath, number>();
  #isBusy = false;
  #cancelGather: (() => void) | undefined;

  constructor(host: string, ports: Pick<LivePorts, 'fetchSeries' | 'clock'>, sink: HistorySink) {
    this.#host = host;
    this.#ports = ports;
    this.#sink = sink;
  }

  /** The longest wish for a path counts. */
  ask(path: StatPath, seconds: number): void {
    this.#wishes.set(path, Math.max(seconds, this.#wishes.get(path) ?? 0));
    this.#gather();
  }

  stop(): void {
    this.#cancelGather?.();
    this.#cancelGather = undefined;
    this.#wishes.clear();
  }

  #gather(): void {
    if (this.#isBusy || this.#cancelGather !== undefined) return;
    this.#cancelGather = this.#ports.clock.after(GATHER_MS, () => {
      this.#cancelGather = undefined;
      void this.#send();
    });
  }

  async #send(): Promise<void> {
    const batch = this.#nextBatch();
    if (batch === undefined) return;
    this.#isBusy = true;
    const { seconds, paths } = batch;
    let answers: readonly (History | undefined)[] | undefined;
    try {
      answers = await this.#ports.fetchSeries(this.#host, paths, seconds);
    } catch {
      // Why it failed is told by the live link, which meets the same server.
      answers = undefined;
    }
    this.#isBusy = false;
    paths.forEach((path, i) => {
      if (answers === undefined) this.#sink.onFailure(path, seconds);
      else this.#sink.onHistory(path, seconds, answers[i]);
    });
    if (this.#wishes.size > 0) this.#gather();
  }

  /** Paths that want the same span go together. */
  #nextBatch(): { readonly seconds: number; readonly paths: readonly StatPath[] } | undefined {
    for (const path of this.#wishes.keys())
      if (!this.#sink.isWanted(path)) this.#wishes.delete(path);
    const [seconds] = this.#wishes.values();
    const alike = [...this.#wishes].flatMap(([path, wished]) => (wished === seconds ? [path] : []));
    const paths = takeBatch(alike);
    for (const path of paths) this.#wishes.delete(path);
    return seconds === undefined ? undefined : { seconds, paths };
  }
}
