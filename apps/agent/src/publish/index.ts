export { FuseMountError } from '../node/fuse-mount-error.ts';
export { type MountTreeOptions, mountTree, type TreeMount } from './mount-tree.ts';
