/*
 * One statistic in the schema of KVM's binary statistics, as struct kvm_stats_desc of linux/kvm.h:
 *
 *   ┌───────┬──────────┬──────┬────────┬─────────────┬──────────────────────────┐
 *   │ flags │ exponent │ size │ offset │ bucket_size │ name, ended by a NUL …   │
 *   └───────┴──────────┴──────┴────────┴─────────────┴──────────────────────────┘
 *     u32     s16        u16    u32      u32           name_size bytes
 *
 * `size` counts numbers of 64 bits, `offset` is that of the first of them in the data block.
 */
import type { Kind } from '../model/kind.ts';
import { UNITS, type Unit } from '../units/unit.ts';
import { linearBounds, log2Bounds } from './histogram-bounds.ts';

export const DESCRIPTOR_BYTES = 16;

/** What a statistic is; `buckets` are the lower bounds of a histogram. */
export interface KvmMeaning {
  readonly kind: Kind;
  readonly unit: Unit;
  readonly buckets: readonly string[];
}

export interface KvmDescriptor {
  /** Bytes, from the start of the file. */
  readonly nameAt: number;
  readonly size: number;
  /** Bytes, from the start of the data block. */
  readonly offset: number;
  /** Undefined: of a type, unit or base that came after us, or of a shape that its type does not have. */
  readonly meaning: KvmMeaning | undefined;
}

const FIELD_MASK = 0xf;
const UNIT_SHIFT = 4;
const BASE_SHIFT = 8;
const LOG_HISTOGRAM = 4;
/** KVM_STATS_TYPE_…, by number. */
const KINDS: readonly Kind[] = ['cumulative', 'floating', 'peak', 'histogram', 'histogram'];
/** KVM_STATS_UNIT_…, by number. */
const BASE_UNITS: readonly Unit[] = [
  UNITS.none,
  UNITS.bytes,
  UNITS.seconds,
  UNITS.cycles,
  UNITS.boolean,
];
/** KVM_STATS_BASE_…, by number. */
const RADIXES: readonly Unit['radix'][] = [10, 2];
/** The one s16 whose opposite is none, which readers of the wire do not take. */
const NO_EXPONENT = -32768;

/** Reads what must lie within `view`. */
export function readKvmDescriptor(view: DataView, at: number): KvmDescriptor {
  const flags = view.getUint32(at, true);
  const exponent = view.getInt16(at + 4, true);
  const size = view.getUint16(at + 6, true);
  const offset = view.getUint32(at + 8, true);
  const bucketSize = view.getUint32(at + 12, true);
  return {
    nameAt: at + DESCRIPTOR_BYTES,
    size,
    offset,
    meaning: meaningOf({ flags, exponent, size, bucketSize }),
  };
}

function meaningOf(raw: {
  readonly flags: number;
  readonly exponent: number;
  readonly size: number;
  readonly bucketSize: number;
}): KvmMeaning | undefined {
  const type = raw.flags & FIELD_MASK;
  const kind = KINDS[type];
  const unit = unitOf(raw.flags, raw.exponent);
  if (kind === undefined || unit === undefined) return undefined;
  if (kind !== 'histogram') return raw.size === 1 ? { kind, unit, buckets: [] } : undefined;
  const buckets =
    type === LOG_HISTOGRAM ? log2Bounds(raw.size) : linearBounds(raw.size, raw.bucketSize);
  return buckets === undefined ? undefined : { kind, unit, buckets };
}

function unitOf(flags: number, exponent: number): Unit | undefined {
  const base = BASE_UNITS[(flags >>> UNIT_SHIFT) & FIELD_MASK];
  const radix = RADIXES[(flags >>> BASE_SHIFT) & FIELD_MASK];
  if (base === undefined || radix === undefined || exponent === NO_EXPONENT) return undefined;
  // Without an exponent the radix says nothing, and equal units must be equal.
  return exponent === 0 ? base : { ...base, radix, exponent };
}
