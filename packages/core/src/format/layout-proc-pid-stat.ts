import { NEWLINE } from './byte-class.ts';
import { type LayoutOutcome, unrecognised } from './layout.ts';
import { LayoutBuilder } from './layout-builder.ts';
import { trimmed, wordsOf } from './lines.ts';
import { nextWordAt, taskNameAt } from './scan-task.ts';

const BLANK = 32;

/** Columns behind the state, as proc(5) names them, those that are signed with a minus. Old kernels print fewer. */
const COLUMNS = `
  -ppid -pgrp -session -tty_nr -tpgid flags minflt cminflt majflt cmajflt utime stime -cutime -cstime
  -priority -nice -num_threads -itrealvalue starttime vsize -rss rsslim startcode endcode startstack
  kstkesp kstkeip signal blocked sigignore sigcatch wchan nswap cnswap -exit_signal -processor
  rt_priority policy delayacct_blkio_ticks guest_time -cguest_time start_data end_data start_brk
  arg_start arg_end env_start env_end -exit_code`
  .trim()
  .split(/\s+/)
  .map((column) =>
    column.startsWith('-')
      ? ({ name: column.slice(1), type: 's64' } as const)
      : ({ name: column, type: 'u64' } as const),
  );

/** /proc/PID/stat: `4711 (a name) S 1 4711 …`. What stands before the last `)` is the name, and may be anything. */
export function layoutProcPidStat(bytes: Uint8Array): LayoutOutcome {
  const name = taskNameAt(bytes, bytes.indexOf(BLANK) + 1, bytes.length);
  const state = name === undefined ? undefined : nextWordAt(bytes, name.to + 1, bytes.length);
  if (state === undefined) return unrecognised('expected a number, a name in parentheses, a state');
  const builder = new LayoutBuilder(bytes);
  builder.number({ name: 'pid' }, 'u64');
  builder.textOf({ name: 'comm' }, 'taskName');
  builder.textOf({ name: 'state' }, 'nextWord');
  const newline = bytes.indexOf(NEWLINE, state.to);
  const line = trimmed(bytes, state.to, newline < 0 ? bytes.length : newline);
  for (const i of wordsOf(bytes, line.from, line.to).keys()) {
    const column = COLUMNS[i];
    if (column === undefined) builder.skipNumber();
    else builder.number({ name: column.name }, column.type);
  }
  return builder.build();
}
