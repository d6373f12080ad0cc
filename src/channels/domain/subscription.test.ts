import { expect, test } from 'vitest';
import { subscribeAgainAt, subscriptionDue, subscriptionOf } from './subscription.ts';

const now = new Date('2026-11-24T03:00:00Z');
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000).toISOString();
const here = new URL('https://mimin.example/hook/7');
const agreed = { subscribed_to: here.href, subscribed_at: hours(-1) };

test.each([
  ['an account that was never asked waits for a person', {}, here, false],
  ['what was agreed without an end is not asked again', agreed, here, false],
  ['what ends is asked for again at half of its life', { ...agreed, subscription_expires_at: hours(1) }, here, true],
  ['and not before', { ...agreed, subscription_expires_at: hours(1.1) }, here, false],
  [
    'what is over is asked for at once, although nobody noted since when it was',
    { subscription_expires_at: hours(-1) },
    here,
    true,
  ],
  ['another address of ours is told', { ...agreed, subscribed_to: 'https://lama.example/hook/7' }, here, true],
  ['an address that was missing is told when it is there', { subscribe_failed: 'address_missing' }, here, true],
  ['nothing is asked while there is none', { subscribe_failed: 'address_missing' }, undefined, false],
  [
    'trouble is tried again when its time has come',
    { subscribe_failed: 'service_down', subscribe_again_at: hours(0) },
    here,
    true,
  ],
  ['and not before', { subscribe_failed: 'service_down', subscribe_again_at: hours(0.1) }, here, false],
  ['a refusal waits for a person', { ...agreed, subscribe_failed: 'permission_missing' }, here, false],
])('%s', (_, settings, callback, due) => {
  expect(subscriptionDue(settings as Record<string, string>, callback, now)).toBe(due);
});

test('how it stands follows from what is kept', () => {
  expect(subscriptionOf(agreed, true, true)).toEqual({ state: 'calls' });
  expect(subscriptionOf({ ...agreed, subscribe_by_hand: 'yes' }, true, true)).toEqual({ state: 'by_hand' });
  expect(subscriptionOf({}, true, false)).toEqual({ state: 'by_hand' });
  expect(subscriptionOf({}, true, true)).toEqual({ state: 'not_asked' });
  expect(subscriptionOf({}, false, true)).toEqual({ state: 'polled' });
  // A bot that is polled but still calls another address hears nothing.
  expect(subscriptionOf({ subscribe_failed: 'service_down' }, false, true)).toEqual({
    state: 'failed',
    reason: 'service_down',
  });
});

test('only trouble that passes is tried again without a person, and no sooner than the network said', () => {
  expect(subscribeAgainAt({ failure: 'policy' }, now)).toBeUndefined();
  expect(subscribeAgainAt({ failure: 'reauth' }, now)).toBeUndefined();
  expect(subscribeAgainAt({ failure: 'transient' }, now)).toEqual(new Date(now.getTime() + 600_000));
  expect(subscribeAgainAt({ failure: 'rate', retryAfterSeconds: 3_600 }, now)).toEqual(new Date(hours(1)));
});
