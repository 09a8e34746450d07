import { READ_OK, type Readings, type ResolvedValue, type SchemaIndex } from '@statsfs/core/model';
import { cellTexts } from '@statsfs/core/query';
import type { Since } from '../../trpc/since.ts';
import type { Axis } from '../hub/axis.ts';
import type { HostHistory } from '../hub/host-history.ts';
import type { Breaks } from './breaks.ts';
import { type Restart, type RestartStore, Restarts } from './restarts.ts';
import { sinceOf } from './since.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import { type Figures, unseenFall } from './unseen-fall.ts';

const US_PER_S = 1e6;
const BEGAN_MS = Date.now();

/** What is known of a host now. */
export interface HostNow {
  /** Undefined until the first contact. */
  readonly index: SchemaIndex | undefined;
  readonly readings: Readings;
}

/** What of a host can be counted from, and what that has become since. */
export class HostBaselines implements Disposable {
  readonly #host: HostNow;
  readonly #axis: Axis;
  readonly #history: HostHistory;
  readonly #restarts: Restarts;

  constructor(
    host: HostNow,
    { axis, history }: { readonly axis: Axis; readonly history: HostHistory },
    kept: RestartStore | undefined,
  ) {
    this.#host = host;
    this.#axis = axis;
    this.#history = history;
    this.#restarts = new Restarts(kept);
  }

  [Symbol.dispose](): void {
    this.#restarts[Symbol.dispose]();
  }

  /** Rises with each restart of a counter, and is another in each run of this web app: who knows one asks anew. */
  get restartCount(): number {
    return BEGAN_MS + this.#restarts.count;
  }

  noteRestart(paths: readonly string[], restart: Restart): void {
    for (const path of paths) this.#restarts.note(path, restart);
  }

  /** Counters that a sweep found not to have gone on. */
  noteBreaks(breaks: Breaks): void {
    const { index, readings } = this.#host;
    if (index !== undefined)
      breaks.tell(this.#restarts, index, readings, (us) => this.#axis.at(us));
  }

  /**
   * The figures of a value, or of all below a source, as last read, or as they stood at a moment that history reaches.
   * @returns undefined when there is no such path.
   */
  snapshot(path: string, atUs?: number): Snapshot | undefined {
    const { index } = this.#host;
    if (index === undefined) return undefined;
    return takeSnapshot(index, path, (value) =>
      atUs === undefined
        ? this.#figuresOf(index, value)
        : this.#history.at(index.schema, value, atUs),
    );
  }

  /**
   * Since when the cells of a counter count, in seconds since 1970 as text, where that was seen or told: undefined for one
   * that has gone on since before anybody looked, and for all of another boot.
   */
  startOf(path: string): ((cell: number) => string | undefined) | undefined {
    const restart = this.#restarts.of(path);
    if (restart === undefined || restart.atUs < this.#axis.bootUs) return undefined;
    const { from, atUs } = restart;
    const seconds = String(atUs / US_PER_S);
    return (cell) => (from === undefined || from[cell] === '0' ? seconds : undefined);
  }

  /** What a value is to be counted from. */
  since(snapshot: Snapshot, path: string): Since {
    const { index } = this.#host;
    if (index === undefined) return { kind: 'none', why: 'not-kept' };
    const restartOf = (its: string): Restart | undefined => this.#restarts.of(its);
    const host = { index, restartOf, bootUs: this.#axis.bootUs };
    const since = sinceOf(snapshot, path, host);
    const value = index.resolvePath(path as Parameters<SchemaIndex['resolvePath']>[0]);
    const now = value && this.#figuresOf(index, value);
    if (value === undefined || now === undefined || since.kind !== 'from') return since;
    const fall = unseenFall(value, since.cells, now);
    if (fall === undefined) return since;
    this.#restarts.note(path, fall);
    return sinceOf(snapshot, path, host);
  }

  #figuresOf(index: SchemaIndex, value: ResolvedValue): Figures | undefined {
    const { readings } = this.#host;
    const { file } = value.value;
    if (readings.status[file] !== READ_OK) return undefined;
    const atUs = this.#axis.at(readings.readUs[file] ?? 0);
    return { atUs, cells: cellTexts(index, readings, value) };
  }
}
