import { FuseMountError } from './fuse-mount-error.ts';
import { findMount, type Mount } from './fuse-mountinfo.ts';
import { describeEnd, type FuseRoad } from './fuse-road.ts';
import { runProgram } from './fuse-run-program.ts';

const OURS: ReadonlySet<string> = new Set(['fuse.statsfs', 'statsfs']);
const PROBE_TIMEOUT_MS = 2000;
/** One on the other, as far as we take them away. */
const MAX_STALE = 16;
/** strerror(ENOTCONN): what a mount says whose server was killed. */
const NOT_CONNECTED = 'Transport endpoint is not connected';

/**
 * Takes away what a killed server has left at the directory.
 * @param directory as `resolveAround` gives it.
 * @throws FuseMountError when a living statsfs is mounted there, or a dead mount of somebody else's.
 */
export async function removeStaleMounts(directory: string, road: FuseRoad): Promise<void> {
  for (let removed = 0; removed < MAX_STALE; removed++) {
    const mount = findMount(directory);
    if (mount === undefined || !mount.type.startsWith('fuse')) return;
    const state = await probe(directory);
    if (state === 'alive' && !OURS.has(mount.type)) return;
    if (state !== 'dead' || !OURS.has(mount.type))
      throw new FuseMountError(describeObstacle(mount, state));
    const [program, ...args] = road.unmountCommand(directory, true);
    const end = await runProgram(program, args);
    if (end.kind !== 'exited' || end.code !== 0) {
      const said = describeEnd(program, end);
      throw new FuseMountError(`Cannot take away the dead mount at ${directory}: ${said}`);
    }
  }
}

type MountState = 'alive' | 'dead' | 'hung';

/** By a program: a server that hangs blocks whoever asks, and that must not be us. */
async function probe(directory: string): Promise<MountState> {
  const end = await runProgram('stat', ['-f', '--', directory], { timeoutMs: PROBE_TIMEOUT_MS });
  if (end.kind === 'exited') return end.stderr.includes(NOT_CONNECTED) ? 'dead' : 'alive';
  return end.kind === 'hung' ? 'hung' : 'alive';
}

function describeObstacle({ directory, type }: Mount, state: MountState): string {
  const remedy = `expected a free directory (umount ${directory})`;
  switch (state) {
    case 'alive':
      return `Cannot mount at ${directory}: a statsfs is mounted there already, ${remedy}`;
    case 'dead':
      return `Cannot mount at ${directory}: a dead ${type} is mounted there, ${remedy}`;
    case 'hung':
      return `Cannot mount at ${directory}: a ${type} is mounted there that does not answer, ${remedy}`;
  }
}
