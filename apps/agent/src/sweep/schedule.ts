import type { Pace } from '../catalog/catalog-entry.ts';

/** Files of pace `slow` are read this often when nobody asks for them. */
const SLOW_MS = 10_000;
/** Nobody's wish is met more often. */
export const FASTEST_MS = 100;
const US_PER_MS = 1000;

interface Scheduled {
  readonly pace: Pace;
  /** What somebody wants at least this often; Infinity: nobody does. */
  wantedMs: number;
  /** How long a slow file is left alone. */
  restMs: number;
}

/** Files that are read at one interval. */
interface Rhythm {
  readonly intervalMs: number;
  readonly files: number[];
}

/**
 * When each file is read: at the base interval, or as its pace says, or as often as whoever looks at it wants; a slow file
 * more rarely. All of it takes longer while the agent stretches its intervals to stay within its budget.
 *
 * Reads begin at whole multiples of an interval, so that files of different rhythms are read in one sweep where they meet.
 */
export class Schedule {
  readonly #baseMs: number;
  readonly #files = new Map<number, Scheduled>();
  /** By interval; undefined after something changed. */
  #rhythms: ReadonlyMap<number, Rhythm> | undefined;
  /** What each interval that there was is due next, in µs: outlives arranging files anew. */
  readonly #dueUs = new Map<number, number>();
  /** Added since the last sweep: read with the next, whatever their rhythm, but for those that nobody asks for. */
  #fresh: number[] = [];
  #stretch = 1;

  constructor(baseMs: number) {
    this.#baseMs = baseMs;
  }

  /** What the base interval is now. */
  get intervalMs(): number {
    return Math.round(this.#baseMs * this.#stretch);
  }

  add(file: number, pace: Pace): void {
    this.#files.set(file, { pace, wantedMs: Number.POSITIVE_INFINITY, restMs: 0 });
    if (pace !== 'asked') this.#fresh.push(file);
    this.#rhythms = undefined;
  }

  has(file: number): boolean {
    return this.#files.has(file);
  }

  remove(file: number): void {
    if (this.#files.delete(file)) this.#rhythms = undefined;
  }

  /**
   * All that is wanted from now on: files and how often. A file that was not read so far is read with the next sweep.
   * @returns files that nobody wants any more and that are not read without that.
   */
  want(wanted: ReadonlyMap<number, number>): number[] {
    const given: number[] = [];
    for (const [index, file] of this.#files) {
      const wantedMs = Math.max(FASTEST_MS, wanted.get(index) ?? Number.POSITIVE_INFINITY);
      if (wantedMs === file.wantedMs) continue;
      if (file.wantedMs === Number.POSITIVE_INFINITY && file.pace !== 'base')
        this.#fresh.push(index);
      if (wantedMs === Number.POSITIVE_INFINITY && file.pace === 'asked') given.push(index);
      file.wantedMs = wantedMs;
      this.#rhythms = undefined;
    }
    return given;
  }

  /** Leaves a file alone for so long between two reads; 0 gives it back its rhythm. */
  rest(file: number, restMs: number): void {
    const scheduled = this.#files.get(file);
    if (scheduled === undefined || scheduled.restMs === restMs) return;
    scheduled.restMs = restMs;
    this.#rhythms = undefined;
  }

  restMsOf(file: number): number {
    return this.#files.get(file)?.restMs ?? 0;
  }

  /** How often a file is read, in milliseconds; Infinity: not at all. */
  intervalMsOf(file: number): number {
    const scheduled = this.#files.get(file);
    return scheduled === undefined ? Number.POSITIVE_INFINITY : this.#intervalMs(scheduled);
  }

  /** Makes all intervals so many times as long. */
  stretch(factor: number): void {
    if (factor === this.#stretch) return;
    this.#stretch = factor;
    this.#rhythms = undefined;
  }

  /**
   * Files to read in a sweep that begins now, in no order.
   * @param isBetween the sweep is out of turn: left out, what is due soon comes along.
   */
  due(nowUs: number, isBetween = false): number[] {
    const rhythms = this.#arranged(nowUs);
    const soonUs = isBetween ? nowUs : nowUs + this.#slackUs(rhythms);
    // What was wanted and given up again before it was read is not read: its status says that nobody asks.
    const due = new Set(this.#fresh.filter((file) => Number.isFinite(this.intervalMsOf(file))));
    this.#fresh = [];
    const turns = [...rhythms.values()].filter(({ intervalMs }) => this.#isDue(intervalMs, soonUs));
    for (const { intervalMs } of turns)
      this.#dueUs.set(intervalMs, multipleAfter(soonUs, intervalMs));
    const [only] = turns;
    // The common case, which should not cost a set of 100,000 files.
    if (due.size === 0 && turns.length === 1 && only !== undefined) return only.files;
    for (const { files } of turns) for (const file of files) due.add(file);
    return [...due];
  }

  /** Every file that is read without being asked for, and every one that somebody wants. */
  all(): number[] {
    return [...this.#files].flatMap(([index, file]) =>
      this.#intervalMs(file) === Number.POSITIVE_INFINITY ? [] : [index],
    );
  }

  /** When the next read is due; never later than the next multiple of the base interval, at which a sweep is told anyway. */
  nextUs(nowUs: number): number {
    const rhythms = this.#arranged(nowUs);
    let nextUs = multipleAfter(nowUs, this.intervalMs);
    for (const intervalMs of rhythms.keys()) {
      nextUs = Math.min(nextUs, this.#dueUs.get(intervalMs) ?? nextUs);
    }
    return Math.max(nextUs, nowUs);
  }

  #isDue(intervalMs: number, atUs: number): boolean {
    return (this.#dueUs.get(intervalMs) ?? 0) <= atUs;
  }

  #intervalMs({ pace, wantedMs, restMs }: Scheduled): number {
    const paceMs = PACES_MS[pace](this.#baseMs);
    const asked = Math.min(paceMs, wantedMs);
    if (asked === Number.POSITIVE_INFINITY) return asked;
    return Math.round(Math.max(asked, restMs) * this.#stretch);
  }

  #arranged(nowUs: number): ReadonlyMap<number, Rhythm> {
    const before = this.#rhythms;
    if (before !== undefined) return before;
    const rhythms = new Map<number, Rhythm>();
    for (const [index, file] of this.#files) {
      const intervalMs = this.#intervalMs(file);
      if (intervalMs === Number.POSITIVE_INFINITY) continue;
      const rhythm = rhythms.get(intervalMs);
      if (rhythm === undefined) rhythms.set(intervalMs, { intervalMs, files: [index] });
      else rhythm.files.push(index);
    }
    for (const intervalMs of rhythms.keys()) {
      // Files that are new are read at once, as fresh ones: a rhythm that is new need not begin at once.
      if (!this.#dueUs.has(intervalMs))
        this.#dueUs.set(intervalMs, multipleAfter(nowUs, intervalMs));
    }
    for (const intervalMs of this.#dueUs.keys()) {
      if (!rhythms.has(intervalMs)) this.#dueUs.delete(intervalMs);
    }
    this.#rhythms = rhythms;
    return rhythms;
  }

  /** Sweeps that are nearer to each other than this are one. */
  #slackUs(rhythms: ReadonlyMap<number, Rhythm>): number {
    const fastestMs = Math.min(this.intervalMs, ...rhythms.keys());
    return (fastestMs * US_PER_MS) / 2;
  }
}

const PACES_MS: Readonly<Record<Pace, (baseMs: number) => number>> = {
  base: (baseMs) => baseMs,
  slow: (baseMs) => Math.max(baseMs, SLOW_MS),
  asked: () => Number.POSITIVE_INFINITY,
};

const multipleAfter = (us: number, intervalMs: number): number => {
  const intervalUs = intervalMs * US_PER_MS;
  return (Math.floor(us / intervalUs) + 1) * intervalUs;
};
