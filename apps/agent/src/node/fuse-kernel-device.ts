import type { FuseDevice, FuseDeviceSizes } from '../ports/fuse-device.ts';
import { BELL, type FuseBell } from './fuse-bell.ts';
import { loadFuseLibc } from './fuse-libc.ts';
import { prepareSleep } from './fuse-sleep.ts';

const ENOENT = 2;
const EINTR = 4;
const EAGAIN = 11;
const ENODEV = 19;
const ECONNABORTED = 103;
const F_SETFL = 4;
const O_NONBLOCK = 0o4000;

/**
 * The kernel's end of a mount, for the thread that serves it.
 * @param descriptor /dev/fuse, mounted. Closed with the device; a mount that is still there is dead from then on.
 * @throws Error when koffi does not load.
 */
export function openKernelDevice(
  descriptor: number,
  bell: FuseBell,
  sizes: FuseDeviceSizes,
): FuseDevice & Disposable {
  const libc = loadFuseLibc();
  const request = libc.allocate(sizes.requestBytes);
  const reply = libc.allocate(sizes.replyBytes);
  const sleep = prepareSleep(libc, descriptor, bell.descriptor);
  libc.fcntl(descriptor, F_SETFL, O_NONBLOCK);
  Atomics.store(bell.flags, BELL.taken, 1);
  return {
    request: request.memory,
    reply: reply.memory,
    read: () => {
      if (Atomics.load(bell.flags, BELL.stop) === 1) return 'unmounted';
      const length = libc.read(descriptor, request.address, sizes.requestBytes);
      return length < 0 ? toReadOutcome(libc.errno()) : length;
    },
    write: (lengthBytes) =>
      libc.write(descriptor, reply.address, lengthBytes) < 0 ? -libc.errno() : 0,
    wait: sleep,
    wasRung: () =>
      Atomics.load(bell.flags, BELL.rung) === 1 && Atomics.exchange(bell.flags, BELL.rung, 0) === 1,
    nowMs: () => performance.now(),
    [Symbol.dispose]: () => {
      libc.close(descriptor);
    },
  };
}

/** As fs/fuse/dev.c answers a read: ENOENT for a request that was taken back, ENODEV after the last unmount. */
function toReadOutcome(errno: number): 'none' | 'unmounted' {
  switch (errno) {
    case EAGAIN:
    case EINTR:
    case ENOENT:
      return 'none';
    case ENODEV:
    case ECONNABORTED:
      return 'unmounted';
    default:
      throw new Error(`Cannot read /dev/fuse: errno ${errno}, expected a mounted descriptor`);
  }
}
