import { clearByWriting } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import { clearedBy, cumulative, describeEach, floating, peak } from '../value-template.ts';

/** Any text clears what the kernel keeps for CONFIG_SCHEDSTATS, and nothing else (proc_sched_set_task). */
const CLEAR = clearByWriting('0\n');

const TIME = cumulative(UNITS.milliseconds);
const WAKEUPS = clearedBy(CLEAR, cumulative(countOf('wake-ups')));
const MIGRATIONS = clearedBy(CLEAR, cumulative(countOf('migrations')));
const AVERAGES = floating(UNITS.none);
/** On the clock of the scheduler. */
const MOMENTS = floating(UNITS.milliseconds);

/** Kept where the kernel has CONFIG_SCHEDSTATS and kernel.sched_schedstats is on. */
const SCHEDSTATS = {
  ...describeEach(clearedBy(CLEAR, TIME), {
    sum_sleep_runtime: 'Time slept.',
    sum_block_runtime: 'Time blocked, for I/O mostly.',
    wait_sum: 'Time waited for a CPU.',
    iowait_sum: 'Time blocked for I/O.',
    core_forceidle_sum: 'Time that CPUs of the core stood idle because nothing could run beside.',
  }),
  ...describeEach(clearedBy(CLEAR, peak(UNITS.milliseconds)), {
    sleep_max: 'Longest sleep.',
    block_max: 'Longest time blocked.',
    exec_max: 'Longest time run between two looks at the clock.',
    slice_max: 'Longest turn that was cut short.',
    wait_max: 'Longest wait for a CPU.',
  }),
  ...describeEach(MOMENTS, {
    wait_start: 'When the wait for a CPU began, 0 when there is none.',
    sleep_start: 'When the sleep began, 0 when there is none.',
    block_start: 'When the block began, 0 when there is none.',
  }),
  ...describeEach(clearedBy(CLEAR, cumulative(countOf('times'))), {
    wait_count: 'Times that a CPU was waited for.',
    iowait_count: 'Times blocked for I/O.',
  }),
  ...describeEach(MIGRATIONS, {
    nr_migrations_cold: '',
    nr_failed_migrations_affine: 'Moves to another CPU that were not allowed.',
    nr_failed_migrations_running: 'Moves to another CPU given up because the task was running.',
    nr_failed_migrations_hot: 'Moves to another CPU given up because caches were still warm.',
    nr_forced_migrations: 'Moves to another CPU although caches were still warm.',
  }),
  ...describeEach(WAKEUPS, {
    nr_wakeups: 'Wake-ups.',
    nr_wakeups_sync: 'Wake-ups by a task that was about to sleep.',
    nr_wakeups_migrate: 'Wake-ups on another CPU than before.',
    nr_wakeups_local: 'Wake-ups on the CPU of whoever woke the task.',
    nr_wakeups_remote: 'Wake-ups on another CPU than that of whoever woke the task.',
    nr_wakeups_affine: 'Wake-ups drawn to the CPU of whoever woke the task.',
    nr_wakeups_affine_attempts: 'Wake-ups that could have been drawn to that CPU.',
    nr_wakeups_passive: '',
    nr_wakeups_idle: '',
  }),
  ...describeEach(floating(UNITS.milliseconds), {
    avg_atom: 'Time run between two switches, on average.',
    avg_per_cpu: 'Time run between two moves to another CPU, on average.',
  }),
};

/** Keys of /proc/PID/sched, which is about the main thread. */
export const TASK_SCHED = {
  ...SCHEDSTATS,
  ...describeEach(TIME, { 'se.sum_exec_runtime': 'Time run.' }),
  ...describeEach(MOMENTS, { 'se.exec_start': 'When the scheduler looked at the clock last.' }),
  ...describeEach(floating(UNITS.milliseconds), {
    'se.vruntime': 'Time run, weighted by priority; the one who has least is next.',
  }),
  ...describeEach(cumulative(countOf('migrations')), {
    'se.nr_migrations': 'Moves to another CPU.',
  }),
  ...describeEach(cumulative(countOf('switches')), {
    nr_switches: 'Times that the task left a CPU.',
    nr_voluntary_switches: 'Times that the task gave up the CPU of its own accord.',
    nr_involuntary_switches: 'Times that the task was taken off the CPU.',
  }),
  ...describeEach(AVERAGES, {
    'se.load.weight': 'Weight that the nice value gives the task.',
    'se.avg.load_sum': '',
    'se.avg.runnable_sum': '',
    'se.avg.util_sum': '',
    'se.avg.load_avg': 'Load that the task makes, by its weight.',
    'se.avg.runnable_avg': 'Share of time that the task ran or could have run, of 1024.',
    'se.avg.util_avg': 'Share of a CPU that the task used, of 1024.',
    'se.avg.util_est': 'Share of a CPU that the task is expected to use, of 1024.',
    'uclamp.min': 'Least use of a CPU that the task asks to be counted with, of 1024.',
    'uclamp.max': 'Highest use of a CPU that the task asks to be counted with, of 1024.',
    'effective uclamp.min': 'Least use of a CPU that the task is counted with, of 1024.',
    'effective uclamp.max': 'Highest use of a CPU that the task is counted with, of 1024.',
    policy: 'Number of the scheduling policy.',
    prio: 'Priority as the kernel has it: below 100 is real-time, 120 is a nice value of 0.',
    numa_preferred_nid: 'Node that most memory of the task is on, -1 for none.',
  }),
  ...describeEach(floating(UNITS.nanoseconds), {
    'se.avg.last_update_time': 'When the averages were brought up to date last.',
    'se.slice': 'Length of a turn.',
    'dl.runtime': 'Time that a deadline task may still run in this period.',
    'dl.deadline': 'When that time must have been given.',
    'clock-delta': 'Time between two looks at the clock, one right after the other.',
  }),
  ...describeEach(floating(UNITS.boolean), {
    'ext.enabled': 'Whether a scheduler written in BPF is in charge of the task.',
  }),
  ...describeEach(cumulative(countOf('scans')), {
    'mm->numa_scan_seq': 'Scans of the address space for NUMA balancing.',
  }),
  ...describeEach(cumulative(countOf('pages')), {
    numa_pages_migrated: 'Pages moved to the node that uses them.',
  }),
  ...describeEach(floating(countOf('faults')), {
    total_numa_faults: 'Faults that tell where memory of the task is, older ones counted less.',
  }),
};
