import { countOf } from '@statsfs/core/units';
import { cumulative, describeEach } from './value-template.ts';

const TASKS = cumulative(countOf('tasks'));
const SEARCHES = cumulative(countOf('searches'));

/** Only in kernels built for debugging (DEBUG_STACK_USAGE, and DEBUG_VM_VMACACHE until Linux 6.0), since boot. */
export const VMSTAT_DEBUG = {
  ...describeEach(TASKS, {
    kstack_1k: 'Tasks that ended having used up to 1 KiB of kernel stack.',
    kstack_2k: 'Tasks that ended having used more than 1 and up to 2 KiB of kernel stack.',
    kstack_4k: 'Tasks that ended having used more than 2 and up to 4 KiB of kernel stack.',
    kstack_8k: 'Tasks that ended having used more than 4 and up to 8 KiB of kernel stack.',
    kstack_16k: 'Tasks that ended having used more than 8 and up to 16 KiB of kernel stack.',
    kstack_32k: 'Tasks that ended having used more than 16 and up to 32 KiB of kernel stack.',
    kstack_64k: 'Tasks that ended having used more than 32 and up to 64 KiB of kernel stack.',
    kstack_rest: 'Tasks that ended having used more than 64 KiB of kernel stack.',
  }),
  ...describeEach(SEARCHES, {
    vmacache_find_calls: 'Searches for a mapping among those that a task used last.',
    vmacache_find_hits: 'Searches for a mapping that found it among those that a task used last.',
  }),
};
