import type { CatalogFile } from '../catalog-entry.ts';

/** Where a file of every cgroup lies, and its place: the tree mirrors the mount. */
export type GroupFile = Pick<CatalogFile, 'file' | 'at' | 'filesystem'>;

/**
 * A file of every cgroup of a hierarchy. `mount` is its directory below /sys/fs/cgroup; '' is the whole of it, where a
 * unified hierarchy is mounted, alone or below `unified`.
 */
export const ofEveryGroup = (name: string, mount = ''): GroupFile => {
  const below = mount === '' ? '' : `${mount}/`;
  return {
    file: `/sys/fs/cgroup/${below}**/${name}`,
    at: `cgroup/${below}**/${name}`,
    filesystem: 'cgroup',
  };
};
