const BURST = 10;
const REFILL_MS = 6_000;
/** Beyond so many addresses the oldest are forgotten, so that nobody fills memory by having many. */
const MOST_ADDRESSES = 10_000;
const MS_PER_S = 1000;

interface Bucket {
  left: number;
  atMs: number;
}

/** Keeps tokens from being tried out: each address may fail ten times at once, and ten times a minute for ever. */
export class LoginLimit {
  readonly #nowMs: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** @returns the seconds after which this address may try again; 0: now. */
  waitS(address: string): number {
    const bucket = this.#buckets.get(address);
    if (bucket === undefined) return 0;
    this.#fill(bucket);
    return bucket.left >= 1 ? 0 : Math.ceil(((1 - bucket.left) * REFILL_MS) / MS_PER_S);
  }

  /** An attempt from there has failed. */
  failed(address: string): void {
    const bucket = this.#buckets.get(address) ?? { left: BURST, atMs: this.#nowMs() };
    this.#fill(bucket);
    bucket.left = Math.max(0, bucket.left - 1);
    this.#buckets.delete(address);
    this.#buckets.set(address, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MOST_ADDRESSES && oldest !== undefined) this.#buckets.delete(oldest);
  }

  #fill(bucket: Bucket): void {
    const nowMs = this.#nowMs();
    bucket.left = Math.min(BURST, bucket.left + (nowMs - bucket.atMs) / REFILL_MS);
    bucket.atMs = nowMs;
  }
}
