import type { ResolvedValue } from '@statsfs/core/model';

/** A fall by more than this is no step back of the kernel's: the counter began anew. */
const LARGEST_STEP_S = 3;

/**
 * Counters that the kernel lets step back a little (idle and iowait of a CPU, see proc_stat(5)). Whoever scrapes would take
 * such a step for a restart and draw a spike, so they stay where they were until they are past it, as node_exporter does.
 */
export class SteadyCounters {
  #epoch = '';
  readonly #highest = new Map<number, bigint>();

  /** To be called before figures of another run of the agent, whose slots mean other things. */
  use(epoch: string): void {
    if (epoch === this.#epoch) return;
    this.#epoch = epoch;
    this.#highest.clear();
  }

  /** @returns the exact figure to tell, which is `exact` for all other values. */
  readonly of = ({ descriptor }: ResolvedValue, slot: number, exact: string): string => {
    const { stepsBack, type, unit } = descriptor;
    if (!stepsBack || type !== 'u64' || unit.dimension !== 'seconds') return exact;
    const now = BigInt(exact);
    const before = this.#highest.get(slot) ?? 0n;
    const fallS = Number(before - now) * unit.radix ** unit.exponent;
    if (fallS > 0 && fallS <= LARGEST_STEP_S) return before.toString();
    this.#highest.set(slot, now);
    return exact;
  };
}
