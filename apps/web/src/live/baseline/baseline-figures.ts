import type { StatPath } from '@statsfs/core/model';
import type { Since } from '../../trpc/since.ts';
import { Listeners } from '../listeners.ts';
import type { LivePorts } from '../live-ports.ts';
import { takeBatch } from '../path-batch.ts';
import { type ChosenBaseline, isWithin } from './chosen-baseline.ts';

/** Rows that scroll into view ask one by one within a frame; this is how long to wait for the others. */
const GATHER_MS = 20;

/** What a value counts from, or why that is not known. */
export type KnownSince =
  | Since
  /** `gone`: the server keeps the baseline no more. `failed`: it did not answer. */
  | { readonly kind: 'none'; readonly why: 'gone' | 'failed' };

const GONE: KnownSince = { kind: 'none', why: 'gone' };
const FAILED: KnownSince = { kind: 'none', why: 'failed' };

/** What the values on screen count from, under the baseline that is chosen. Asked for once, and again when counters restart. */
export class BaselineFigures {
  readonly #host: string;
  readonly #ports: Pick<LivePorts, 'fetchSince' | 'clock'>;
  readonly #listeners = new Listeners();
  readonly #wanted = new Map<StatPath, number>();
  readonly #known = new Map<StatPath, KnownSince>();
  readonly #asks = new Set<StatPath>();
  #chosen: ChosenBaseline | undefined;
  #isBusy = false;
  #cancelGather: (() => void) | undefined;

  constructor(host: string, ports: Pick<LivePorts, 'fetchSince' | 'clock'>) {
    this.#host = host;
    this.#ports = ports;
  }

  readonly onChange = this.#listeners.add;
  readonly chosen = (): ChosenBaseline | undefined => this.#chosen;

  /** Counts from another baseline, or, with undefined, from none. */
  choose(baseline: ChosenBaseline | undefined): void {
    if (baseline?.id !== this.#chosen?.id) {
      this.#known.clear();
      this.#asks.clear();
    }
    this.#chosen = baseline;
    this.#askAll();
    this.#listeners.tell();
  }

  covers(path: StatPath): boolean {
    return this.#chosen !== undefined && isWithin(path, this.#chosen.path);
  }

  /** Undefined until the server has answered. The same object until it says something else. */
  of(path: StatPath): KnownSince | undefined {
    return this.#known.get(path);
  }

  /** Declares interest. @returns what ends it. */
  want(path: StatPath): () => void {
    const count = this.#wanted.get(path) ?? 0;
    this.#wanted.set(path, count + 1);
    if (count === 0) this.#ask(path);
    return () => {
      const left = (this.#wanted.get(path) ?? 1) - 1;
      if (left > 0) {
        this.#wanted.set(path, left);
        return;
      }
      this.#wanted.delete(path);
      // Nobody hears of restarts for it from now on.
      this.#known.delete(path);
      this.#asks.delete(path);
    };
  }

  /** Counters restarted, or tables have other cells: what is known stands until the server has answered again. */
  renew(): void {
    if (this.#chosen !== undefined) this.#askAll();
  }

  stop(): void {
    this.#cancelGather?.();
    this.#cancelGather = undefined;
  }

  #askAll(): void {
    for (const path of this.#wanted.keys()) this.#ask(path);
  }

  #ask(path: StatPath): void {
    if (!this.covers(path)) return;
    this.#asks.add(path);
    this.#gather();
  }

  #gather(): void {
    if (this.#isBusy || this.#cancelGather !== undefined || this.#asks.size === 0) return;
    this.#cancelGather = this.#ports.clock.after(GATHER_MS, () => {
      this.#cancelGather = undefined;
      void this.#send();
    });
  }

  async #send(): Promise<void> {
    const id = this.#chosen?.id;
    const paths = takeBatch(this.#asks);
    if (id === undefined || paths.length === 0) return;
    for (const path of paths) this.#asks.delete(path);
    this.#isBusy = true;
    let answers: readonly Since[] | undefined | 'failed';
    try {
      answers = await this.#ports.fetchSince(this.#host, id, paths);
    } catch {
      // Why it failed is told by the live link, which meets the same server; it asks again when that is back.
      answers = 'failed';
    }
    this.#isBusy = false;
    if (this.#chosen?.id === id) this.#receive(paths, answers);
    this.#gather();
  }

  #receive(paths: readonly StatPath[], answers: readonly Since[] | undefined | 'failed'): void {
    paths.forEach((path, at) => {
      if (!this.#wanted.has(path)) return;
      const known = this.#known.get(path);
      if (answers === 'failed' && known !== undefined) return;
      const answer = answers === 'failed' ? FAILED : (answers?.[at] ?? GONE);
      if (known === undefined || JSON.stringify(known) !== JSON.stringify(answer))
        this.#known.set(path, answer);
    });
    this.#listeners.tell();
  }
}
