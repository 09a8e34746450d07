import type { CatalogFile } from '../catalog-entry.ts';
import { BTRFS } from './btrfs.ts';
import { EXT4 } from './ext4.ts';
import { EXT4_ALLOCATOR } from './ext4-allocator.ts';
import { JBD2 } from './jbd2.ts';
import { NFS } from './nfs.ts';
import { VFS } from './vfs.ts';
import { XFS } from './xfs.ts';

/** File systems. */
export const FS: readonly CatalogFile[] = [
  ...VFS,
  ...EXT4,
  ...EXT4_ALLOCATOR,
  ...JBD2,
  ...XFS,
  ...BTRFS,
  ...NFS,
];
