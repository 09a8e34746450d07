const NS_PER_US = 1000n;

/**
 * The hub's time axis: microseconds that never step. Each boot of a host has a monotonic clock of its own; it is laid
 * onto the wall clock once, at the first contact with that boot, and not moved when the wall clock is set.
 */
export class Axis {
  #bootId: string | undefined;
  #offsetUs = 0;
  #lastUs = 0;

  /** The latest time that was placed: all that was read lies at it or before. */
  get lastUs(): number {
    return this.#lastUs;
  }

  /** When the present boot began; its monotonic clock started then. */
  get bootUs(): number {
    return this.#offsetUs;
  }

  /** Names the boot that later times belong to. */
  use(bootId: string, monotonicNs: bigint, wallNs: bigint): void {
    if (bootId === this.#bootId) return;
    this.#bootId = bootId;
    const offsetUs = Number((wallNs - monotonicNs) / NS_PER_US);
    const atUs = Number(monotonicNs / NS_PER_US) + offsetUs;
    // A wall clock that was set back over a reboot must not put new samples before old ones.
    this.#offsetUs = atUs > this.#lastUs ? offsetUs : offsetUs + (this.#lastUs - atUs) + 1;
  }

  /** Place on the axis of a monotonic time in microseconds. */
  at(monotonicUs: number): number {
    const atUs = monotonicUs + this.#offsetUs;
    if (atUs > this.#lastUs) this.#lastUs = atUs;
    return atUs;
  }

  atNs(monotonicNs: bigint): number {
    return this.at(Number(monotonicNs / NS_PER_US));
  }
}
