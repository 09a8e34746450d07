import { loadFuseLibc } from './fuse-libc.ts';
import { FuseMountError } from './fuse-mount-error.ts';
import { openDescriptorChannel } from './fuse-receive-descriptor.ts';
import { COMMON_OPTIONS, describeEnd, type FuseRoad } from './fuse-road.ts';
import { runProgram } from './fuse-run-program.ts';

const HELPER = 'fusermount3';
/** The socket's number in the child, which it is told by an environment variable (libfuse 3, lib/mount.c). */
const INHERITED = 3;

/**
 * As an ordinary user: fusermount3 is set-uid, mounts for us, and sends the descriptor through a socket. Only we can look
 * into the mount: `allow_other` is not ours to give (/etc/fuse.conf).
 */
export const USER_ROAD: FuseRoad = {
  async mount(directory) {
    const libc = loadFuseLibc();
    using channel = openDescriptorChannel(libc);
    const options = `fsname=statsfs,subtype=statsfs,${COMMON_OPTIONS}`;
    const end = await runProgram(HELPER, ['-o', options, '--', directory], {
      descriptor: channel.theirs,
      environment: { _FUSE_COMMFD: String(INHERITED) },
    });
    const descriptor = end.kind === 'exited' && end.code === 0 ? channel.receive() : undefined;
    if (descriptor !== undefined) return descriptor;
    const hint = end.kind === 'missing' ? '; install the package fuse3, or run as root' : '';
    throw new FuseMountError(
      `Cannot mount at ${directory} as a user: ${describeEnd(HELPER, end)}${hint}`,
    );
  },
  unmountCommand: (directory, lazily) => [HELPER, '-u', ...(lazily ? ['-z'] : []), '--', directory],
};
