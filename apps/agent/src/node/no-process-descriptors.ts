import { readlinkSync } from 'node:fs';
import type { ProcessDescriptors } from '../ports/process-descriptors.ts';
import { attempt } from './attempt.ts';

const ENOSYS = 38;

/** What plain Node can do with descriptors of other processes: look, but not take. */
export const NO_PROCESS_DESCRIPTORS: ProcessDescriptors = {
  open: () => -ENOSYS,
  take: () => -ENOSYS,
  isSame: () => -ENOSYS,
  ended: () => [],
  linkOf: (pid, descriptor) => attempt(() => readlinkSync(`/proc/${pid}/fd/${descriptor}`)),
};
