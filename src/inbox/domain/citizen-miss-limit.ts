interface Bucket {
  tokens: number;
  at: number;
}

/** Codes one address may guess wrong in a minute. */
const perMinute = 60;
const addressesKept = 50_000;

/**
 * Limits guessing of codes by address. Only misses cost: thousands of phones share one address of their operator, and
 * whoever holds a true code is never the one to refuse.
 */
export class MissLimit {
  readonly #buckets = new Map<string, Bucket>();

  /** Whether this address has guessed wrong too often; it waits until a token has grown back, one a second. */
  isSpent(address: string, now: Date): boolean {
    return this.#filled(address, now) < 1;
  }

  /** Counts one wrong guess. */
  countMiss(address: string, now: Date): void {
    const tokens = Math.max(0, this.#filled(address, now) - 1);
    // Written last again, so that the oldest entries are the first to be forgotten.
    this.#buckets.delete(address);
    this.#buckets.set(address, { tokens, at: now.getTime() });
    if (this.#buckets.size <= addressesKept) return;
    for (const oldest of this.#buckets.keys()) {
      this.#buckets.delete(oldest);
      break;
    }
  }

  #filled(address: string, now: Date): number {
    const bucket = this.#buckets.get(address);
    if (!bucket) return perMinute;
    return Math.min(perMinute, bucket.tokens + ((now.getTime() - bucket.at) / 60_000) * perMinute);
  }
}
