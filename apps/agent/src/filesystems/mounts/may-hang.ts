import type { Mount } from './mount-table.ts';

/** Answered by a program or another machine, which may never do so. */
const REMOTE = /^(fuse(\..*|blk)?|nfs\d?|cifs|smb3|9p|ceph|afs|glusterfs|lustre|virtiofs|autofs)$/;

/**
 * Whether looking into a directory may take for ever: it lies on a filesystem that a program or another machine answers
 * for, or such a one is mounted below it. Told from the table of mounts alone, for asking the directory would be looking.
 */
export function mayHang(mounts: readonly Mount[], directory: string): boolean {
  const path = withoutEnd(directory);
  let holder: Mount | undefined;
  for (const mount of mounts) {
    const point = withoutEnd(mount.directory);
    const isAbove = path === point || path.startsWith(`${point}/`);
    // The longest wins, and of equal ones the last, which lies over the others.
    if (isAbove && point.length >= withoutEnd(holder?.directory ?? '').length) holder = mount;
    else if (point.startsWith(`${path}/`) && REMOTE.test(mount.type)) return true;
  }
  return holder !== undefined && REMOTE.test(holder.type);
}

const withoutEnd = (directory: string): string => directory.replace(/\/+$/, '');
