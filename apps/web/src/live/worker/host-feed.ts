import type { FastPath } from '../../trpc/fast-path.ts';
import type { LiveEvent } from '../../trpc/live-event.ts';
import { backoffMs } from '../backoff.ts';
import type { LinkState } from '../connection.ts';
import { isSameFast } from '../merge-fast.ts';
import type { LiveClock, LiveTransport, WatchFailure } from './live-transport.ts';

/** Scrolling a tree changes what is looked at many times a second; the server hears of it once in this time. */
const LOOK_DELAY_MS = 50;
/** The server refuses a list that is longer; better the first of them than none. */
const MAX_PATHS = 10_000;
const MAX_FAST = 64;

export interface FeedSink {
  readonly onEvent: (event: LiveEvent) => void;
  readonly onLink: (link: LinkState) => void;
}

/** The one subscription of this browser to one host: keeps it up, and keeps it carrying what is looked at. */
export class HostFeed {
  readonly #host: string;
  readonly #transport: LiveTransport;
  readonly #clock: LiveClock;
  readonly #sink: FeedSink;
  #paths: readonly string[] = [];
  #fast: readonly FastPath[] = [];
  #viewer: string | undefined;
  #endWatch: (() => void) | undefined;
  #cancelLook: (() => void) | undefined;
  #cancelRetry: (() => void) | undefined;
  #failures = 0;
  #link: LinkState = { kind: 'connecting' };
  #isClosed = false;

  constructor(host: string, transport: LiveTransport, clock: LiveClock, sink: FeedSink) {
    this.#host = host;
    this.#transport = transport;
    this.#clock = clock;
    this.#sink = sink;
    this.#connect();
  }

  get link(): LinkState {
    return this.#link;
  }

  /** Replaces what the subscription carries, soon. */
  look(paths: readonly string[], fast: readonly FastPath[]): void {
    if (isSame(paths, this.#paths) && isSameFast(fast, this.#fast)) return;
    this.#paths = paths;
    this.#fast = fast;
    if (this.#viewer === undefined || this.#cancelLook !== undefined) return;
    this.#cancelLook = this.#clock.after(LOOK_DELAY_MS, () => {
      this.#cancelLook = undefined;
      this.#sendLook();
    });
  }

  /** Does not wait for the backoff. */
  retry(): void {
    if (this.#cancelRetry !== undefined) this.#connect();
  }

  close(): void {
    this.#isClosed = true;
    this.#disconnect();
  }

  #connect(): void {
    this.#disconnect();
    let isCurrent = true;
    const end = this.#transport.watch(this.#host, {
      onEvent: (event) => {
        if (isCurrent) this.#receive(event);
      },
      onFailure: (failure) => {
        if (!isCurrent) return;
        isCurrent = false;
        this.#fail(failure);
      },
    });
    // `onFailure` may have been called before `watch` returned.
    if (!isCurrent) {
      end();
      return;
    }
    this.#endWatch = () => {
      isCurrent = false;
      end();
    };
  }

  #disconnect(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    this.#cancelLook?.();
    this.#cancelLook = undefined;
    this.#viewer = undefined;
    this.#endWatch?.();
    this.#endWatch = undefined;
  }

  #receive(event: LiveEvent): void {
    if (event.kind === 'hello') {
      // Also after a reconnect that the transport made by itself: the new viewer carries nothing yet.
      this.#viewer = event.viewer;
      this.#failures = 0;
      this.#setLink({ kind: 'online' });
      if (this.#paths.length > 0) this.#sendLook();
    }
    this.#sink.onEvent(event);
  }

  #fail(failure: WatchFailure): void {
    this.#disconnect();
    if (this.#isClosed) return;
    this.#setLink(linkAfter(failure, this.#failures));
    const delayMs = backoffMs(this.#failures++);
    this.#cancelRetry = this.#clock.after(delayMs, () => this.#connect());
  }

  #sendLook(): void {
    const viewer = this.#viewer;
    if (viewer === undefined) return;
    const paths = this.#paths.slice(0, MAX_PATHS);
    const fast = this.#fast.slice(0, MAX_FAST);
    this.#transport.look(viewer, paths, fast).then(
      (isKnown) => {
        // The server was restarted in between: another viewer, and hello leads back here.
        if (!isKnown && viewer === this.#viewer) this.#connect();
      },
      () => {
        if (viewer !== this.#viewer) return;
        this.#cancelLook?.();
        this.#cancelLook = this.#clock.after(backoffMs(1), () => {
          this.#cancelLook = undefined;
          this.#sendLook();
        });
      },
    );
  }

  #setLink(link: LinkState): void {
    this.#link = link;
    this.#sink.onLink(link);
  }
}

function linkAfter(failure: WatchFailure, earlierFailures: number): LinkState {
  switch (failure.kind) {
    case 'signed-out':
      return { kind: 'signed-out' };
    case 'unreachable':
      return { kind: 'offline', reason: failure.reason };
    case 'broken':
      return earlierFailures === 0
        ? { kind: 'connecting' }
        : { kind: 'offline', reason: failure.reason };
  }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((path, i) => path === b[i]);
