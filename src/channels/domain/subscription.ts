/**
 * Whether the network calls us for an account, as it is kept in the account's settings: `subscribed_to` and `subscribed_at`
 * after it said yes, `subscribe_by_hand` where a person must still enter the address, `subscribe_failed` (key of the words)
 * and `subscribe_again_at` after it did not, and `subscription_expires_at` where it ends by itself.
 */
export interface Subscription {
  /**
   * `calls`: the network calls us; `by_hand`: a person registers our address there; `failed`: it was asked and did not agree;
   * `not_asked`: it can be asked and was not yet; `polled`: this account is not called.
   */
  state: 'calls' | 'by_hand' | 'failed' | 'not_asked' | 'polled';
  /** Key of the words for a failure. */
  reason?: string;
}

type Settings = Record<string, string>;

/** What is set down by subscribing; everything else of the settings stays as it is. */
export const subscriptionKeys = [
  'subscribed_to',
  'subscribed_at',
  'subscribe_by_hand',
  'subscribe_failed',
  'subscribe_again_at',
  'subscription_expires_at',
] as const;

/** A subscription is asked for anew when half of its life is over: the other half is left for trying again. */
const renewAtShare = 0.5;
/** Trouble on the other side is tried again after this long, in milliseconds, unless it said how long. */
const retryMs = 10 * 60_000;

/** Decides how it stands, from the account's settings; `called` says whether it is called at all, `offered` whether the API can be asked. */
export function subscriptionOf(settings: Settings, called: boolean, offered: boolean): Subscription {
  if (settings.subscribe_failed) return { state: 'failed', reason: settings.subscribe_failed };
  if (!called) return { state: 'polled' };
  if (!offered || settings.subscribe_by_hand === 'yes') return { state: 'by_hand' };
  return { state: settings.subscribed_at ? 'calls' : 'not_asked' };
}

/**
 * Decides whether the network is to be asked now without a person: when its half is over, when our address changed or was
 * missing before, and when trouble is to be tried again. An account that was never asked waits for a person: somebody may
 * have set it up by hand.
 */
export function subscriptionDue(settings: Settings, callback: URL | undefined, now: Date): boolean {
  if (!callback) return false;
  if (settings.subscribe_failed === 'address_missing') return true;
  if (settings.subscribe_again_at) return retryDue(settings, now);
  if (settings.subscribe_failed) return false;
  if (settings.subscribed_to && settings.subscribed_to !== callback.href) return true;
  const from = Date.parse(settings.subscribed_at ?? '');
  const until = Date.parse(settings.subscription_expires_at ?? '');
  if (Number.isNaN(until)) return false;
  return now.getTime() >= (Number.isNaN(from) ? until : from + (until - from) * renewAtShare);
}

/** Decides whether trouble of before is to be tried again now. */
export function retryDue(settings: Settings, now: Date): boolean {
  return settings.subscribe_again_at !== undefined && new Date(settings.subscribe_again_at) <= now;
}

/** When a failure is tried again without a person; undefined when only a person can change anything. */
export function subscribeAgainAt(
  failure: { failure: string; retryAfterSeconds?: number | undefined } | undefined,
  now: Date,
): Date | undefined {
  if (failure && failure.failure !== 'transient' && failure.failure !== 'rate') return undefined;
  return new Date(now.getTime() + Math.max(retryMs, (failure?.retryAfterSeconds ?? 0) * 1_000));
}
