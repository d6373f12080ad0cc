import type { Expiry } from './oauth.ts';

/** A token is renewed when half of its life is over: the other half is left for trying again. */
const renewAtShare = 0.5;
/** The first try after a failure waits this long; each further one twice as long. */
const firstRetryMs = 60_000;
const longestRetryMs = 6 * 3_600_000;

/** When an account's tokens are renewed: at half the life of what dies first of that which can be renewed; undefined when nothing does. */
export function renewalDueAt(secretsAt: Date, expiries: readonly Expiry[]): Date | undefined {
  // A subscription is no token: it is asked for anew by a job of its own.
  const ends = expiries.filter((one) => one.renewable && one.what !== 'subscription').map((one) => one.at.getTime());
  if (ends.length === 0) return undefined;
  const end = Math.min(...ends);
  const life = end - secretsAt.getTime();
  return new Date(life > 0 ? secretsAt.getTime() + life * renewAtShare : end);
}

/** How long to wait after the nth failure in a row, in milliseconds, unless the network said how long (in seconds). */
export function renewalRetryMs(failures: number, askedSeconds: number | undefined): number {
  if (askedSeconds !== undefined) return Math.max(askedSeconds * 1_000, firstRetryMs);
  return Math.min(firstRetryMs * 2 ** Math.max(0, failures - 1), longestRetryMs);
}

/** Tokens younger than this that a network calls dead are not renewed: new ones would be no better. */
const triedMs = 3_600_000;

/** Whether a token that the network called dead may be replaced without a person: once, and not when it is new itself. */
export function mayReplaceDead(secretsAt: Date, renewFailures: number, now: Date): boolean {
  return renewFailures === 0 && now.getTime() - secretsAt.getTime() >= triedMs;
}
