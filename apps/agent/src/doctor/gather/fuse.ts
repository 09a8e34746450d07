import type { HostProbe } from '../../ports/host-probe.ts';
import type { FuseMount, Mount } from '../facts.ts';
import { isFuse, mountsOf } from '../mount-table.ts';
import { foundIn } from './look.ts';

/** Mounts that are asked whether they answer; of more than that, the last are not known. */
const MAX_ASKED = 32;

/** Which mounts of programs answer. */
export function gatherFuse(probe: HostProbe, mounts: readonly Mount[]): Promise<FuseMount[]> {
  return Promise.all(
    mountsOf(mounts, isFuse).map(async (mount, at) => {
      const waiting = await probe.readText(`/sys/fs/fuse/connections/${mount.device}/waiting`);
      return {
        mount,
        answer: at < MAX_ASKED ? await probe.askMount(mount.directory) : 'unknown',
        waiting: waiting.kind === 'found' ? Number(foundIn(waiting)) : undefined,
      };
    }),
  );
}
