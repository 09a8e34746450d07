import { randomUUID } from 'node:crypto';
import { hostname, release } from 'node:os';
import { filePathOf, NO_DATA, READ_OK, type ResolvedValue, SchemaIndex } from '@statsfs/core/model';
import { cellTexts, type SampleTimes } from '@statsfs/core/query';
import type { SeriesSlice } from '@statsfs/core/series';
import { type DecodedSweep, type WireEvent, WireReader, type WireUpdate } from '@statsfs/core/wire';
import type { FastPath } from '../../trpc/fast-path.ts';
import type { HostCondition, HostState, LiveMark, LiveSample } from '../../trpc/live-event.ts';
import { HostActivity } from '../activity/host-activity.ts';
import { Breaks } from '../baseline/breaks.ts';
import { HostBaselines } from '../baseline/host-baselines.ts';
import type { RestartStore } from '../baseline/restarts.ts';
import { AgentControl } from './agent-control.ts';
import { AgentInterest } from './agent-interest.ts';
import { AgentLink } from './agent-link.ts';
import { AgentRights } from './agent-rights.ts';
import { Axis } from './axis.ts';
import type { ClearOrder } from './clear-order.ts';
import { countCells, countUnreadable } from './count-cells.ts';
import { HostHistory, KEEP_US } from './host-history.ts';
import { Viewer } from './viewer.ts';
import { wishOf } from './wish-of.ts';

/** Sweeps that may be missed before what is shown is called stale. */
const STALE_INTERVALS = 3;
const STALE_SLACK_MS = 500;
const WATCH_MS = 500;
const US_PER_S = 1e6;
const US_PER_MS = 1000;
const NS_PER_US = 1000n;

/** Somebody else's clear: from a terminal, or through a mount. */
export interface ForeignClear {
  /** As the agent was told: untrusted text. */
  readonly actor: string;
  readonly paths: readonly string[];
  /** Of each path. */
  readonly files: readonly string[];
}

/** One host: its agent's frames in, schema, history and live events out. */
export class HostHub implements Disposable {
  readonly #link: AgentLink;
  readonly #axis = new Axis();
  readonly #history = new HostHistory();
  /** What moves, what stands still, and what is unusual. */
  readonly activity = new HostActivity();
  readonly #viewers = new Map<string, Viewer>();
  readonly #watch: NodeJS.Timeout;
  /** Under which the agent keeps what the viewers of this web app look at. */
  readonly #readerName = randomUUID();
  /** Asks the agent to do something, rather than to tell. */
  readonly control: AgentControl;
  readonly #rights: AgentRights;
  readonly baselines: HostBaselines;
  readonly #onForeignClear: (clear: ForeignClear) => void;
  readonly #interest: AgentInterest;
  /** Names under which this web app has cleared. */
  readonly #ownActors = new Set<string>();
  #reader = new WireReader();
  /** Schema of a connection that was just made: until its keyframe what was known before is shown. */
  #joining: SchemaIndex | undefined;
  #index: SchemaIndex | undefined;
  #readings = this.#reader.readings;
  /** Kept for who comes later, as no history of a value holds them. */
  #clockSteps: readonly LiveMark[] = [];
  #sweep: DecodedSweep | undefined;
  #sweepAtUs = 0;
  #firstSweepUs = 0;
  #sweepArrivedMs = 0;
  #condition: HostCondition = 'offline';
  #reason = 'The agent was not reached yet';
  #unreadable: HostState['unreadable'] = [];
  #cellCount = 0;

  /** @param onForeignClear told of what somebody cleared who did not come through `clearAs`. */
  constructor(
    socketPath: string,
    onForeignClear: (clear: ForeignClear) => void = () => undefined,
    kept?: RestartStore,
  ) {
    this.#onForeignClear = onForeignClear;
    this.baselines = new HostBaselines(this, { axis: this.#axis, history: this.#history }, kept);
    this.control = new AgentControl(socketPath);
    this.#rights = new AgentRights(this.control);
    this.#interest = new AgentInterest(
      () => this.#wish(),
      async (wish) => {
        const client = await this.control.client();
        await client.wish.mutate({ reader: this.#readerName, ...wish });
      },
    );
    this.#link = new AgentLink(socketPath, {
      place: () => this.#reader.place,
      onJoined: () => {
        // What cannot be gone on with has no place either, so the agent was asked for a schema.
        if (this.#reader.place === undefined) this.#reader = new WireReader();
        else this.#reader.resume();
        this.#joining = undefined;
        this.#rights.learn();
        this.#interest.forget();
        this.#interest.changed();
      },
      onChunk: (chunk) => this.#receive(chunk),
      onAway: (reason) => {
        this.#rights.forget();
        this.#goStale(reason);
      },
    });
    this.#watch = setInterval(() => this.#checkAge(), WATCH_MS);
    this.#watch.unref();
  }

  start(): void {
    this.#link.start();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#watch);
    this.#interest[Symbol.dispose]();
    this.baselines[Symbol.dispose]();
    this.#link[Symbol.dispose]();
  }

  get name(): string {
    return this.#index?.schema.host.name ?? hostname();
  }

  /** Undefined until the first contact. */
  get index(): SchemaIndex | undefined {
    return this.#index;
  }

  get readings(): WireReader['readings'] {
    return this.#readings;
  }

  get times(): SampleTimes {
    const monotonicNs = this.#sweep?.header.monotonicNs ?? 0n;
    return {
      wallOfUs: (us) => this.#axis.at(us) / US_PER_MS,
      sweptUs: Number(monotonicNs / NS_PER_US),
    };
  }

  /** Clears under a name of our own. @throws whatever the agent's answer is. */
  async clearAs({ actor, role, paths, shown }: ClearOrder) {
    this.#ownActors.add(actor);
    const client = await this.control.client();
    return client.clearRun.mutate({ paths: [...paths], actor, role, shown });
  }

  state(isOperator: boolean): HostState {
    const header = this.#sweep?.header;
    const schema = this.#index?.schema;
    return {
      name: this.name,
      condition: this.#condition,
      reason: this.#reason,
      kernel: schema?.host.kernel ?? release(),
      epoch: schema?.epoch ?? '',
      generation: schema?.generation ?? 0,
      sweepAtUs: this.#sweepAtUs,
      keptFromUs: Math.max(this.#firstSweepUs, this.#sweepAtUs - KEEP_US),
      intervalMs: header?.intervalMs ?? 0,
      wantedMs: header?.wantedMs ?? 0,
      sweepUs: header?.sweepUs ?? 0,
      cpuPermyriad: header?.cpuPermyriad ?? 0,
      budgetPermyriad: header?.budgetPermyriad ?? 0,
      values: this.#cellCount,
      unreadable: this.#unreadable,
      restarts: this.baselines.restartCount,
      canClear: isOperator && this.#rights.now.allowClear,
      clearOnly: this.#rights.now.clearOnly,
    };
  }

  /** The last seconds of a value, as far back as the hub remembers. */
  series(value: ResolvedValue, seconds: number): SeriesSlice | undefined {
    if (this.#index === undefined) return undefined;
    const toUs = Number.MAX_SAFE_INTEGER;
    const fromUs = Math.max(0, this.#sweepAtUs - Math.ceil(seconds * US_PER_S));
    return this.#history.read(this.#index.schema, value, fromUs, toUs);
  }

  /** Opens a viewer; it gets what is known at once, also while the agent is away, and an event per sweep. */
  open(paths: readonly string[], isOperator: boolean): Viewer {
    const viewer = new Viewer(randomUUID(), isOperator);
    viewer.look(paths);
    this.#viewers.set(viewer.id, viewer);
    this.#interest.changed();
    const host = this.state(isOperator);
    viewer.offer({ kind: 'hello', viewer: viewer.id, host });
    const samples = paths.flatMap((path) => this.#sampleOf(path) ?? []);
    const marks = this.#clockSteps;
    if (samples.length > 0 || marks.length > 0)
      viewer.offer({ kind: 'sweep', host, samples, marks });
    return viewer;
  }

  close(viewer: Viewer): void {
    this.#viewers.delete(viewer.id);
    this.#interest.changed();
  }

  /** Changes what a viewer looks at; it gets what is known of that at once. @returns false when there is no such viewer. */
  look(id: string, paths: readonly string[], fast: readonly FastPath[] = []): boolean {
    const viewer = this.#viewers.get(id);
    if (viewer === undefined) return false;
    const added = paths.filter((path) => !viewer.paths.has(path));
    viewer.look(paths, fast);
    this.#interest.changed();
    const samples = added.flatMap((path) => this.#sampleOf(path) ?? []);
    viewer.offer({ kind: 'sweep', host: this.state(viewer.isOperator), samples, marks: [] });
    return true;
  }

  #receive(chunk: Uint8Array): void {
    for (const update of this.#reader.push(chunk)) this.#apply(update);
  }

  #apply(update: WireUpdate): void {
    switch (update.kind) {
      case 'schema':
        this.#joining = new SchemaIndex(update.schema);
        return;
      case 'schema-change':
        this.#adopt(new SchemaIndex(update.schema));
        return;
      case 'sweep':
        if (this.#joining !== undefined) this.#adopt(this.#joining);
        this.#takeSweep(update.sweep);
        return;
      case 'event':
        this.#takeEvent(update.event);
        return;
    }
  }

  #adopt(index: SchemaIndex): void {
    this.#joining = undefined;
    this.#index = index;
    this.#readings = this.#reader.readings;
    this.#history.adopt(index);
    this.activity.adopt(index);
    this.#cellCount = countCells(index);
    // What somebody looks at may be another file now, or one at last.
    this.#interest.changed();
  }

  #takeSweep(sweep: DecodedSweep): void {
    const index = this.#index;
    if (index === undefined) return;
    const { header } = sweep;
    this.#axis.use(index.schema.host.bootId, header.monotonicNs, header.wallNs);
    const wasAway = this.#condition !== 'live';
    if (wasAway && this.#sweepAtUs > 0) this.#markGap(this.#reason);
    const newestUs = this.#axis.atNs(header.monotonicNs);
    const { schema } = index;
    const { readings } = this;
    // A keyframe repeats what was read before; history leaves out what is not newer than its last row.
    const swept = { schema, readings, files: sweep.filesRead, sweepAtUs: newestUs };
    this.#history.append(swept, (us) => this.#axis.at(us));
    const breaks = new Breaks();
    this.activity.note(readings, sweep.filesRead, breaks.note);
    this.baselines.noteBreaks(breaks);
    this.#sweep = sweep;
    this.#sweepAtUs = newestUs;
    if (this.#firstSweepUs === 0) this.#firstSweepUs = newestUs;
    this.#sweepArrivedMs = performance.now();
    this.#condition = 'live';
    this.#reason = '';
    this.#unreadable = countUnreadable(index, this.readings.status);
    this.#broadcast([], new Set(sweep.filesRead));
    if (header.sequence % PRUNE_SWEEPS === 0) this.#history.prune(newestUs);
  }

  #takeEvent(event: WireEvent): void {
    const index = this.#index;
    if (index === undefined) return;
    const atUs = this.#axis.atNs(event.monotonicNs);
    if (event.kind === 'gap') {
      this.#history.gap(atUs, event.reason);
      this.#broadcast([{ kind: 'gap', atUs, reason: event.reason }]);
      return;
    }
    if (event.kind === 'clock') {
      const step: LiveMark = { kind: 'clock', atUs, steppedUs: event.steppedUs };
      this.#clockSteps = [...this.#clockSteps, step].slice(-MAX_CLOCK_STEPS);
      this.#broadcast([step]);
      return;
    }
    const values = event.values.flatMap((value) => index.resolve(value) ?? []);
    const paths = values.map(({ path }) => path);
    const { schema } = index;
    for (const { value } of values) this.activity.interrupt(value.file);
    if (event.kind === 'clear') {
      for (const value of values) this.#history.clear(schema, value, atUs, event.actor);
      this.baselines.noteRestart(paths, { atUs, why: 'cleared', by: event.actor });
      this.#broadcast([{ kind: 'clear', atUs, actor: event.actor, paths }]);
      if (!this.#ownActors.has(event.actor)) {
        const files = values.map((value) => filePathOf(value.file, value.descriptor.name));
        this.#onForeignClear({ actor: event.actor, paths, files });
      }
    } else {
      for (const value of values) this.#history.reset(schema, value, atUs, event.reason);
      this.baselines.noteRestart(paths, { atUs, why: 'replaced', by: event.reason });
      this.#broadcast([{ kind: 'reset', atUs, reason: event.reason, paths }]);
    }
  }

  #markGap(reason: string): void {
    // A mark lies after what was read at its own time. Files are read after their sweep began, so its start is too early.
    const atUs = this.#axis.lastUs;
    this.#history.gap(atUs, reason);
    for (const viewer of this.#viewers.values()) {
      const mark: LiveMark = { kind: 'gap', atUs, reason };
      viewer.offer({
        kind: 'sweep',
        host: this.state(viewer.isOperator),
        samples: [],
        marks: [mark],
      });
    }
  }

  /** @param files those that were read: of others there is nothing new. */
  #broadcast(marks: readonly LiveMark[], files: ReadonlySet<number> = NO_FILES): void {
    const known = new Map<string, LiveSample | undefined>();
    for (const viewer of this.#viewers.values()) {
      const samples: LiveSample[] = [];
      for (const path of viewer.paths) {
        if (!known.has(path)) known.set(path, this.#sampleOf(path, files));
        const sample = known.get(path);
        if (sample !== undefined) samples.push(sample);
      }
      viewer.offer({ kind: 'sweep', host: this.state(viewer.isOperator), samples, marks });
    }
  }

  #wish() {
    const index = this.#index;
    const baseMs = this.#sweep?.header.wantedMs ?? 0;
    return index === undefined || baseMs === 0
      ? undefined
      : wishOf(index, this.#viewers.values(), baseMs);
  }

  /** @param files undefined: whenever it was read. */
  #sampleOf(path: string, files?: ReadonlySet<number>): LiveSample | undefined {
    const index = this.#index;
    // A browser's own spelling: what is no path of the tree is not found there.
    const value = index?.resolvePath(path as Parameters<SchemaIndex['resolvePath']>[0]);
    if (index === undefined || value === undefined) return undefined;
    if (files?.has(value.value.file) === false) return undefined;
    const status = this.readings.status[value.value.file] ?? NO_DATA;
    const ok = status === READ_OK;
    const atUs = ok ? this.#axis.at(this.readings.readUs[value.value.file] ?? 0) : this.#sweepAtUs;
    const cells = ok ? cellTexts(index, this.readings, value) : [];
    return { path, atUs, status, cells };
  }

  #checkAge(): void {
    const intervalMs = this.#sweep?.header.intervalMs ?? 0;
    if (this.#condition !== 'live' || intervalMs === 0) return;
    const ageMs = performance.now() - this.#sweepArrivedMs;
    if (ageMs > STALE_INTERVALS * intervalMs + STALE_SLACK_MS) {
      this.#goStale('The agent has stopped sweeping');
    }
  }

  #goStale(reason: string): void {
    const condition = this.#index === undefined ? 'offline' : 'stale';
    if (condition === this.#condition && reason === this.#reason) return;
    this.#condition = condition;
    this.#reason = reason;
    for (const viewer of this.#viewers.values()) {
      viewer.offer({ kind: 'host', host: this.state(viewer.isOperator) });
    }
  }
}

const NO_FILES: ReadonlySet<number> = new Set();
const MAX_CLOCK_STEPS = 100;
/** Old histories are looked for this often. */
const PRUNE_SWEEPS = 300;
