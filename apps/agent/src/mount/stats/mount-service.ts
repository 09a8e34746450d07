import { FOREVER } from '../../ports/fuse-device.ts';
import type { MountDirectory } from '../mount-node.ts';
import { ClearDesk } from './clear-desk.ts';
import { Freshness } from './freshness.ts';
import type { MountReport, MountRequest, MountServiceOptions } from './mount-messages.ts';
import { StatsMount } from './stats-mount.ts';

export interface MountServiceParts {
  readonly post: (report: MountReport) => void;
  readonly nowMs: () => number;
  readonly ownPid: number;
}

/** The serving thread's side of a mounted tree: messages in, directories and files out. */
export class MountService {
  readonly #parts: MountServiceParts;
  readonly #mount: StatsMount;
  readonly #desk: ClearDesk;
  readonly #freshness: Freshness | undefined;
  /** What went wrong with the stream; until it begins anew its bytes mean nothing. */
  #isBroken = false;

  constructor(options: MountServiceOptions, parts: MountServiceParts) {
    const { post, nowMs, ownPid } = parts;
    this.#parts = parts;
    const send = (id: number, path: string): void => post({ kind: 'clear', id, path });
    this.#desk = new ClearDesk({ send, nowMs });
    if (options.tellsWhenAsked) {
      this.#freshness = new Freshness({ ask: () => post({ kind: 'ask' }), nowMs, ownPid });
    }
    const { rootMode, uid, gid, mayClear } = options;
    const clear = mayClear ? this.#desk.clear : undefined;
    this.#mount = new StatsMount(
      { rootMode, uid, gid, clear, freshness: this.#freshness },
      (paths) => this.#desk.seen(paths),
    );
  }

  get root(): MountDirectory {
    return this.#mount.root;
  }

  take(request: MountRequest): void {
    switch (request.kind) {
      case 'frames':
        this.#push(request.bytes);
        return;
      case 'anew':
        this.#isBroken = false;
        this.#mount.joinAnew();
        return;
      case 'told':
        this.#freshness?.told();
        return;
      case 'cleared':
        this.#desk.answered(request.id, request.result);
        return;
    }
  }

  /** Answers what has waited long enough. @returns in how many milliseconds to ask again, FOREVER for not at all. */
  checkTime(): number {
    const nextMs = [this.#desk.checkTime(), this.#freshness?.checkTime() ?? FOREVER];
    const timed = nextMs.filter((ms) => ms !== FOREVER);
    return timed.length === 0 ? FOREVER : Math.min(...timed);
  }

  #push(bytes: Uint8Array): void {
    if (this.#isBroken) return;
    try {
      this.#mount.push(bytes);
    } catch (error) {
      // What is mounted stays as it was; the publisher is told, and begins anew.
      this.#isBroken = true;
      const text = error instanceof Error ? error.message : String(error);
      this.#parts.post({ kind: 'problem', text });
    }
  }
}
