/** Why a value counts from another moment than that of the baseline. */
export interface SinceRestart {
  readonly why: 'cleared' | 'replaced' | 'fell' | 'wrapped' | 'booted';
  /** Who cleared, or what replaced it: untrusted text; empty when nobody says. */
  readonly by: string;
}

/** What a value counts from under a baseline. 64-bit integers are decimal strings. */
export type Since =
  | {
      readonly kind: 'from';
      /** When it was read, or restarted, in µs on the hub's axis. */
      readonly atUs: number;
      /** Exact, in the order of the table's keys now; null for a cell that was not there. */
      readonly cells: readonly (string | null)[];
      readonly restart?: SinceRestart;
    }
  /** `not-kept`: nothing is remembered of it. `was-away`: it went and came back, so it may be something else. */
  | { readonly kind: 'none'; readonly why: 'not-kept' | 'was-away' };
