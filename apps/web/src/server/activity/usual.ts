/** What is usual is an average that forgets: the last half minute counts as much as all before it. */
const WEIGHT = 1 / 30;
/** Figures of a value before anything can be called unusual for it. */
const LEAST_FIGURES = 8;
/** A figure that moves by this share of itself does what figures do. */
const WOBBLE = 0.02;
/** What was unusual stays so for a while: a spike of one second is still there when somebody looks. */
const FADING = 0.85;
/** From this score on people would look. */
export const UNUSUAL = 3;

/**
 * How far each of many figures is from what is usual for it: columns by index, so that 100,000 cost a millisecond or two.
 *
 * How much a figure wobbles is seen where something happens each time. Where it seldom does, the least step that was ever
 * seen is one event, and one is nothing unusual: not even a packet of 1,500 bytes after none at all.
 */
export class Usual {
  #mean = new Float64Array(0);
  #variance = new Float64Array(0);
  #grain = new Float64Array(0);
  #count = new Uint16Array(0);
  #score = new Float32Array(0);
  /** What was usual when something unusual began, and the figure that was the furthest from it since. */
  #before = new Float64Array(0);
  #peak = new Float64Array(0);

  /** Makes room for so many; what is known stays. */
  grow(length: number): void {
    if (length <= this.#mean.length) return;
    const room = Math.max(length, 2 * this.#mean.length);
    this.#mean = grown(new Float64Array(room), this.#mean);
    this.#variance = grown(new Float64Array(room), this.#variance);
    this.#grain = grown(new Float64Array(room), this.#grain);
    this.#count = grown(new Uint16Array(room), this.#count);
    this.#score = grown(new Float32Array(room), this.#score);
    this.#before = grown(new Float64Array(room), this.#before);
    this.#peak = grown(new Float64Array(room), this.#peak);
  }

  forget(index: number): void {
    this.#count[index] = 0;
    this.#score[index] = 0;
    this.#grain[index] = 0;
  }

  /** A new figure, and how much it changed at the least that can be seen: 0 where it did not. */
  note(index: number, figure: number, step: number): void {
    const count = this.#count[index] ?? 0;
    const grain = this.#grain[index] ?? 0;
    if (step > 0 && (grain === 0 || step < grain)) this.#grain[index] = step;
    if (count === 0) {
      this.#mean[index] = figure;
      this.#variance[index] = 0;
    } else {
      const mean = this.#mean[index] ?? 0;
      const away = figure - mean;
      if (count >= LEAST_FIGURES) this.#judge(index, figure, Math.abs(away) / this.#wobble(index));
      // The first figures count alike, as in any average.
      const weight = Math.max(WEIGHT, 1 / (count + 1));
      this.#mean[index] = mean + weight * away;
      this.#variance[index] = (1 - weight) * ((this.#variance[index] ?? 0) + weight * away * away);
    }
    if (count < LEAST_FIGURES / WEIGHT) this.#count[index] = count + 1;
  }

  /** 0 is as usual; see `UNUSUAL`. */
  scoreOf(index: number): number {
    return this.#score[index] ?? 0;
  }

  /** What was usual before it became what it is now. */
  beforeOf(index: number): number {
    return this.#before[index] ?? Number.NaN;
  }

  /** The figure that was the furthest from that since. */
  peakOf(index: number): number {
    return this.#peak[index] ?? Number.NaN;
  }

  /** NaN while there was none. */
  meanOf(index: number): number {
    return (this.#count[index] ?? 0) === 0 ? Number.NaN : (this.#mean[index] ?? Number.NaN);
  }

  #judge(index: number, figure: number, score: number): void {
    const last = this.#score[index] ?? 0;
    this.#score[index] = Math.max(score, FADING * last);
    if (last < UNUSUAL) {
      this.#before[index] = this.#mean[index] ?? 0;
      this.#peak[index] = figure;
      return;
    }
    const before = this.#before[index] ?? 0;
    const furthest = Math.abs((this.#peak[index] ?? 0) - before);
    if (Math.abs(figure - before) > furthest) this.#peak[index] = figure;
  }

  #wobble(index: number): number {
    const size = Math.abs(this.#mean[index] ?? 0);
    const grain = this.#grain[index] ?? 0;
    const seldom = Math.max(0, grain - size) * grain;
    return Math.sqrt((this.#variance[index] ?? 0) + seldom + (WOBBLE * size) ** 2) || 1;
  }
}

function grown<T extends Float64Array | Float32Array | Uint16Array>(into: T, from: T): T {
  into.set(from);
  return into;
}
