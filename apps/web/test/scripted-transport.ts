import type {
  LiveTransport,
  WatchFailure,
  WatchObserver,
} from '../src/live/worker/live-transport.ts';
import type { FastPath } from '../src/trpc/fast-path.ts';
import type { HostState, LiveEvent, LiveSample } from '../src/trpc/live-event.ts';
import { makeHostState } from './make-host-state.ts';

export const makeSample = (path: string, atUs: number, ...cells: string[]): LiveSample => ({
  path,
  atUs,
  status: 0,
  cells,
});

export const makeSweep = (
  atUs: number,
  samples: readonly LiveSample[],
  host: Partial<HostState> = {},
): LiveEvent => ({
  kind: 'sweep',
  host: makeHostState({ sweepAtUs: atUs, ...host }),
  samples,
  marks: [],
});

/** A server that a test plays: it sees what is watched and looked at, and says what comes back. */
export class ScriptedTransport implements LiveTransport {
  readonly watches: { readonly host: string; readonly observer: WatchObserver; isOpen: boolean }[] =
    [];
  readonly looks: {
    readonly viewer: string;
    readonly paths: readonly string[];
    readonly fast: readonly FastPath[];
  }[] = [];
  /** What `look` is answered with. */
  knowsViewers = true;

  readonly watch = (host: string, observer: WatchObserver): (() => void) => {
    const watch = { host, observer, isOpen: true };
    this.watches.push(watch);
    return () => {
      watch.isOpen = false;
    };
  };

  readonly look = async (
    viewer: string,
    paths: readonly string[],
    fast: readonly FastPath[],
  ): Promise<boolean> => {
    this.looks.push({ viewer, paths, fast });
    return this.knowsViewers;
  };

  get openCount(): number {
    return this.watches.filter(({ isOpen }) => isOpen).length;
  }

  get lastLook(): readonly string[] | undefined {
    return this.looks.at(-1)?.paths;
  }

  hello(viewer: string, host: Partial<HostState> = {}): void {
    this.emit({ kind: 'hello', viewer, host: makeHostState(host) });
  }

  emit(event: LiveEvent): void {
    this.watches.at(-1)?.observer.onEvent(event);
  }

  fail(failure: WatchFailure): void {
    this.watches.at(-1)?.observer.onFailure(failure);
  }
}
