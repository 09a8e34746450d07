/** The text format of a kernel file, as data: catalogs name one, `recogniseFormat` finds one. */
export type FormatSpec =
  /** One number, or one line of text. */
  | { readonly kind: 'scalar' }
  /** `key N`, `key: N kB` or `key=N` on each line. */
  | { readonly kind: 'flat-keyed' }
  /** /proc/interrupts, /proc/softirqs: a header of CPUs, then rows of a label and a number for each. */
  | { readonly kind: 'cpu-table' }
  | { readonly kind: 'proc-stat' }
  /** Pressure stall information: `some avg10=0.00 avg60=0.00 avg300=0.00 total=0`. */
  | { readonly kind: 'psi' }
  | { readonly kind: 'net-dev' }
  /** One line of numbers whose names are known from elsewhere, in order: /sys/block/vda/stat. */
  | { readonly kind: 'row'; readonly columns: readonly string[] };
