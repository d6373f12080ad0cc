import { number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import {
  type ConsentRequest,
  type Expiry,
  expiriesOf,
  type GrantedAccount,
  type OAuthApp,
  type OAuthPort,
  type Renewed,
} from '../domain/oauth.ts';
import { baseUrl, type Caller, readX } from './call.ts';
import { readMe } from './check.ts';

/** `offline.access` gives the refresh token, without which everything ends after two hours (platform-apis, section 6.3). */
const scopes = [
  'tweet.read',
  'tweet.write',
  'users.read',
  'dm.read',
  'dm.write',
  'media.write',
  'tweet.moderate.write',
  'offline.access',
];

/** Consent by OAuth 2.0 with state and PKCE (S256). A code is good for 30 seconds. */
export const xOAuth: OAuthPort = { authorizeUrl, exchange };

function authorizeUrl(app: OAuthApp, ask: ConsentRequest): URL {
  const root = app.settings.base_url ? baseUrl(app) : 'https://x.com';
  const url = new URL(`${root}/i/oauth2/authorize`);
  const wanted = {
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: ask.redirectUri,
    scope: (app.settings.direct_messages === 'no' ? scopes.filter((one) => !one.startsWith('dm.')) : scopes).join(' '),
    state: ask.state,
    code_challenge: ask.codeChallenge,
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(wanted)) url.searchParams.set(name, value);
  return url;
}

async function exchange(
  app: OAuthApp,
  answer: { code: string; codeVerifier: string; redirectUri: string },
  now: Date,
  signal: AbortSignal,
): Promise<GrantedAccount[]> {
  const settings = {
    ...(app.settings.base_url ? { base_url: app.settings.base_url } : {}),
    ...(app.settings.access ? { access: app.settings.access } : {}),
    client_id: app.clientId,
  };
  const client: Record<string, string> = app.clientSecret ? { client_secret: app.clientSecret } : {};
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code: answer.code,
    redirect_uri: answer.redirectUri,
    code_verifier: answer.codeVerifier,
  });
  const tokens = await askTokens({ settings, secrets: client }, form, now, signal);
  const secrets = {
    ...client,
    ...(app.settings.consumer_secret ? { consumer_secret: app.settings.consumer_secret } : {}),
    ...tokens.secrets,
  };
  const me = await readMe({ settings, secrets }, signal);
  if (!me) throw new NetworkFailure('transient', 'service_down');
  return [{ ...me, secrets, settings: { ...settings, username: me.name, ...tokens.settings } }];
}

/**
 * New tokens; X gives a new refresh token with each and the old one stops working, so they must be stored at once. Keys of
 * OAuth 1.0a never die and are not renewed. Throws `NetworkFailure`.
 */
export async function renewTokens(account: ChannelAccount, now: Date, signal: AbortSignal): Promise<Renewed> {
  if (account.settings.auth === 'oauth1') return { secrets: {}, settings: {} };
  const { refresh_token } = account.secrets;
  if (!refresh_token) throw new NetworkFailure('reauth', 'secret_missing');
  if (!account.settings.client_id) throw new NetworkFailure('permanent', 'settings_missing');
  return askTokens(account, new URLSearchParams({ grant_type: 'refresh_token', refresh_token }), now, signal);
}

/** What dies by itself: a token of OAuth 2.0 after two hours; one that was typed in without its end is renewed at once. */
export function foreseeEnds(account: ChannelAccount): Expiry[] {
  if (account.settings.auth === 'oauth1') return [];
  const renewable = Boolean(account.secrets.refresh_token && account.settings.client_id);
  const told = expiriesOf(account, renewable);
  const silent = told.every((one) => one.what !== 'access_token') && renewable;
  return silent ? [...told, { what: 'access_token', at: new Date(0), renewable }] : told;
}

async function askTokens(caller: Caller, form: URLSearchParams, now: Date, signal: AbortSignal): Promise<Renewed> {
  form.set('client_id', caller.settings.client_id ?? '');
  const call = { method: 'POST', path: '/2/oauth2/token', form, as: 'app' } as const;
  const said = record((await readX(caller, call, signal)).body);
  const access = text(said.access_token);
  if (!access) throw new NetworkFailure('transient', 'service_down');
  const refresh = text(said.refresh_token);
  const seconds = number(said.expires_in);
  return {
    secrets: { access_token: access, ...(refresh ? { refresh_token: refresh } : {}) },
    settings:
      seconds === undefined ? {} : { token_expires_at: new Date(now.getTime() + seconds * 1_000).toISOString() },
  };
}
