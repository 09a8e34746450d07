/*
 * What the live subscription carries, as plain JSON. Types only: both ends import them, and neither end's code.
 * Times are microseconds on the hub's axis, which is wall-clock time as of the first contact with that boot of the host;
 * unlike the wall clock it never steps. 64-bit integers are decimal strings.
 */

export type HostCondition = 'live' | 'stale' | 'offline';

/** What the status line tells about a host and the cost of watching it. */
export interface HostState {
  readonly name: string;
  /** `live`: sweeps arrive. `stale`: the agent is away, what is shown is old. `offline`: never reached. */
  readonly condition: HostCondition;
  /** Why it is not live, in one sentence; empty when it is. */
  readonly reason: string;
  readonly kernel: string;
  /** Schema that paths and cells refer to; fetch it anew when either changes. Epoch is empty before first contact. */
  readonly epoch: string;
  readonly generation: number;
  /** Start of the last sweep. 0 before the first. */
  readonly sweepAtUs: number;
  /** How far back history reaches. 0 before the first sweep. */
  readonly keptFromUs: number;
  /** Between two sweeps, as the agent keeps to it at present. */
  readonly intervalMs: number;
  /** The interval that was asked for: shorter than the one above while the agent stretches it. */
  readonly wantedMs: number;
  /** Time that the last sweep took. */
  readonly sweepUs: number;
  /** CPU of the whole agent, in 1/10,000 of one core. */
  readonly cpuPermyriad: number;
  /** What the agent may use of it; 0: as much as it needs. */
  readonly budgetPermyriad: number;
  /** Values in the schema, cells of tables counted. */
  readonly values: number;
  /** Values that cannot be read, by reason. Those that nobody has asked for are none of them. */
  readonly unreadable: readonly { readonly reason: string; readonly count: number }[];
  /** Rises whenever a counter restarted, so that what it is counted from is asked for again. */
  readonly restarts: number;
  /** Agent was started with --allow-clear and the viewer is an operator. */
  readonly canClear: boolean;
  /** The only subsystems that may be cleared; empty: all. */
  readonly clearOnly: readonly string[];
}

/** One value at one time. */
export interface LiveSample {
  readonly path: string;
  readonly atUs: number;
  /** 0: cells are good. 65535: no data yet. Else a code of core's `unreadable`, and no cells. */
  readonly status: number;
  /** Exact figures in the order of the table's keys; one for a simple value. */
  readonly cells: readonly string[];
}

/** Something to draw on charts. `paths` empty: it concerns the whole host. */
export type LiveMark =
  | {
      readonly kind: 'clear';
      readonly atUs: number;
      readonly actor: string;
      readonly paths: readonly string[];
    }
  /** Something else is behind the paths now, so their figures do not go on from those before. */
  | {
      readonly kind: 'reset';
      readonly atUs: number;
      readonly reason: string;
      readonly paths: readonly string[];
    }
  | { readonly kind: 'gap'; readonly atUs: number; readonly reason: string }
  /** The host's wall clock was set by so many µs, or the host slept; times on the axis went on as ever. */
  | { readonly kind: 'clock'; readonly atUs: number; readonly steppedUs: number };

export type LiveEvent =
  /** First of a subscription: the name under which `live.look` changes what it carries. */
  | { readonly kind: 'hello'; readonly viewer: string; readonly host: HostState }
  /** After each sweep, with the values that the viewer looks at; latest wins when the viewer is slow. */
  | {
      readonly kind: 'sweep';
      readonly host: HostState;
      readonly samples: readonly LiveSample[];
      readonly marks: readonly LiveMark[];
    }
  /** The host's condition changed without a sweep. */
  | { readonly kind: 'host'; readonly host: HostState };
