/*
 * The serving thread's one loop. It never waits for anything but the kernel and the bell: in particular not for the main
 * thread, which may itself be waiting for an answer from here (mount-node.ts).
 *
 * While requests keep coming each costs one read and one write. Only when there is none does it sleep, in poll(2) on the
 * device and the bell together, so that it can always be woken. Against a blocking read, which cannot be, that costs
 * nothing measurable where client and server share a processor (3 % of reads came too early), and about 8 % of a request
 * where they do not. Polling before each read would cost 13 % (pread of one value, Linux 6.18).
 *
 * The thread's own event loop stands still meanwhile: no timer fires and no promise goes on. Messages are taken in
 * `attend`, by receiveMessageOnPort.
 */
import { FOREVER, type FuseDevice } from '../ports/fuse-device.ts';
import { type Attend, Attendance } from './attendance.ts';
import { ERRNO } from './errno.ts';
import type { FuseServer } from './fuse-server.ts';

/** The mount is gone; or `attend` said so, and the mount is dead until somebody unmounts it. */
export type LoopEnd = 'unmounted' | 'stopped';

/**
 * Serves until the mount ends; then every open file has been released.
 * @param attend also called once before the first request.
 */
export function runFuseLoop(
  device: FuseDevice,
  server: FuseServer,
  attend: Attend = () => FOREVER,
): LoopEnd {
  try {
    return serve(device, server, new Attendance(device, attend));
  } finally {
    server.end();
  }
}

function serve(device: FuseDevice, server: FuseServer, attendance: Attendance): LoopEnd {
  if (attendance.call() === 'stop') return 'stopped';
  for (;;) {
    sendOutgoing(device, server);
    const length = device.read();
    if (length === 'unmounted') return 'unmounted';
    if (length === 'none') device.wait(attendance.timeoutMs);
    // Before the request is answered: whoever rang, and then made it, finds what it rang for.
    if (attendance.check() === 'stop') return 'stopped';
    if (typeof length === 'number') {
      const replyBytes = server.answer(length);
      if (replyBytes > 0) send(device, server, replyBytes);
      // Somebody waits, perhaps from this request on, and perhaps not for ever: until when only attend knows.
      else if (server.waiting > 0 && attendance.call() === 'stop') return 'stopped';
    }
  }
}

function sendOutgoing(device: FuseDevice, server: FuseServer): void {
  for (;;) {
    const length = server.takeOutgoing();
    if (length === 0) return;
    send(device, server, length);
  }
}

/** That nobody waits any more is ordinary: the request was taken back, or the mount has ended. */
function send(device: FuseDevice, server: FuseServer, lengthBytes: number): void {
  const failure = device.write(lengthBytes);
  if (failure < 0 && failure !== -ERRNO.ENOENT && failure !== -ERRNO.ENODEV)
    server.report(
      new Error(`The kernel refuses a reply of ${lengthBytes} bytes (errno ${-failure})`),
    );
}
