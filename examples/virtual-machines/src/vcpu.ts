import { Histogram, log2Buckets } from '@statsfs/core/publish';
import type { Random } from './random.ts';

export const RUNNABLE = 0;
export const HALTED = 3;
/** Polls of a halted vCPU by their length in ns, as KVM keeps them: up to 2^20, about a millisecond. */
export const POLL_BUCKETS = log2Buckets(21);

/** What a guest does for a while, in events a second. */
interface Phase {
  readonly exits: number;
  readonly io: number;
  readonly busy: number;
}

const IDLE: Phase = { exits: 260, io: 2, busy: 0.01 };
const STEADY: Phase = { exits: 5_200, io: 180, busy: 0.35 };
const BURST: Phase = { exits: 41_000, io: 2_600, busy: 0.97 };

/** A vCPU that idles, works steadily, and now and then works hard. The names of its counters are KVM's. */
export class Vcpu {
  exits = 0;
  halt_exits = 0;
  io_exits = 0;
  irq_injections = 0;
  guest_ns = 0;
  steal_ns = 0;
  mp_state = HALTED;
  readonly polls = new Histogram(POLL_BUCKETS);
  readonly #random: Random;
  #phase = IDLE;

  constructor(random: Random) {
    this.#random = random;
  }

  /** @returns bytes that the guest read and wrote meanwhile. */
  run(seconds: number): number {
    const random = this.#random;
    if (random.chance(0.02)) this.#phase = random.pick([IDLE, IDLE, STEADY, STEADY, BURST]);
    const { exits, io, busy } = this.#phase;
    const isRunning = random.chance(busy);
    this.mp_state = isRunning ? RUNNABLE : HALTED;
    const ioExits = random.events(io * seconds);
    const halts = random.events(exits * (1 - busy) * seconds);
    this.exits += random.events(exits * seconds) + ioExits + halts;
    this.halt_exits += halts;
    this.io_exits += ioExits;
    this.irq_injections += random.events((io + 250) * seconds);
    this.guest_ns += Math.floor(busy * seconds * 1e9 * random.between(0.9, 1));
    this.steal_ns += Math.floor(busy * busy * seconds * 2e7 * random.next());
    for (let poll = 0; poll < Math.min(halts, 20); poll++) {
      this.polls.record(2 ** random.between(6, isRunning ? 13 : 19));
    }
    return ioExits * Math.floor(random.between(512, 65_536));
  }
}
