import type { FuseLibc } from './fuse-libc.ts';

const POLLIN = 1;
/** struct pollfd: fd (int), events and revents (short). */
const POLLFD_BYTES = 8;
const BELL_EVENTS = 7;
const EVENTFD_BYTES = 8;

/** @returns poll(2) on the device and the bell, for up to so many milliseconds (−1: for ever). Empties the bell. */
export function prepareSleep(
  libc: FuseLibc,
  device: number,
  bell: number,
): (timeoutMs: number) => void {
  const { memory, address } = libc.allocate(2 * POLLFD_BYTES + EVENTFD_BYTES);
  const ints = new Int32Array(memory.buffer, memory.byteOffset, 4);
  const shorts = new Int16Array(memory.buffer, memory.byteOffset, 8);
  ints[0] = device;
  shorts[2] = POLLIN;
  ints[2] = bell;
  shorts[6] = POLLIN;
  const count = address + 2 * POLLFD_BYTES;
  return (timeoutMs) => {
    libc.poll(address, 2, timeoutMs);
    // Also when its flag was seen long ago, by a thread that was awake: else it would end every sleep from now on.
    if (shorts[BELL_EVENTS] !== 0) libc.read(bell, count, EVENTFD_BYTES);
  };
}
