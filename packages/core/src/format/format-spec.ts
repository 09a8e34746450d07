import type { MetricColumns } from './layout-metricfs.ts';
import type { StatsfsFile } from './layout-statsfs.ts';

/** The format of a kernel file, as data: catalogs name one, `recogniseFormat` finds one. */
export type FormatSpec =
  /** One number, or one line of text. */
  | { readonly kind: 'scalar' }
  /** `key N`, `key: N kB` or `key=N` on each line. */
  | { readonly kind: 'flat-keyed' }
  /** /proc/interrupts, /proc/softirqs: a header of CPUs, then rows of a label and a number for each. */
  | { readonly kind: 'cpu-table' }
  | { readonly kind: 'proc-stat' }
  /** /proc/PID/stat: numbers by place, among them the name of a task, which may hold anything. */
  | { readonly kind: 'proc-pid-stat' }
  /** Pressure stall information: `some avg10=0.00 avg60=0.00 avg300=0.00 total=0`. */
  | { readonly kind: 'psi' }
  | { readonly kind: 'net-dev' }
  /** One line of numbers whose names are known from elsewhere, in order: /sys/block/vda/stat. */
  | { readonly kind: 'row'; readonly columns: readonly string[] }
  /** One line of numbers with blanks or commas between: one table, by `key`, whose ids count from 0 (per_cpu_count). */
  | { readonly kind: 'vector'; readonly key: string }
  /**
   * A name and then pairs on each line, a source for each name: `8:0 rbytes=1 wbytes=2` (cgroup2 io.stat),
   * `TCP: inuse 5 orphan 0` (/proc/net/sockstat), `total=67 N0=67` (memory.numa_stat, whose own number is called `all`).
   */
  | { readonly kind: 'nested-keyed' }
  /**
   * `key: N` lines, where a `key:` without a value is a source for the deeper indented lines below it (ext4 mb_stats). What
   * is indented below a key with a value is beside that key; `8/32` is text.
   */
  | { readonly kind: 'indented' }
  /** Pairs of lines of the same first word, names above numbers, a source for each: /proc/net/snmp. */
  | { readonly kind: 'header-pairs' }
  /** A line of column names, then a source for each row, whose words have to stay as they are; there may be none. */
  | {
      readonly kind: 'columns';
      /** Of the numbers; 16: /proc/net/stat/arp_cache. */
      readonly radix: 10 | 16;
      /** What names a row: its first column, or its place, counted from 0. */
      readonly rows: 'first-column' | 'numbered';
    }
  /** A header of bucket ranges, then a histogram on each line, a table by `bucket`: `Level=4K: 12 3 0` (KVM's mmu_rmaps_stat). */
  | { readonly kind: 'bucket-rows' }
  /** Lines that follow patterns: see `LinePattern`. */
  | { readonly kind: 'lines'; readonly lines: readonly LinePattern[] }
  /** KVM's binary statistics, of a VM or a virtual CPU: schema and data (Documentation/virt/kvm/api.rst, 4.133). */
  | { readonly kind: 'kvm-stats' }
  /** A command line of QEMU, whose one value is the name of the guest (/proc/PID/cmdline). */
  | { readonly kind: 'qemu-cmdline' }
  /** `values` of a metric of metricfs, with the columns that the files beside it tell. */
  | ({ readonly kind: 'metricfs' } & MetricColumns)
  /** The file of a value in a mounted statsfs, as its `.schema` tells. */
  | ({ readonly kind: 'statsfs' } & StatsfsFile);

/**
 * How a line is written, word by word; any blanks match any others. A line is read by the first pattern that fits it, and
 * passed over when none does.
 *
 *   {name}      a number, which becomes the value `name`         {name:x}   the same in hexadecimal
 *   {_}         a number of no interest                          {…}        whatever is left of the line
 *   {name[key]} all numbers that follow, blanks or commas between them: a table by `key`, whose ids count from 0
 *   {>}         a word that names a source; with letters before it, as in `{node>}`, they come first in the name
 *   {>:x}       the same for a number in hexadecimal, which names the source in decimal
 *   {=}         a word that names the value of the next `{}`
 *   {=…}        the same for several words, up to the text behind it: `"{=…}": {}`
 *
 * All else stands for itself and may touch a placeholder: `({requested} requested),`, `{running}/{tasks}`, `{wait}ms`. A word
 * ends at the last such text within it, for names may hold colons. A number takes all digits there are, a sign before and a
 * fraction behind them.
 *
 * Sources are nested in the order of their placeholders, the values of a line go to the innermost. A pattern without numbers
 * opens a block: its sources hold the lines that follow, until the next block. Of two values of one name in one source the
 * first counts. Kernels append columns: at the end of a line numbers may be missing, but for the first, and others may follow.
 */
export type LinePattern = string;

/** Whether a file of this format is one value, which then has the name of the file. */
export const isOneValue = ({ kind }: FormatSpec): boolean =>
  kind === 'scalar' ||
  kind === 'vector' ||
  kind === 'qemu-cmdline' ||
  kind === 'metricfs' ||
  kind === 'statsfs';

/** Whether a file of this format may be empty, as a table that has no rows at the moment. */
export const mayBeEmpty = (spec: FormatSpec): boolean =>
  (spec.kind === 'metricfs' && spec.keys.length > 0) ||
  (spec.kind === 'statsfs' && (spec.keys.length > 0 || spec.type === 'text'));
