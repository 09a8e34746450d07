import type { HostProbe, Look } from '../../ports/host-probe.ts';
import type { Mount } from '../facts.ts';
import { holderOf, isFuse } from '../mount-table.ts';

const EOPNOTSUPP = 95;
const REFUSED: Look<never> = { kind: 'failed', errno: EOPNOTSUPP };

/**
 * The same probe, which does not look at what lies on a FUSE mount: its server may never answer, and lxcfs puts such mounts
 * over files of /proc. Only `askMount` goes there, for that does not go itself.
 */
export function besideFuse(probe: HostProbe, mounts: readonly Mount[]): HostProbe {
  const isBeside = (path: string): boolean => !isFuse(holderOf(mounts, path)?.type ?? '');
  const guard =
    <T>(look: (path: string) => Promise<Look<T>>) =>
    async (path: string): Promise<Look<T>> =>
      isBeside(path) ? look(path) : REFUSED;
  return {
    ...probe,
    hasProgram: (name) => probe.hasProgram(name),
    askMount: (directory) => probe.askMount(directory),
    readText: guard((path) => probe.readText(path)),
    list: guard((path) => probe.list(path)),
    readLink: guard((path) => probe.readLink(path)),
    modeOf: guard((path) => probe.modeOf(path)),
    tryOpen: guard((path) => probe.tryOpen(path)),
    mayOpen: async (path, mode) => (isBeside(path) ? probe.mayOpen(path, mode) : REFUSED),
  };
}
