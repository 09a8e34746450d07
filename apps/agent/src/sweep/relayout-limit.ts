/** Layouts of one file that may follow each other at once: a table that gains a row, and another. */
const BURST = 5;
/** After that, one in this time: a file whose shape flaps would fill the schema with what has gone. */
const REFILL_US = 10e6;

interface Bucket {
  tokens: number;
  atUs: number;
}

/** How often a file may be laid out anew. */
export class RelayoutLimit {
  readonly #buckets = new Map<string, Bucket>();

  /** @returns whether the file may be laid out now, which then counts. */
  take(key: string, nowUs: number): boolean {
    const bucket = this.#buckets.get(key) ?? { tokens: BURST, atUs: nowUs };
    const refilled = Math.floor((nowUs - bucket.atUs) / REFILL_US);
    bucket.tokens = Math.min(BURST, bucket.tokens + refilled);
    bucket.atUs = bucket.tokens === BURST ? nowUs : bucket.atUs + refilled * REFILL_US;
    this.#buckets.set(key, bucket);
    if (bucket.tokens === 0) return false;
    bucket.tokens--;
    return true;
  }

  forget(key: string): void {
    this.#buckets.delete(key);
  }
}
