import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import type { LiveSample } from '../trpc/live-event.ts';
import type { History } from './decode-series-answer.ts';
import { HistoryQueue } from './history-queue.ts';
import type { LivePorts } from './live-ports.ts';
import { canContinue, trackShape } from './track-shape.ts';
import { ValueTrack } from './value-track.ts';

/** A track that nobody watches is kept this long, so that going back shows something at once. */
const KEEP_UNWATCHED_MS = 60_000;
/** Samples this much further apart than the interval may hide others in between. */
const SEAM_TOLERANCE = 1.5;
/** What is asked for beyond a hole, so that its edges overlap. */
const SEAM_OVERLAP_SECONDS = 2;

interface Entry {
  track: ValueTrack;
  /** Span of history that is kept; 0 keeps what came live. */
  seconds: number;
  /** History is complete from here on, as far as it was asked for. */
  coveredFromUs: number;
  pendingHistory: boolean;
  /** The stream began anew, and what lies between the last sample known and the first live one must be asked for. */
  seam: { readonly kind: 'joined' } | { readonly kind: 'open'; readonly firstLiveUs?: number };
  unwatchedAtMs: number | undefined;
}

/** The tracks of one host, and the joins between history and live: no doubles, no holes. */
export class TrackSet {
  readonly #ports: LivePorts;
  readonly #entries = new Map<StatPath, Entry>();
  readonly #history: HistoryQueue;
  readonly #onHistory: (path: StatPath, history: History | undefined) => void;
  #schema: SchemaIndex | undefined;
  #nowUs = 0;
  #sampleUs = 0;
  #intervalUs = 1_000_000;

  constructor(
    host: string,
    ports: LivePorts,
    onHistory: (path: StatPath, history: History | undefined) => void,
  ) {
    this.#ports = ports;
    this.#onHistory = onHistory;
    this.#history = new HistoryQueue(host, ports, {
      onHistory: (path, seconds, history) => this.#receive(path, seconds, history),
      onFailure: (path) => this.#fail(path),
      isWanted: (path) => this.#entries.get(path)?.unwatchedAtMs === undefined,
    });
  }

  get(path: StatPath): ValueTrack | undefined {
    return this.#entries.get(path)?.track;
  }

  /** Newest moment of the hub's axis that we know of; 0 before the first. */
  get newestUs(): number {
    return this.#nowUs;
  }

  /** Of the newest sample of anything that is watched; where nothing is, all time is alike. */
  get newestSampleUs(): number {
    return this.#entries.size === 0 ? this.#nowUs : this.#sampleUs;
  }

  tracks(): ValueTrack[] {
    return [...this.#entries.values()].map(({ track }) => track);
  }

  setClock(nowUs: number, intervalMs: number): void {
    this.#nowUs = Math.max(this.#nowUs, nowUs);
    if (intervalMs > 0) this.#intervalUs = intervalMs * 1000;
  }

  /** Watched from now on. Does nothing until the schema knows the path. */
  watch(path: StatPath, seconds: number): void {
    const entry = this.#entries.get(path) ?? this.#create(path);
    if (entry === undefined) return;
    if (entry.unwatchedAtMs !== undefined) {
      entry.unwatchedAtMs = undefined;
      entry.seam = { kind: 'open' };
    }
    entry.seconds = Math.max(entry.seconds, seconds);
    if (seconds > 0) this.#cover(entry);
  }

  unwatch(path: StatPath): void {
    const entry = this.#entries.get(path);
    if (entry !== undefined) entry.unwatchedAtMs = this.#ports.clock.nowMs();
  }

  /** The stream began anew, so samples may be missing. */
  openSeams(): void {
    for (const entry of this.#entries.values()) {
      entry.seam = { kind: 'open' };
      if (entry.seconds > 0) this.#cover(entry);
    }
  }

  /** @returns whether there is something new. */
  accept(path: StatPath, sample: LiveSample): boolean {
    const entry = this.#entries.get(path);
    if (entry === undefined || !entry.track.accept(sample)) return false;
    // A sweep is dated by its start, so its samples are a little newer.
    this.#nowUs = Math.max(this.#nowUs, sample.atUs);
    this.#sampleUs = Math.max(this.#sampleUs, sample.atUs);
    if (entry.seam.kind === 'open' && entry.seam.firstLiveUs === undefined) {
      entry.seam = { kind: 'open', firstLiveUs: sample.atUs };
      this.#closeSeam(entry);
    }
    return true;
  }

  /** Another generation: what stayed goes on, what is another source now starts anew, what went is dropped. */
  adopt(schema: SchemaIndex): void {
    this.#schema = schema;
    for (const [path, entry] of this.#entries) {
      const shape = trackShape(schema, path);
      if (shape === undefined) {
        this.#entries.delete(path);
      } else if (canContinue(entry.track.shape, shape)) {
        entry.track.shape = shape;
      } else {
        entry.track = new ValueTrack(path, shape);
        entry.coveredFromUs = Infinity;
        entry.seam = { kind: 'open' };
        if (entry.seconds > 0) this.#cover(entry);
      }
    }
  }

  /** Forgets what is out of every window, as seen from `shownUs`, and tracks that were left alone for a minute. */
  trim(shownUs: number): void {
    const nowMs = this.#ports.clock.nowMs();
    for (const [path, entry] of this.#entries) {
      const left = entry.unwatchedAtMs;
      if (left !== undefined && nowMs - left > KEEP_UNWATCHED_MS) this.#entries.delete(path);
      else entry.track.trimBefore(shownUs - Math.max(60, entry.seconds) * 1e6);
    }
  }

  stop(): void {
    this.#history.stop();
    for (const entry of this.#entries.values()) entry.pendingHistory = false;
  }

  #create(path: StatPath): Entry | undefined {
    const shape = this.#schema === undefined ? undefined : trackShape(this.#schema, path);
    if (shape === undefined) return undefined;
    const entry: Entry = {
      track: new ValueTrack(path, shape),
      seconds: 0,
      coveredFromUs: Infinity,
      pendingHistory: false,
      seam: { kind: 'open' },
      unwatchedAtMs: undefined,
    };
    this.#entries.set(path, entry);
    return entry;
  }

  #cover(entry: Entry): void {
    const fromUs = this.#nowUs - entry.seconds * 1e6;
    if (entry.coveredFromUs <= fromUs) return;
    this.#ask(entry, entry.seconds);
  }

  #ask(entry: Entry, seconds: number): void {
    entry.pendingHistory = true;
    this.#history.ask(entry.track.path, seconds);
  }

  #receive(path: StatPath, seconds: number, history: History | undefined): void {
    const entry = this.#entries.get(path);
    if (entry === undefined) return;
    entry.pendingHistory = false;
    const samples = history?.samples;
    const endUs = Math.max(this.#nowUs, samples?.atUs.at(-1) ?? 0);
    if (endUs > 0) entry.coveredFromUs = Math.min(entry.coveredFromUs, endUs - seconds * 1e6);
    if (samples !== undefined) entry.track.merge(samples);
    this.#onHistory(path, history);
    this.#closeSeam(entry);
  }

  #fail(path: StatPath): void {
    const entry = this.#entries.get(path);
    // Asked again when the stream is back: see openSeams.
    if (entry !== undefined) entry.pendingHistory = false;
  }

  /** Decides once both sides of the seam are known. */
  #closeSeam(entry: Entry): void {
    const { seam, track } = entry;
    if (seam.kind === 'joined' || seam.firstLiveUs === undefined || entry.pendingHistory) return;
    entry.seam = { kind: 'joined' };
    if (entry.seconds === 0) return;
    const beforeUs = track.lastBefore(seam.firstLiveUs);
    if (beforeUs === undefined) return;
    const holeUs = seam.firstLiveUs - beforeUs;
    if (holeUs <= SEAM_TOLERANCE * this.#intervalUs) return;
    const sinceUs = Math.max(this.#nowUs, seam.firstLiveUs) - beforeUs;
    const seconds = Math.ceil(sinceUs / 1e6) + SEAM_OVERLAP_SECONDS;
    this.#ask(entry, Math.min(seconds, entry.seconds));
  }
}
