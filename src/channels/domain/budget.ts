/** What an account's network last said of its budget. */
export interface Budget {
  /** 0 to 1, or above when it is overdrawn. */
  share: number;
  /** When it is open again or begins anew. */
  resetAt: Date;
}

/** Past this share reconciliation slows down, so that what is left serves people (platform-apis, section 1: "about 75 %"). */
const slowFrom = 0.75;
/** Between slow and full, a poll waits this many times longer. */
const slowdown = 4;
/** How long a budget is taken to hold when the network names no time, in milliseconds. */
export const usualResetMs = 15 * 60_000;

/**
 * How long an account rests before its next poll, in milliseconds: as usual below three quarters of its budget, four times
 * as long above, and until the network's own time once it is used up. Answers to people do not wait for this.
 */
export function pollRestMs(usualMs: number, budget: Budget | undefined, now: Date): number {
  const left = budget ? budget.resetAt.getTime() - now.getTime() : 0;
  if (!budget || left <= 0 || budget.share < slowFrom) return usualMs;
  if (budget.share >= 1) return Math.max(usualMs, left);
  return Math.min(Math.max(usualMs, left), Math.max(usualMs * slowdown, 60_000));
}
