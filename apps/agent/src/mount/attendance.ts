import { FOREVER, type FuseDevice } from '../ports/fuse-device.ts';

/**
 * Called on the serving thread when the bell was rung, before any request that came after it; when the time that it asked
 * for is over; and after a request that was answered with a Later, for whose answer it may want a time. Takes messages,
 * changes the tree, answers what is due. Must not wait.
 * @returns in how many milliseconds it wants to be called without a ring, FOREVER for not at all; or 'stop'. It replaces
 * the time asked for before.
 */
export type Attend = () => number | 'stop';

/** When `attend` is due. The clock is read only while there is a time to wait for. */
export class Attendance {
  readonly #device: FuseDevice;
  readonly #attend: Attend;
  #dueMs = Number.POSITIVE_INFINITY;

  constructor(device: FuseDevice, attend: Attend) {
    this.#device = device;
    this.#attend = attend;
  }

  /** For FuseDevice.wait. */
  get timeoutMs(): number {
    if (this.#dueMs === Number.POSITIVE_INFINITY) return FOREVER;
    return Math.max(0, Math.ceil(this.#dueMs - this.#device.nowMs()));
  }

  /** Calls it when it is due. */
  check(): 'go on' | 'stop' {
    const isRung = this.#device.wasRung();
    return isRung || this.#isDue() ? this.call() : 'go on';
  }

  call(): 'go on' | 'stop' {
    const nextMs = this.#attend();
    if (nextMs === 'stop') return 'stop';
    this.#dueMs = nextMs === FOREVER ? Number.POSITIVE_INFINITY : this.#device.nowMs() + nextMs;
    return 'go on';
  }

  #isDue(): boolean {
    return this.#dueMs !== Number.POSITIVE_INFINITY && this.#device.nowMs() >= this.#dueMs;
  }
}
