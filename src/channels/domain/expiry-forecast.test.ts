import { expect, test } from 'vitest';
import { type ForecastAccount, forecastExpiries } from './expiry-forecast.ts';
import type { Network } from './network.ts';
import { expiriesOf } from './oauth.ts';
import { mayReplaceDead, renewalDueAt, renewalRetryMs } from './token-age.ts';

const now = new Date('2026-11-24T03:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
const account = (settings: Record<string, string>, more: Partial<ForecastAccount> = {}): ForecastAccount => ({
  id: 1,
  network: 'uji',
  externalId: '1',
  name: 'kota',
  settings,
  secrets: {},
  state: 'connected',
  renewFailures: 0,
  ...more,
});
const network = (renewable: boolean) =>
  ({ name: 'uji', expiries: (one) => expiriesOf(one, renewable) }) as Pick<Network, 'name' | 'expiries'> as Network;
const forecast = (accounts: ForecastAccount[], renewable = false) =>
  forecastExpiries(accounts, () => network(renewable), now);

test.each([
  [20, null],
  [14.5, null],
  [13.9, 14],
  [7.1, 14],
  [6.9, 7],
  [1.1, 7],
  [0.9, 1],
  [-0.1, 0],
])('%d days before a token dies that only a person can renew, the stage is %j', (days, stage) => {
  const [line] = forecast([account({ token_expires_at: inDays(days) })]);
  expect(line).toMatchObject({ stage, acts: 'connect', daysLeft: Math.floor(days) });
});

test('what renews itself asks nobody, until renewing fails again and again or the token is dead', () => {
  const ends = { token_expires_at: inDays(0.5) };
  expect(forecast([account(ends)], true)).toMatchObject([{ acts: 'product', stage: null }]);
  expect(forecast([account(ends, { renewFailures: 3 })], true)).toMatchObject([{ acts: 'connect', stage: 1 }]);
  expect(forecast([account(ends, { state: 'needs_reauth' })], true)).toMatchObject([{ acts: 'connect', stage: 1 }]);
});

test('the forecast stands in the order in which things die, over all accounts', () => {
  const lines = forecast([
    account({ token_expires_at: inDays(30), consent_expires_at: inDays(5) }),
    account({ token_expires_at: inDays(10) }, { id: 2 }),
    account({}, { id: 3 }),
  ]);
  expect(lines.map((line) => [line.channelId, line.what])).toEqual([
    [1, 'consent'],
    [2, 'access_token'],
    [1, 'access_token'],
  ]);
});

test('a token is renewed at half of its life, and one that is over at once', () => {
  const given = new Date('2026-11-01T00:00:00Z');
  const ends = (at: string, renewable = true) => [{ what: 'access_token' as const, at: new Date(at), renewable }];
  expect(renewalDueAt(given, ends('2026-12-31T00:00:00Z'))).toEqual(new Date('2026-12-01T00:00:00Z'));
  expect(renewalDueAt(given, ends('2026-10-01T00:00:00Z'))).toEqual(new Date('2026-10-01T00:00:00Z'));
  expect(renewalDueAt(given, ends('2026-12-31T00:00:00Z', false))).toBeUndefined();
});

test('each failed renewal waits longer, at most six hours, and never less than the network asked', () => {
  expect([1, 2, 3, 20].map((n) => renewalRetryMs(n, undefined) / 60_000)).toEqual([1, 2, 4, 360]);
  expect(renewalRetryMs(1, 900)).toBe(900_000);
});

test('a token called dead is replaced without a person only when it is not new and no renewal has failed', () => {
  const old = new Date(now.getTime() - 2 * 3_600_000);
  expect(mayReplaceDead(old, 0, now)).toBe(true);
  expect(mayReplaceDead(old, 1, now)).toBe(false);
  expect(mayReplaceDead(new Date(now.getTime() - 60_000), 0, now)).toBe(false);
});
