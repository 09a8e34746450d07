import type { CatalogFile } from '../catalog-entry.ts';
import { BACKING_DEVICE } from './backing-device.ts';
import { BLOCK_DISK } from './disk.ts';
import { QUEUE_INTERNALS } from './queue-internals.ts';
import { ZRAM } from './zram.ts';

/** Block devices. */
export const BLOCK: readonly CatalogFile[] = [
  ...BLOCK_DISK,
  ...ZRAM,
  ...BACKING_DEVICE,
  ...QUEUE_INTERNALS,
];
