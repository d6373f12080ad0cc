import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount, Network } from '../domain/network.ts';
import type { OAuthApp } from '../domain/oauth.ts';
import { facebook } from '../facebook/index.ts';
import { instagram } from '../instagram/index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const now = new Date('2026-11-24T03:00:00Z');
const ask = { state: 'keadaan-1', redirectUri: 'https://kota.example/desk/kanal/kembali', codeChallenge: 'c' };

function registration(network: Network, settings: Record<string, string>): OAuthApp {
  const side = network.name === 'facebook' ? city.facebook : city.instagram;
  return {
    network: network.name,
    clientId: side.consent.clientId,
    clientSecret: side.secrets.app_secret,
    settings: { base_url: side.account().settings.base_url ?? '', ...settings },
  };
}

/** The person agrees, and the browser comes back with a code and the state. */
async function agree(network: Network, app: OAuthApp): Promise<string> {
  const url = network.oauth?.authorizeUrl(app, ask);
  const response = await fetch(url ?? '', { redirect: 'manual' });
  const back = new URL(response.headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('keadaan-1');
  expect(back.href).toContain(ask.redirectUri);
  return back.searchParams.get('code') ?? '';
}

const exchange = (network: Network, app: OAuthApp, code: string) =>
  network.oauth?.exchange(app, { code, codeVerifier: 'v', redirectUri: ask.redirectUri }, now, signal());

const ways = [
  ['facebook', facebook, {}, 'Pemkot Latihan', 'consent'],
  ['instagram by its own login', instagram, { login: 'instagram' }, 'kota.latihan', 'access_token'],
  ['instagram by Facebook', instagram, { login: 'facebook' }, 'kota.latihan', 'consent'],
] as const;

test.each(ways)(
  '%s: a consent gives the account, its token and what of it dies',
  async (_name, network, more, name, what) => {
    const app = registration(network, more);
    const code = await agree(network, app);
    const granted = await exchange(network, app, code);
    expect(granted?.map((one) => one.name)).toEqual([name]);
    const [one] = granted ?? [];
    const account: ChannelAccount = {
      id: 1,
      network: network.name,
      externalId: one?.externalId ?? '',
      settings: one?.settings ?? {},
      secrets: one?.secrets ?? {},
    };
    expect(await network.check(account, signal())).toMatchObject({ ok: true, externalId: one?.externalId });
    expect(account.secrets.app_secret).toBe('aplikasi-latihan');
    const expiries = network.expiries?.(account);
    expect(expiries).toMatchObject([{ what, renewable: what === 'access_token' }]);
    expect(expiries?.[0]?.at.getTime()).toBeGreaterThan(now.getTime() + 59 * 24 * 3_600_000);
    // A code is good once.
    await expect(exchange(network, app, code)).rejects.toMatchObject({ name: 'NetworkFailure' });
  },
);

test("a token of Instagram's own login is made anew, and a dead one is told instead of an empty one kept", async () => {
  const account = { id: 1, network: 'instagram', ...city.instagram.account() };
  const renewed = await instagram.renew?.(account, now, signal());
  expect(renewed).toEqual({
    secrets: { access_token: city.instagram.secrets.access_token },
    settings: { token_expires_at: '2027-01-23T03:00:00.000Z' },
  });
  expect(renewed?.secrets.access_token).not.toBe(account.secrets.access_token);
  await expect(instagram.renew?.(account, now, signal())).rejects.toMatchObject({ failure: 'reauth' });
});

test("a Page's token is not made anew: only when the right to read ends is looked up", async () => {
  const account = { id: 1, network: 'facebook', ...city.facebook.account() };
  const renewed = await facebook.renew?.(account, now, signal());
  expect(renewed?.secrets).toEqual({});
  expect(Object.keys(renewed?.settings ?? {})).toEqual(['consent_expires_at']);
});

test('the official addresses are those that Meta documents', () => {
  const app = { network: 'instagram', clientId: '1', clientSecret: 's', settings: {} };
  const at = (network: Network, settings: Record<string, string>) => {
    const url = network.oauth?.authorizeUrl({ ...app, network: network.name, settings }, ask);
    return `${url?.origin}${url?.pathname}`;
  };
  expect(at(instagram, {})).toBe('https://www.instagram.com/oauth/authorize');
  expect(at(instagram, { login: 'facebook' })).toBe('https://www.facebook.com/v26.0/dialog/oauth');
  expect(at(facebook, {})).toBe('https://www.facebook.com/v26.0/dialog/oauth');
});
