/**
 * What it takes to restart a value in the kernel. Rules are not uniform (`0` is not universal), so what is written and
 * where is data.
 */
export type ClearRule =
  /** The kernel offers no clear. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'write';
      readonly text: string;
      /** Name of the file beside the value's own that takes the text; '' for its own. */
      readonly file: string;
    }
  /** Opening `file` with O_TRUNC restarts it, a write without does not: trace buffers. */
  | { readonly kind: 'truncate'; readonly file: string }
  /** A write restarts it for the descriptor that wrote alone (cgroup2 memory.peak): nobody else would see it. */
  | { readonly kind: 'private' }
  /** Nobody told us, so we do not try. */
  | { readonly kind: 'unknown' };

/** Codes of the kinds on the wire, by index. */
export const CLEAR_KINDS = [
  'none',
  'write',
  'unknown',
  'truncate',
  'private',
] as const satisfies readonly ClearRule['kind'][];

export const NO_CLEAR: ClearRule = { kind: 'none' };
export const CLEAR_UNKNOWN: ClearRule = { kind: 'unknown' };

/** Writing `text` to the value's own file, or to the one called `file` beside it. */
export const clearByWriting = (text: string, file = ''): ClearRule => ({
  kind: 'write',
  text,
  file,
});

/** The rule of stats_fs v3 and of KVM's debugfs files: writing 0 clears. */
export const CLEAR_BY_ZERO: ClearRule = clearByWriting('0\n');

/** Whether the kernel restarts a value for everybody, and we know how. */
export const offersClear = (
  rule: ClearRule,
): rule is Extract<ClearRule, { readonly file: string }> =>
  rule.kind === 'write' || rule.kind === 'truncate';
