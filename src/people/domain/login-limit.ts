/** What is remembered of one key: an e-mail, an address, or both together. */
export interface FailureCount {
  failures: number;
  lastFailedAt: Date;
  waitUntil: Date;
}

export type LimitKind = 'pair' | 'address' | 'email';

/**
 * Tries that cost nothing, and the longest wait in seconds afterwards. One person at one place mistypes a few times;
 * an office shares an address; an e-mail alone is slowed late and little, or a stranger could lock its owner out.
 */
const limits: Record<LimitKind, { free: number; longest: number }> = {
  pair: { free: 5, longest: 900 },
  address: { free: 30, longest: 900 },
  email: { free: 50, longest: 300 },
};
const firstWait = 15;
const forgetAfterMs = 24 * 3_600_000;

/** Decides how many seconds to wait after so many failures: nothing at first, then 15 s, doubling. */
export function waitAfter(kind: LimitKind, failures: number): number {
  const { free, longest } = limits[kind];
  if (failures < free) return 0;
  return Math.min(longest, firstWait * 2 ** Math.min(failures - free, 10));
}

/** Decides whether a try may go ahead, and counts it as failed in advance so that a hundred at once are not all free. */
export function countTry(
  kind: LimitKind,
  before: FailureCount | undefined,
  now: Date,
): { ok: true; after: FailureCount } | { ok: false; waitSeconds: number } {
  const left = before ? before.waitUntil.getTime() - now.getTime() : 0;
  if (left > 0) return { ok: false, waitSeconds: Math.ceil(left / 1000) };
  const isOld = !before || now.getTime() - before.lastFailedAt.getTime() > forgetAfterMs;
  const failures = isOld ? 1 : before.failures + 1;
  return {
    ok: true,
    after: { failures, lastFailedAt: now, waitUntil: new Date(now.getTime() + waitAfter(kind, failures) * 1000) },
  };
}
