/** What a number counts, before any scale. `count` is a number of things (see `noun`), `none` says nothing is known. */
export const DIMENSIONS = [
  'none',
  'count',
  'bytes',
  'seconds',
  'cycles',
  'boolean',
  'celsius',
  'percent',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/**
 * A unit as data, after KVM's binary statistics: the real quantity is `number × radix^exponent` of the dimension.
 * Nanoseconds are seconds × 10^-9, 512-byte sectors are bytes × 2^9, KiB are bytes × 2^10.
 */
export interface Unit {
  readonly dimension: Dimension;
  readonly radix: 2 | 10;
  readonly exponent: number;
  /** What is counted, in the plural ("interrupts", "pages"); empty when the dimension says it all. */
  readonly noun: string;
}

const unit = (dimension: Dimension, radix: 2 | 10 = 10, exponent = 0, noun = ''): Unit => ({
  dimension,
  radix,
  exponent,
  noun,
});

/** The units that kernel statistics use; a catalog names them instead of spelling them out. */
export const UNITS = {
  none: unit('none'),
  /** A number that is a name: of a core, a socket, an inode. */
  identifier: unit('none', 10, 0, 'identifier'),
  bytes: unit('bytes', 2),
  kibibytes: unit('bytes', 2, 10),
  /** Block layer sectors: always 512 bytes, whatever the device's own sector is. */
  sectors: unit('bytes', 2, 9),
  seconds: unit('seconds'),
  milliseconds: unit('seconds', 10, -3),
  microseconds: unit('seconds', 10, -6),
  nanoseconds: unit('seconds', 10, -9),
  /** USER_HZ, 1/100 s on every Linux port's user-space ABI that we run on. */
  ticks: unit('seconds', 10, -2),
  cycles: unit('cycles'),
  boolean: unit('boolean'),
  celsius: unit('celsius'),
  percent: unit('percent'),
} as const satisfies Record<string, Unit>;

/** A number of things: `countOf('interrupts')`. */
export const countOf = (noun: string): Unit => unit('count', 10, 0, noun);
