import { FASTEST_MS } from './schedule.ts';
import type { Want } from './sweep-messages.ts';

/** What somebody wants is forgotten when he has not said it again for so long: he may have died. */
const LEASE_US = 30e6;
/** Processes that are looked into at one time. */
const MAX_PROCESSES = 64;

interface Lease {
  readonly wants: readonly Want[];
  readonly processes: readonly number[];
  readonly untilUs: number;
}

/** Who wants what read, and how often. Readers name themselves; what one says replaces what it said before. */
export class Interest {
  readonly #leases = new Map<string, Lease>();

  /** @param epoch that of the wants, whose file indexes mean nothing in another. */
  set(reader: string, wants: readonly Want[], processes: readonly number[], nowUs: number): void {
    if (wants.length === 0 && processes.length === 0) this.#leases.delete(reader);
    else this.#leases.set(reader, { wants, processes, untilUs: nowUs + LEASE_US });
  }

  /** Forgets who has not been heard of. @returns whether there was anybody. */
  expire(nowUs: number): boolean {
    let hasChanged = false;
    for (const [reader, { untilUs }] of this.#leases) {
      if (untilUs > nowUs) continue;
      this.#leases.delete(reader);
      hasChanged = true;
    }
    return hasChanged;
  }

  /** All file indexes lose their meaning. */
  forgetFiles(): void {
    for (const [reader, lease] of this.#leases) this.#leases.set(reader, { ...lease, wants: [] });
  }

  /** How often each file is wanted by whoever wants it most often. */
  files(): Map<number, number> {
    const wanted = new Map<number, number>();
    for (const { wants } of this.#leases.values()) {
      for (const { intervalMs, files } of wants) {
        const ms = Math.max(FASTEST_MS, intervalMs);
        for (const file of files) {
          const known = wanted.get(file);
          if (known === undefined || ms < known) wanted.set(file, ms);
        }
      }
    }
    return wanted;
  }

  /** Processes that somebody asks about. */
  processes(): number[] {
    const all = new Set([...this.#leases.values()].flatMap(({ processes }) => processes));
    return [...all].slice(0, MAX_PROCESSES);
  }
}
