/**
 * What it takes to restart a value in the kernel. Rules are not uniform (`0` is not universal), so the text is data.
 * `none`: the kernel offers no clear. `unknown`: nobody told us, so we do not try.
 */
export type ClearRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'write'; readonly text: string }
  | { readonly kind: 'unknown' };

export const NO_CLEAR: ClearRule = { kind: 'none' };
export const CLEAR_UNKNOWN: ClearRule = { kind: 'unknown' };
/** The rule of stats_fs v3 and of KVM's debugfs files: writing 0 clears. */
export const CLEAR_BY_ZERO: ClearRule = { kind: 'write', text: '0\n' };
