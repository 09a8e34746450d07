/**
 * How a value moves. `cumulative` only grows until cleared; `floating` goes both ways (KVM: instant, others: gauge);
 * `peak` keeps the highest seen; `histogram` is a row of buckets; `unknown` means that no catalog describes the value.
 */
export const KINDS = ['cumulative', 'floating', 'peak', 'histogram', 'unknown'] as const;
export type Kind = (typeof KINDS)[number];

/** Only what is known to be cumulative has a rate: the rate of a gauge is noise, that of an unknown value a guess. */
export const hasRate = (kind: Kind): boolean => kind === 'cumulative';
