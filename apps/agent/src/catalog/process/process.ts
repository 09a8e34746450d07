import type { FormatSpec } from '@statsfs/core/format';
import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { cumulative, describeEach } from '../value-template.ts';
import { KSM_STAT, SMAPS_ROLLUP, STATM, STATM_COLUMNS } from './task-memory.ts';
import { TASK_SCHED } from './task-sched.ts';
import { TASK_STAT } from './task-stat.ts';
import { TASK_STATUS } from './task-status.ts';

/** A file of a process, read only when somebody asks for it: there are thousands. */
const fileOf = (
  name: string,
  format: FormatSpec,
  { reference, values }: Pick<CatalogFile, 'reference' | 'values'>,
): CatalogFile => ({
  file: `/proc/#/${name}`,
  at: `proc/#/${name}`,
  filesystem: 'procfs',
  format,
  reference,
  values,
  pace: 'asked',
});

const IO = {
  ...describeEach(cumulative(UNITS.bytes), {
    rchar: 'Data that system calls read, from wherever.',
    wchar: 'Data that system calls wrote, to wherever.',
    read_bytes: 'Data fetched from block devices.',
    write_bytes: 'Data sent on its way to block devices.',
    cancelled_write_bytes: 'Data not written in the end, because its file was cut off or deleted.',
  }),
  ...describeEach(cumulative(countOf('calls')), {
    syscr: 'System calls that read.',
    syscw: 'System calls that write.',
  }),
};

const SCHEDSTAT = {
  ...describeEach(cumulative(UNITS.nanoseconds), {
    run_time: 'Time that the main thread ran.',
    wait_time: 'Time that the main thread waited for a CPU.',
  }),
  ...describeEach(cumulative(countOf('turns')), {
    timeslices: 'Turns that the main thread had on a CPU.',
  }),
};

/** One process, by its id. */
export const PROCESS: readonly CatalogFile[] = [
  fileOf('stat', { kind: 'proc-pid-stat' }, { reference: 'proc(5)', values: TASK_STAT }),
  fileOf('statm', { kind: 'row', columns: STATM_COLUMNS }, { reference: 'proc(5)', values: STATM }),
  fileOf('status', { kind: 'flat-keyed' }, { reference: 'proc(5)', values: TASK_STATUS }),
  fileOf('io', { kind: 'flat-keyed' }, { reference: 'proc(5)', values: IO }),
  fileOf(
    'sched',
    // The first line has the name of the task, which may look like a key.
    { kind: 'lines', lines: ['{=…} : {}'] },
    { reference: 'kernel/sched/debug.c', values: TASK_SCHED },
  ),
  fileOf(
    'schedstat',
    { kind: 'row', columns: ['run_time', 'wait_time', 'timeslices'] },
    { reference: 'Documentation/scheduler/sched-stats.rst', values: SCHEDSTAT },
  ),
  fileOf(
    'smaps_rollup',
    { kind: 'lines', lines: ['{=}: {} kB'] },
    { reference: 'Documentation/ABI/testing/procfs-smaps_rollup', values: SMAPS_ROLLUP },
  ),
  fileOf(
    'ksm_stat',
    { kind: 'flat-keyed' },
    { reference: 'Documentation/admin-guide/mm/ksm.rst', values: KSM_STAT },
  ),
];
