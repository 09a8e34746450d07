/** For `FuseDevice.wait`: only a request or the bell end the waiting. */
export const FOREVER = -1;

/**
 * The kernel's end of a mount: an opened and mounted /dev/fuse, and the bell that other threads ring. Synchronous, and
 * without exceptions for what is ordinary, as StatReader: two calls for each request that the kernel makes.
 */
export interface FuseDevice {
  /** Where requests land, and where replies are written: memory that does not move, so that its address is known once. */
  readonly request: Uint8Array;
  readonly reply: Uint8Array;
  /**
   * Takes the next request, without waiting. 'none' also when one was taken back by its caller (ENOENT) or a signal came
   * (EINTR): there may be another.
   * @returns its length in bytes.
   */
  read(): number | 'none' | 'unmounted';
  /** Sends what lies in `reply`. @returns 0, or −errno: ENOENT when nobody waits for it any more. */
  write(lengthBytes: number): number;
  /** Sleeps until there may be a request, or the bell is rung, or the time is over. */
  wait(timeoutMs: number): void;
  /** Whether the bell was rung since it was last asked. */
  wasRung(): boolean;
  /** A clock that only goes forward. */
  nowMs(): number;
}

/** The memory that a device is opened with. */
export interface FuseDeviceSizes {
  readonly requestBytes: number;
  readonly replyBytes: number;
}
