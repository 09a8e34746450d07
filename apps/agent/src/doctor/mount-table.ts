import type { Mount } from './facts.ts';

/** What is seen of a type of filesystem: mounts that no later one at the same place hides. */
export function mountsOf(mounts: readonly Mount[], isWanted: (type: string) => boolean): Mount[] {
  const top = new Map(mounts.map((mount) => [mount.directory, mount]));
  return [...top.values()].filter(({ type }) => isWanted(type));
}

/** The mount that a path lies on: the longest that is above it, and of those at one place the last. */
export function holderOf(mounts: readonly Mount[], path: string): Mount | undefined {
  let holder: Mount | undefined;
  for (const mount of mounts) {
    const point = mount.directory.replace(/\/+$/, '');
    const isAbove = path === point || path.startsWith(`${point}/`);
    if (isAbove && mount.directory.length >= (holder?.directory.length ?? 0)) holder = mount;
  }
  return holder;
}

/** Whether a program answers for it (`fuse`, `fuse.sshfs`, `fuseblk`). */
export const isFuse = (type: string): boolean => /^fuse(blk|\..*)?$/.test(type);

/** Whether it is a statsfs, of a kernel or of a program. */
export const isStatsfs = (type: string): boolean => type === 'statsfs' || type === 'fuse.statsfs';
