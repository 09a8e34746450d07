/*
 * Lower bounds of the buckets of KVM's histograms (Documentation/virt/kvm/api.rst, KVM_GET_STATS_FD): a bucket holds what
 * is not below its bound and below that of the next one; the last has no end.
 */

/** A number of 64 bits falls into one of so many powers of two. */
const MOST_LOG_BUCKETS = 65;

/** 0, 1, 2, 4, 8, … @returns undefined for more buckets than there are powers. */
export const log2Bounds = (size: number): string[] | undefined =>
  size <= MOST_LOG_BUCKETS
    ? Array.from({ length: size }, (_, n) => (n === 0 ? '0' : String(1n << BigInt(n - 1))))
    : undefined;

/** 0, w, 2w, 3w, … @returns undefined for buckets that have no width. */
export const linearBounds = (size: number, width: number): string[] | undefined =>
  width > 0 ? Array.from({ length: size }, (_, n) => String(n * width)) : undefined;
