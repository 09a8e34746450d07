import type { FastPath } from '../../trpc/fast-path.ts';
import type { HostState, LiveEvent, LiveMark, LiveSample } from '../../trpc/live-event.ts';
import { mergeFast } from '../merge-fast.ts';
import { HostFeed } from './host-feed.ts';
import type { LiveClock, LiveTransport } from './live-transport.ts';
import { mergeInterest } from './merge-interest.ts';
import { SILENT_TAB_MS, type TabMessage, type WorkerMessage } from './tab-message.ts';

/** Between two tabs of the same host, e.g. a reload, the subscription stays up this long. */
const LINGER_MS = 2_000;

/** How the broker reaches one tab. */
export interface TabPort {
  readonly send: (message: WorkerMessage) => void;
}

interface TabLook {
  readonly paths: ReadonlySet<string>;
  readonly fast: readonly FastPath[];
  readonly heardMs: number;
}

interface Room {
  readonly feed: HostFeed;
  /** What each tab looks at. */
  readonly tabs: Map<TabPort, TabLook>;
  /** Newest sample of each path looked at, for a tab that joins in. */
  readonly newest: Map<string, LiveSample>;
  host: HostState | undefined;
  marks: readonly LiveMark[];
  cancelClose: (() => void) | undefined;
}

const MAX_KEPT_MARKS = 500;

/** One subscription per host for all tabs of this browser: merges what they look at, deals out what comes. */
export class LiveBroker {
  readonly #transport: LiveTransport;
  readonly #clock: LiveClock;
  readonly #rooms = new Map<string, Room>();

  constructor(transport: LiveTransport, clock: LiveClock) {
    this.#transport = transport;
    this.#clock = clock;
    this.#watchSilence();
  }

  receive(tab: TabPort, message: TabMessage): void {
    switch (message.kind) {
      case 'look':
        this.#look(tab, message.host, message.paths, message.fast);
        return;
      case 'retry':
        this.#rooms.get(message.host)?.feed.retry();
        return;
      case 'leave':
        this.#leave(tab, message.host);
        return;
    }
  }

  #look(tab: TabPort, host: string, paths: readonly string[], fast: readonly FastPath[]): void {
    const room = this.#rooms.get(host) ?? this.#open(host);
    room.cancelClose?.();
    room.cancelClose = undefined;
    const known = room.tabs.get(tab);
    const wanted = new Set(paths);
    room.tabs.set(tab, { paths: wanted, fast, heardMs: this.#clock.nowMs() });
    if (known === undefined) this.#welcome(tab, host, room);
    this.#sendNewest(tab, host, room, known?.paths, wanted);
    this.#merge(room);
  }

  #leave(tab: TabPort, host: string): void {
    const room = this.#rooms.get(host);
    if (room === undefined || !room.tabs.delete(tab)) return;
    this.#merge(room);
    if (room.tabs.size > 0) return;
    room.cancelClose = this.#clock.after(LINGER_MS, () => {
      room.feed.close();
      this.#rooms.delete(host);
    });
  }

  #open(host: string): Room {
    const room: Room = {
      feed: new HostFeed(host, this.#transport, this.#clock, {
        onEvent: (event) => this.#deal(host, event),
        onLink: (link) => {
          for (const tab of this.#rooms.get(host)?.tabs.keys() ?? []) {
            tab.send({ kind: 'link', host, link });
          }
        },
      }),
      tabs: new Map(),
      newest: new Map(),
      host: undefined,
      marks: [],
      cancelClose: undefined,
    };
    this.#rooms.set(host, room);
    return room;
  }

  #welcome(tab: TabPort, host: string, room: Room): void {
    tab.send({ kind: 'link', host, link: room.feed.link });
    if (room.host === undefined) return;
    tab.send({ kind: 'event', host, event: { kind: 'hello', viewer: '', host: room.host } });
  }

  /** What another tab looks at already comes with the next sweep only; its newest sample is here. */
  #sendNewest(
    tab: TabPort,
    host: string,
    room: Room,
    before: ReadonlySet<string> | undefined,
    wanted: ReadonlySet<string>,
  ): void {
    const samples: LiveSample[] = [];
    for (const path of wanted) {
      const sample = before?.has(path) ? undefined : room.newest.get(path);
      if (sample !== undefined) samples.push(sample);
    }
    const marks = before === undefined ? room.marks : [];
    if (room.host === undefined || samples.length + marks.length === 0) return;
    tab.send({ kind: 'event', host, event: { kind: 'sweep', host: room.host, samples, marks } });
  }

  #deal(host: string, event: LiveEvent): void {
    const room = this.#rooms.get(host);
    if (room === undefined) return;
    room.host = event.host;
    if (event.kind !== 'sweep') {
      for (const tab of room.tabs.keys()) tab.send({ kind: 'event', host, event });
      return;
    }
    for (const sample of event.samples) room.newest.set(sample.path, sample);
    room.marks = [...room.marks, ...event.marks].slice(-MAX_KEPT_MARKS);
    for (const [tab, { paths }] of room.tabs) {
      const samples = event.samples.filter((sample) => paths.has(sample.path));
      tab.send({ kind: 'event', host, event: { ...event, samples } });
    }
  }

  #merge(room: Room): void {
    const merged = mergeInterest([...room.tabs.values()].map(({ paths }) => paths));
    const isLookedAt = new Set(merged);
    for (const path of room.newest.keys()) if (!isLookedAt.has(path)) room.newest.delete(path);
    room.feed.look(merged, mergeFast([...room.tabs.values()].map(({ fast }) => fast)));
  }

  /** Tabs that crashed say no goodbye. */
  #watchSilence(): void {
    this.#clock.after(SILENT_TAB_MS / 2, () => {
      const nowMs = this.#clock.nowMs();
      for (const [host, room] of this.#rooms) {
        for (const [tab, { heardMs }] of room.tabs) {
          if (nowMs - heardMs > SILENT_TAB_MS) this.#leave(tab, host);
        }
      }
      this.#watchSilence();
    });
  }
}
