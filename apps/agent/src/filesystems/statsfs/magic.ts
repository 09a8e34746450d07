/** statfs(2) magics of filesystems that may be a statsfs: linux/magic.h, and the v3 patch. */
export const FUSE = 0x65735546;
export const STATSFS = 0x73746174;
