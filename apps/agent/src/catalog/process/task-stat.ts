import { countOf, UNITS } from '@statsfs/core/units';
import { cumulative, describeEach, floating, TEXT } from '../value-template.ts';

const IDENTIFIERS = floating(UNITS.none);
const FAULTS = cumulative(countOf('faults'));
const TIME = cumulative(UNITS.ticks);

/** Columns of /proc/PID/stat. What is 0 may be hidden: addresses and the exit code, from all who may not trace the process. */
export const TASK_STAT = {
  ...describeEach(IDENTIFIERS, {
    pid: 'Process id.',
    ppid: 'Id of the parent process.',
    pgrp: 'Id of the process group.',
    session: 'Id of the session.',
    tty_nr: 'Device number of the controlling terminal.',
    tpgid: "Id of the foreground process group of the process's terminal.",
    flags: 'Flags of the kernel, by bit.',
    exit_signal: 'Signal that the parent gets when the process ends.',
    policy: 'Number of the scheduling policy.',
    exit_code: 'Exit status, as waitpid reports it.',
    wchan: 'Whether the process waits in the kernel.',
    // Superseded by /proc/PID/status, where real-time signals are shown too.
    signal: 'Pending signals, by bit.',
    blocked: 'Blocked signals, by bit.',
    sigignore: 'Ignored signals, by bit.',
    sigcatch: 'Caught signals, by bit.',
    startcode: 'Address at which program text begins.',
    endcode: 'Address at which program text ends.',
    startstack: 'Address at which the stack begins.',
    kstkesp: 'Stack pointer, of a process that dumps core.',
    kstkeip: 'Instruction pointer, of a process that dumps core.',
    start_data: 'Address at which static data begins.',
    end_data: 'Address at which static data ends.',
    start_brk: 'Address at which the heap begins.',
    arg_start: 'Address at which command-line arguments begin.',
    arg_end: 'Address at which command-line arguments end.',
    env_start: 'Address at which the environment begins.',
    env_end: 'Address at which the environment ends.',
  }),
  ...describeEach(TEXT, {
    comm: 'Name of the program, its first 15 characters.',
    state: 'What the process does: R runs or could, S sleeps, D waits for a disk, Z is a zombie.',
  }),
  ...describeEach(FAULTS, {
    minflt: 'Page faults that needed no I/O.',
    majflt: 'Page faults that had to wait for I/O.',
    cminflt: 'Page faults without I/O of children that have been waited for.',
    cmajflt: 'Page faults with I/O of children that have been waited for.',
  }),
  ...describeEach(TIME, {
    utime: 'Time in user mode, including time that a guest ran.',
    stime: 'Time in kernel mode.',
    cutime: 'Time in user mode of children that have been waited for.',
    cstime: 'Time in kernel mode of children that have been waited for.',
    delayacct_blkio_ticks: 'Time waited for block I/O, where the kernel accounts for delays.',
    guest_time: 'Time that a guest ran on a virtual CPU, already part of utime.',
    cguest_time: 'Time that guests of children ran that have been waited for.',
  }),
  ...describeEach(floating(UNITS.ticks), {
    starttime: 'When the process started, counted from boot.',
  }),
  ...describeEach(IDENTIFIERS, {
    priority: 'Priority as the kernel has it: 0 to 39, below 0 for real-time policies.',
    nice: 'Nice value, from -20 for the highest priority to 19.',
    rt_priority: 'Real-time priority from 1 to 99, or 0.',
    processor: 'CPU that the process ran on last.',
    // Kept for the sake of their places.
    itrealvalue: 'Always 0.',
    nswap: 'Always 0.',
    cnswap: 'Always 0.',
  }),
  ...describeEach(floating(countOf('threads')), { num_threads: 'Threads of the process.' }),
  ...describeEach(floating(UNITS.bytes), {
    vsize: 'Size of the virtual memory.',
    rsslim: 'Soft limit on resident memory, which the kernel does not enforce.',
  }),
  ...describeEach(floating(countOf('pages')), {
    rss: 'Pages in memory, roughly.',
  }),
};
