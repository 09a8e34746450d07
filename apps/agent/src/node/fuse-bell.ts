import { closeSync, writeSync } from 'node:fs';
import { loadFuseLibc } from './fuse-libc.ts';

const EFD_CLOEXEC = 0o2000000;
const EFD_NONBLOCK = 0o4000;

/** Places in `FuseBell.flags`. */
export const BELL = { rung: 0, stop: 1, taken: 2 } as const;

/** Wakes a serving thread. Goes to that thread as it is: the memory is shared, and descriptors are the process's. */
export interface FuseBell {
  /** An eventfd, for a thread that sleeps. */
  readonly descriptor: number;
  /**
   * Each 0 or 1: it was rung, it is to stop, it has taken the device over. For a thread that is awake, cheaper to look
   * at than a descriptor.
   */
  readonly flags: Int32Array<SharedArrayBuffer>;
}

/** @throws Error when koffi does not load, or there are no descriptors left. */
export function createFuseBell(): FuseBell {
  const libc = loadFuseLibc();
  const descriptor = libc.eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (descriptor < 0) throw new Error(`Cannot make a bell: eventfd failed (errno ${libc.errno()})`);
  return { descriptor, flags: new Int32Array(new SharedArrayBuffer(12)) };
}

const ONE = new BigUint64Array([1n]);

/** From any thread; returns at once. What was done before it is there when `attend` of the loop is called. */
export function ringFuseBell({ descriptor, flags }: FuseBell): void {
  // A bell that is rung already has been written to, or is about to be.
  if (Atomics.exchange(flags, BELL.rung, 1) === 0) writeSync(descriptor, ONE);
}

/** Ends the loop, whether the mount is still used or not. */
export function stopByBell(bell: FuseBell): void {
  Atomics.store(bell.flags, BELL.stop, 1);
  ringFuseBell(bell);
}

/** After the serving thread has ended. */
export function closeFuseBell(bell: FuseBell): void {
  closeSync(bell.descriptor);
}
