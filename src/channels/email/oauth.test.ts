import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount } from '../domain/network.ts';
import type { OAuthApp } from '../domain/oauth.ts';
import { email } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const now = new Date('2026-11-20T03:00:00Z');
const signal = () => AbortSignal.timeout(20_000);
const providers = ['google', 'microsoft'] as const;

function appFor(provider: string): OAuthApp {
  const { clientId, clientSecret } = city.email.oauth;
  return { network: 'email', clientId, clientSecret, settings: city.email.oauth.settings(provider) };
}

/** Goes to the consent page as a browser does and trades the code. */
async function consent(provider: string, verifier = 'rahasia-separuh') {
  const ask = {
    state: 's1',
    redirectUri: 'https://kota.example/desk/kanal/kembali',
    codeChallenge: createHash('sha256').update('rahasia-separuh').digest('base64url'),
  };
  const page = email.oauth?.authorizeUrl(appFor(provider), ask);
  if (!page) throw new Error('no consent');
  const back = new URL((await fetch(page, { redirect: 'manual' })).headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('s1');
  const answer = { code: back.searchParams.get('code') ?? '', codeVerifier: verifier, redirectUri: ask.redirectUri };
  return email.oauth?.exchange(appFor(provider), answer, now, signal());
}

function connected(more: Partial<ChannelAccount> = {}): ChannelAccount {
  const given = city.email.tokenAccount();
  return { id: 1, network: 'email', ...given, ...more, settings: { ...given.settings, ...more.settings } };
}

test.each(providers)(
  '%s: a consent brings the mailbox with its servers, its tokens and when they die',
  async (provider) => {
    const [account] = (await consent(provider)) ?? [];
    expect(account).toMatchObject({
      externalId: 'lapor@kota.latihan',
      name: 'Kota Latihan',
      settings: { address: 'lapor@kota.latihan', provider, token_expires_at: '2026-11-20T03:59:59.000Z' },
      secrets: { access_token: city.email.oauth.accessToken, refresh_token: city.email.oauth.refreshToken },
    });
    expect(account?.settings.imap_host).toBe(provider === 'google' ? 'imap.gmail.com' : 'outlook.office365.com');
  },
);

test('the official pages are asked for mail alone and for renewal without anybody present', () => {
  const ask = { state: 's', redirectUri: 'https://kota.example/k', codeChallenge: 'c' };
  const page = (settings: Record<string, string>) =>
    email.oauth?.authorizeUrl({ network: 'email', clientId: 'k', clientSecret: 'r', settings }, ask);
  const google = page({ provider: 'google' });
  expect(google?.origin).toBe('https://accounts.google.com');
  expect(google?.searchParams.get('scope')).toContain('https://mail.google.com/');
  expect(google?.searchParams.get('access_type')).toBe('offline');
  const microsoft = page({ provider: 'microsoft', tenant: 'kota.go.id' });
  expect(microsoft?.pathname).toBe('/kota.go.id/oauth2/v2.0/authorize');
  expect(microsoft?.searchParams.get('scope')).toContain('offline_access');
  for (const one of [google, microsoft]) expect(one?.searchParams.get('code_challenge_method')).toBe('S256');
});

test('a code in the hands of somebody without our half, and a consent without mail or renewal, bring nothing', async () => {
  await expect(consent('google', 'bukan-separuhnya')).rejects.toMatchObject({ failure: 'reauth' });
  city.email.oauth.troubles.add('token', 'no_scope');
  await expect(consent('google')).rejects.toMatchObject({ failure: 'policy', reason: 'permission_missing' });
  city.email.oauth.troubles.add('token', 'empty_refresh');
  await expect(consent('microsoft')).rejects.toMatchObject({ failure: 'policy', reason: 'permission_missing' });
});

test('the mailbox is read and answered with the token, and refused without', async () => {
  expect(await email.check(connected(), signal())).toMatchObject({ ok: true, externalId: 'lapor@kota.latihan' });
  const account = connected();
  city.email.oauth.expire();
  expect(await email.check(account, signal())).toMatchObject({ ok: false, failure: 'reauth' });
});

test.each(providers)(
  '%s: a token is renewed before it dies, and the one that renews is kept where none is given',
  async (provider) => {
    const account = connected({ settings: city.email.oauth.settings(provider) });
    const before = account.secrets.access_token;
    const renewed = await email.renew?.(account, now, signal());
    expect(renewed?.secrets.access_token).not.toBe(before);
    expect(renewed?.settings.token_expires_at).toBe('2026-11-20T03:59:59.000Z');
    // Google names none at a renewal: nothing that would overwrite the good one.
    expect(Object.keys(renewed?.secrets ?? {})).toEqual(
      provider === 'google' ? ['access_token'] : ['access_token', 'refresh_token'],
    );
    const next = { ...account, secrets: { ...account.secrets, ...renewed?.secrets } };
    expect(await email.check(next, signal())).toMatchObject({ ok: true });
  },
);

test('an empty refresh token never overwrites a good one', async () => {
  city.email.oauth.troubles.add('token', 'empty_refresh');
  const renewed = await email.renew?.(connected(), now, signal());
  expect(renewed?.secrets).not.toHaveProperty('refresh_token');
});

test('a consent that was taken back asks for a person; trouble at the provider does not', async () => {
  const account = connected();
  city.email.oauth.troubles.add('token', 'server_error');
  await expect(email.renew?.(account, now, signal())).rejects.toMatchObject({ failure: 'transient' });
  const changed = { ...account, secrets: { ...account.secrets, client_secret: 'lama' } };
  await expect(email.renew?.(changed, now, signal())).rejects.toMatchObject({ failure: 'reauth' });
  city.email.oauth.revoke();
  await expect(email.renew?.(account, now, signal())).rejects.toMatchObject({ failure: 'reauth' });
});

test('what dies by itself is told: the token, the consent unused for 90 days, an app password whose end was noted', () => {
  const dies = (settings: Record<string, string>, secrets: Record<string, string> = {}) =>
    email.expiries?.({ id: 1, network: 'email', externalId: 'a', settings, secrets });
  expect(dies({})).toEqual([]);
  expect(dies({ password_expires_at: '2027-01-31' })).toEqual([
    { what: 'password', at: new Date('2027-01-31'), renewable: false },
  ]);
  const soon = { token_expires_at: now.toISOString(), refresh_expires_at: '2027-02-18T00:00:00Z' };
  expect(dies(soon, { refresh_token: 'x' })).toEqual([
    { what: 'access_token', at: now, renewable: true },
    { what: 'refresh_token', at: new Date('2027-02-18T00:00:00Z'), renewable: false },
  ]);
});

test('a mailbox with a password has nothing to renew', async () => {
  const account = { id: 1, network: 'email', ...city.email.account() };
  expect(await email.renew?.(account, now, signal())).toEqual({ secrets: {}, settings: {} });
});
