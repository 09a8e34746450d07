import type { CatalogFile } from '../catalog-entry.ts';
import { CGROUP_CORE } from './core.ts';
import { CGROUP_COUNTED } from './counted-resources.ts';
import { CGROUP_CPU } from './cpu.ts';
import { CGROUP_IO } from './io.ts';
import { CGROUP_MEMORY } from './memory.ts';
import { V1_BLKIO } from './v1-blkio.ts';
import { V1_CPU } from './v1-cpu.ts';
import { V1_MEMORY } from './v1-memory.ts';
import { V1_OTHERS } from './v1-others.ts';

/** Control groups. Version 1 first: below its mounts, files of a name that both have are its own. */
export const CGROUP: readonly CatalogFile[] = [
  ...V1_MEMORY,
  ...V1_CPU,
  ...V1_BLKIO,
  ...V1_OTHERS,
  ...CGROUP_CORE,
  ...CGROUP_CPU,
  ...CGROUP_IO,
  ...CGROUP_MEMORY,
  ...CGROUP_COUNTED,
];
