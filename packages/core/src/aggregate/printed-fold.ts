import type { Descriptor } from '../model/index.ts';
import { type Fold, isFold, refusalOf } from './fold.ts';

/** What a value of a source is made of, as its filesystem printed it. */
export interface PrintedFold {
  readonly fold: Fold;
  /** Of all simple values below the source, or of those of its direct subordinates alone. */
  readonly of: 'all below' | 'subordinates';
}

/** Filesystems that keep a total beside its parts and do not say so. */
const UNSAID_TOTALS: readonly { readonly subsystem: string; readonly printed: PrintedFold }[] = [
  // A file of debugfs/kvm is the sum over all virtual machines, one of a machine that over its virtual CPUs
  // (virt/kvm/kvm_main.c: vm_stat_get, vcpu_stat_get, kvm_get_stat_per_vm, kvm_get_stat_per_vcpu).
  { subsystem: 'kvm', printed: { fold: 'sum', of: 'subordinates' } },
];

/**
 * How a value of a source was made of those that have its name below it: as its descriptor says, or as is known of the
 * subsystem where both are the same quantity.
 * @returns undefined where it is no such aggregate, or none that could be held against a fold of ours.
 */
export function printedFold(
  own: Descriptor,
  below: Descriptor,
  subsystem: string,
): PrintedFold | undefined {
  const printed = isFold(own.aggregate)
    ? ({ fold: own.aggregate, of: 'all below' } as const)
    : unsaidTotal(own, below, subsystem);
  if (printed === undefined || own.name !== below.name || own.keys.length > 0) return undefined;
  return refusalOf(printed.fold, below) === undefined ? printed : undefined;
}

function unsaidTotal(
  own: Descriptor,
  below: Descriptor,
  subsystem: string,
): PrintedFold | undefined {
  const known = UNSAID_TOTALS.find((total) => total.subsystem === subsystem)?.printed;
  return own.aggregate === 'none' && isSameQuantity(own, below) ? known : undefined;
}

/** Whatever is said about them: what is documented of a total is often another sentence. */
const isSameQuantity = (a: Descriptor, b: Descriptor): boolean =>
  a.type === b.type &&
  a.kind === b.kind &&
  a.unit.dimension === b.unit.dimension &&
  a.unit.radix === b.unit.radix &&
  a.unit.exponent === b.unit.exponent;
