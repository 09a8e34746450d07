import { KeySet } from './key-set.ts';

/**
 * Buckets of a histogram as KVM's binary statistics define them (Documentation/virt/kvm/api.rst, KVM_GET_STATS_FD). A
 * bucket's id is its lower bound, included; it ends before the next one, the last has no end.
 */
export interface Buckets {
  readonly keys: KeySet;
  readonly count: number;
  /** Which bucket a quantity falls into. Below 0 there is none, it counts for the first. */
  readonly indexOf: (quantity: number) => number;
}

/** Of one size: [0, size), [size, 2 × size), … the last open. @throws RangeError for a size or count below 1. */
export function linearBuckets(size: number, count: number): Buckets {
  assertPositive('size', size);
  assertPositive('count', count);
  const bounds = Array.from({ length: count }, (_, n) => n * size);
  return {
    keys: new KeySet('bucket', 'int', bounds),
    count,
    indexOf: (quantity) => Math.min(count - 1, Math.max(0, Math.floor(quantity / size))),
  };
}

/** [0, 1), [1, 2), [2, 4), [4, 8), … the last open. @throws RangeError for a count below 1 or above 65. */
export function log2Buckets(count: number): Buckets {
  assertPositive('count', count);
  if (count > MOST_LOG_BUCKETS) throw new RangeError(`${count} buckets, u64 has 65`);
  const bounds = Array.from({ length: count }, (_, n) => (n === 0 ? 0n : 1n << BigInt(n - 1)));
  return {
    keys: new KeySet('bucket', 'int', bounds.map(String)),
    count,
    indexOf: (quantity) =>
      quantity < 1 ? 0 : Math.min(count - 1, 1 + Math.floor(Math.log2(Math.floor(quantity)))),
  };
}

const MOST_LOG_BUCKETS = 65;

function assertPositive(what: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`Expected a ${what} of 1 or more, got ${value}`);
  }
}

/** Counts quantities by bucket: what a program keeps and a histogram value shows. */
export class Histogram {
  readonly buckets: Buckets;
  readonly counts: number[];

  constructor(buckets: Buckets) {
    this.buckets = buckets;
    this.counts = new Array<number>(buckets.count).fill(0);
  }

  record(quantity: number): void {
    const at = this.buckets.indexOf(quantity);
    this.counts[at] = (this.counts[at] ?? 0) + 1;
  }

  clear(): void {
    this.counts.fill(0);
  }
}
