import { closeSync, constants, openSync } from 'node:fs';
import { FuseMountError } from './fuse-mount-error.ts';
import { COMMON_OPTIONS, describeEnd, type FuseRoad } from './fuse-road.ts';
import { runProgram } from './fuse-run-program.ts';

const DEVICE = '/dev/fuse';
/** Mode of the root in octal as far as the kernel wants it: a directory. Its own mode is what we answer. */
const ROOT_MODE = '40000';
/** The descriptor's number in the child. */
const INHERITED = 3;

/**
 * As root: opens the device, and lets util-linux mount it. `-i`: without the helper mount.fuse3, which would start a
 * server of its own.
 */
export const ROOT_ROAD: FuseRoad = {
  async mount(directory) {
    const descriptor = openDevice(directory);
    const owner = `user_id=${process.geteuid?.() ?? 0},group_id=${process.getegid?.() ?? 0}`;
    const options = `fd=${INHERITED},rootmode=${ROOT_MODE},${owner},allow_other,${COMMON_OPTIONS}`;
    const args = ['-i', '-t', 'fuse.statsfs', '-o', options, 'statsfs', directory];
    const end = await runProgram('mount', args, { descriptor });
    if (end.kind === 'exited' && end.code === 0) return descriptor;
    closeSync(descriptor);
    throw new FuseMountError(`Cannot mount at ${directory}: ${describeEnd('mount', end)}`);
  },
  unmountCommand: (directory, lazily) => [
    'umount',
    '-i',
    ...(lazily ? ['-l'] : []),
    '--',
    directory,
  ],
};

/** Close-on-exec, as Node opens everything: a child that kept it would keep the mount alive after us. */
function openDevice(directory: string): number {
  try {
    return openSync(DEVICE, constants.O_RDWR | constants.O_NONBLOCK);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new FuseMountError(`Cannot mount at ${directory}: ${DEVICE} does not open: ${said}`, {
      cause,
    });
  }
}
