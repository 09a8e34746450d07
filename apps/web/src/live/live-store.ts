/*
 * What one tab knows of one host: connection, schema, and a track per value that is looked at. No React, no DOM.
 *
 *   worker ──event──▶ LiveStore ──▶ TrackSet (samples) ──publish──▶ latest(path), onValue, onTick ──▶ rows, canvases
 *   components ──watch, keepSeries──▶ Interest ──look──▶ worker          └── holes ──▶ /series, merged in
 */
import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import type { ReadPaceMs } from '../trpc/fast-path.ts';
import type { HostState, LiveEvent, LiveSample } from '../trpc/live-event.ts';
import { BaselineFigures } from './baseline/baseline-figures.ts';
import type { Connection, LinkState } from './connection.ts';
import { Interest } from './interest.ts';
import type { KeptSamples } from './kept-samples.ts';
import { type Latest, NO_LATEST } from './latest.ts';
import { Listeners } from './listeners.ts';
import type { LiveLink } from './live-link.ts';
import type { LivePorts } from './live-ports.ts';
import { type ClockStep, MarkLog } from './mark-log.ts';
import { SchemaLoader } from './schema-loader.ts';
import { ShownMoment } from './shown-moment.ts';
import { TrackSet } from './track-set.ts';
import type { Publication } from './value-track.ts';
import { HEARTBEAT_MS, type WorkerMessage } from './worker/tab-message.ts';

/**
 * A page that stays paused keeps what came in this time; older samples go, so that memory has a bound. Nor does the hub
 * keep more.
 */
const LONGEST_PAUSE_US = 3_600_000_000;

export class LiveStore {
  readonly host: string;
  readonly baselines: BaselineFigures;
  readonly #ports: LivePorts;
  readonly #interest: Interest;
  readonly #tracks: TrackSet;
  readonly #schemas: SchemaLoader;
  readonly #marks = new MarkLog();
  readonly #moment = new ShownMoment();
  /** Samples that came before the schema that they belong to. */
  readonly #early = new Map<string, LiveSample>();
  readonly #seconds = new Map<StatPath, number>();
  readonly #valueListeners = new Map<StatPath, Listeners>();
  readonly #ticks = new Listeners();
  readonly #connectionListeners = new Listeners();
  #link: LiveLink | undefined;
  #linkState: LinkState = { kind: 'connecting' };
  #hostState: HostState | undefined;
  #connection: Connection = { kind: 'connecting' };
  #isHidden = false;
  #cancelBeat: (() => void) | undefined;

  constructor(host: string, ports: LivePorts) {
    this.host = host;
    this.#ports = ports;
    this.baselines = new BaselineFigures(host, ports);
    this.#interest = new Interest(() => this.#look());
    this.#tracks = new TrackSet(host, ports, (path, history) => {
      if (history !== undefined) this.#marks.add(history.marks);
      this.#publish([path]);
    });
    this.#schemas = new SchemaLoader(host, ports, (schema) => this.#adopt(schema));
  }

  /** Connects. @returns what disconnects; the store may be started again. */
  start(): () => void {
    this.#link = this.#ports.openLink(this.host, (message) => this.#receive(message));
    this.#look();
    this.#beat();
    return () => {
      this.#cancelBeat?.();
      this.#link?.leave();
      this.#link = undefined;
      this.#tracks.stop();
      this.#schemas.stop();
      this.baselines.stop();
    };
  }

  // Own functions from here on are handed to useSyncExternalStore as they are.
  readonly connection = (): Connection => this.#connection;
  readonly onConnection = this.#connectionListeners.add;
  readonly schema = (): SchemaIndex | undefined => this.#schemas.current;
  readonly onSchema = (listener: () => void): (() => void) => this.#schemas.onChange(listener);
  readonly isPaused = (): boolean => this.#moment.isStopped;
  readonly onPaused = this.#moment.onStopped;
  /** Called after each sweep that shows something new, and when history has come. For canvases: no React needed. */
  readonly onTick = this.#ticks.add;

  readonly setPaused = (isPaused: boolean): void => {
    if (isPaused === this.#moment.isStopped) return;
    if (isPaused) {
      this.#moment.stop();
      return;
    }
    this.#moment.follow();
    // Whoever had stepped back sees what is there now, whether anything is new or not.
    this.#publish(this.#paths(), true);
  };

  /** Shows the moment before or after the one that is shown, and stays there. Does nothing at either end. */
  readonly step = (direction: -1 | 1): void => {
    if (this.#moment.step(direction)) this.#publish(this.#paths(), true);
  };

  /**
   * Stops at a moment of the host's axis, in µs, whether it has been shown before or not: what is looked at is fetched
   * from history as far as that reaches.
   */
  readonly showAt = (atUs: number): void => {
    this.#moment.stopAt(atUs);
    for (const path of this.#interest.paths()) this.#watch(path);
    this.#publish(this.#paths(), true);
  };

  /** How far what is shown is behind the newest sweep, in µs. */
  readonly behindUs = (): number => Math.max(0, this.#tracks.newestUs - this.nowUs());

  /** A page in the background wants nothing; on return the hole is filled from history. */
  setHidden(isHidden: boolean): void {
    if (isHidden === this.#isHidden) return;
    this.#isHidden = isHidden;
    if (!isHidden) this.#tracks.openSeams();
    this.#look();
  }

  /** Connects now instead of when the backoff ends. */
  retry(): void {
    this.#link?.retry();
  }

  /** Right end of the time axis: the newest sweep shown, in µs on the hub's axis; 0 before the first. */
  nowUs(): number {
    return this.#moment.atUs;
  }

  intervalUs(): number {
    return (this.#hostState?.intervalMs ?? 1000) * 1000;
  }

  /** Declares interest. @returns what ends it. */
  watch(paths: readonly StatPath[]): () => void {
    return this.keepSeries(paths, 0);
  }

  /**
   * Declares interest and keeps the last `seconds` at hand, joined from history and live.
   * @param everyMs how often they are to be read; left out: as often as the host reads by itself.
   * @returns what ends it.
   */
  keepSeries(paths: readonly StatPath[], seconds: number, everyMs?: ReadPaceMs): () => void {
    const end = this.#interest.add(paths, everyMs);
    for (const path of paths) {
      this.#seconds.set(path, Math.max(seconds, this.#seconds.get(path) ?? 0));
      this.#watch(path);
    }
    return () => {
      end();
      for (const path of paths) {
        if (this.#interest.has(path)) continue;
        this.#seconds.delete(path);
        this.#tracks.unwatch(path);
      }
    };
  }

  latest(path: StatPath): Latest {
    return this.#tracks.get(path)?.shown ?? NO_LATEST;
  }

  /** Called when that path shows a new sample, or turned stale. */
  onValue(path: StatPath, listener: () => void): () => void {
    let listeners = this.#valueListeners.get(path);
    if (listeners === undefined) {
      listeners = new Listeners();
      this.#valueListeners.set(path, listeners);
    }
    return listeners.add(listener);
  }

  /** What is kept of a value; undefined while the schema does not know it. Borrowed until the next tick. */
  samples(path: StatPath): KeptSamples | undefined {
    const track = this.#tracks.get(path);
    if (track === undefined) return undefined;
    return {
      view: track.view(),
      descriptor: track.shape.descriptor,
      marks: this.#marks.of(path),
      untilUs: this.nowUs(),
      revision: track.revision,
    };
  }

  /** Steps of the host's wall clock, oldest first. */
  clockSteps(): readonly ClockStep[] {
    return this.#marks.clockSteps();
  }

  #receive(message: WorkerMessage): void {
    if (message.host !== this.host) return;
    if (message.kind === 'event') {
      this.#take(message.event);
      return;
    }
    const wasStale = this.#isStale();
    this.#linkState = message.link;
    this.#tellConnection();
    if (this.#isStale() !== wasStale) this.#publishAll();
  }

  #take(event: LiveEvent): void {
    const wasStale = this.#isStale();
    const hasRestarts = event.host.restarts !== this.#hostState?.restarts;
    if (event.kind === 'hello' || hasRestarts) this.baselines.renew();
    this.#hostState = event.host;
    this.#tracks.setClock(event.host.sweepAtUs, event.host.intervalMs);
    const isKnown = this.#schemas.want(event.host.epoch, event.host.generation);
    if (event.kind === 'hello') this.#tracks.openSeams();
    const changed: StatPath[] = [];
    if (event.kind === 'sweep') {
      this.#marks.add(event.marks);
      for (const sample of event.samples) {
        if (!isKnown) this.#early.set(sample.path, sample);
        // Paths of samples are those of our own interest, sent back.
        const path = sample.path as StatPath;
        if (this.#tracks.accept(path, sample)) changed.push(path);
      }
    }
    this.#tellConnection();
    if (event.kind === 'sweep' && this.#isStale() === wasStale) this.#publish(changed);
    else this.#publishAll();
  }

  #adopt(schema: SchemaIndex): void {
    this.#tracks.adopt(schema);
    this.baselines.renew();
    for (const path of this.#interest.paths()) this.#watch(path);
    for (const [path, sample] of this.#early) this.#tracks.accept(path as StatPath, sample);
    this.#early.clear();
    this.#publishAll();
  }

  /** What is shown may be long ago: then what leads up to it is wanted, and not what leads up to now. */
  #watch(path: StatPath): void {
    const behind = this.isPaused() ? Math.ceil(this.behindUs() / 1e6) : 0;
    // One sample more: the last before that moment is what stood then.
    const before = behind > 0 ? behind + Math.ceil(this.intervalUs() / 1e6) + 1 : 0;
    const seconds = (this.#seconds.get(path) ?? 0) + before;
    this.#tracks.watch(path, Math.min(seconds, LONGEST_PAUSE_US / 1e6));
  }

  /** The worker takes a tab that is silent for long for a dead one. */
  #beat(): void {
    this.#cancelBeat = this.#ports.clock.after(HEARTBEAT_MS, () => {
      this.#look();
      this.#beat();
    });
  }

  #look(): void {
    if (this.#isHidden) this.#link?.look([], []);
    else this.#link?.look(this.#interest.paths(), this.#interest.fast());
  }

  #tellConnection(): void {
    this.#connection = toConnection(this.#linkState, this.#hostState);
    this.#connectionListeners.tell();
  }

  #publishAll(): void {
    this.#publish(this.#paths());
  }

  #paths(): StatPath[] {
    return this.#tracks.tracks().map(({ path }) => path);
  }

  /** @param isMoved another moment is shown than before. */
  #publish(paths: readonly StatPath[], isMoved = false): void {
    this.#moment.note(this.#tracks.newestUs, this.#tracks.newestSampleUs);
    this.#tracks.trim(Math.max(this.nowUs(), this.#tracks.newestUs - LONGEST_PAUSE_US));
    for (const path of paths) {
      const track = this.#tracks.get(path);
      // Paused: what was not shown yet gets its figure of that moment, the rest stands still.
      const stands = this.isPaused() && !isMoved && track?.shown.kind !== 'no-data';
      if (track === undefined || stands) continue;
      if (!track.publish(this.#publication(path), isMoved)) continue;
      this.#valueListeners.get(path)?.tell();
    }
    this.#ticks.tell();
  }

  #publication(path: StatPath): Publication {
    return { untilUs: this.nowUs(), isStale: this.#isStale(), marks: this.#marks.of(path) };
  }

  /** What is shown is old: the agent is away, or the web server is. */
  #isStale(): boolean {
    const condition = this.#hostState?.condition ?? 'live';
    return condition !== 'live' || this.#linkState.kind === 'offline';
  }
}

function toConnection(link: LinkState, host: HostState | undefined): Connection {
  switch (link.kind) {
    case 'signed-out':
      return { kind: 'signed-out' };
    case 'offline':
      return { kind: 'offline', host, reason: link.reason };
    case 'connecting':
    case 'online':
      // A short reconnect is not worth a word: what was last known stands until it fails.
      return host === undefined ? { kind: 'connecting' } : { kind: 'online', host };
  }
}
