import type { FuseDevice, FuseDeviceSizes } from '../ports/fuse-device.ts';
import type { Attend } from './attendance.ts';
import { type LoopEnd, runFuseLoop } from './fuse-loop.ts';
import { FuseServer } from './fuse-server.ts';
import type { MountDirectory } from './mount-node.ts';
import type { CacheTimeouts } from './protocol/attributes.ts';
import { MAX_WRITE_BYTES } from './protocol/negotiate.ts';
import { REPLY_BYTES } from './protocol/reply.ts';

/** Room for many forgotten nodes at once; the kernel refuses less than 8 KiB (FUSE_MIN_READ_BUFFER). */
const REQUEST_BYTES = 16 * MAX_WRITE_BYTES;

/** What the device that is served needs. */
export const MOUNT_DEVICE_SIZES: FuseDeviceSizes = {
  requestBytes: REQUEST_BYTES,
  replyBytes: REPLY_BYTES,
};

export interface ServeMountOptions extends Partial<CacheTimeouts> {
  /** Of all nodes' times: seconds since 1970. */
  readonly timeS: number;
  /** A file or a directory threw, and its caller got EIO. */
  readonly onProblem: (error: unknown) => void;
  /** Where messages are taken; see there. */
  readonly attend?: Attend;
}

/**
 * Serves a tree on this thread until the mount ends. The default is that the kernel remembers nothing, so that a source
 * that comes or goes is seen at once; a second of remembering makes stat(2) twelve times cheaper.
 * @param device opened with MOUNT_DEVICE_SIZES.
 */
export function serveMount(
  device: FuseDevice,
  root: MountDirectory,
  { timeS, onProblem, attend, entryMs = 0, attributesMs = 0 }: ServeMountOptions,
): LoopEnd {
  const server = new FuseServer(root, device, { timeS, onProblem, entryMs, attributesMs });
  return runFuseLoop(device, server, attend);
}
