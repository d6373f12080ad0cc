import { idText, number, record, text } from '../domain/loose-json.ts';
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
import { baseUrl, type Caller, readTikTok } from './call.ts';
import { readAccount } from './check.ts';
import { isLoginKit } from './limits.ts';
import { ownName } from './own-name.ts';

/** What the Login Kit grants at most. */
const loginKitScopes = ['user.info.basic', 'user.info.stats', 'video.list', 'video.publish', 'video.upload'];
/** What the Accounts API grants; direct messages need a review of their own. */
const businessScopes = [
  'user.info.basic',
  'user.info.username',
  'user.info.stats',
  'user.account.type',
  'user.insights',
  'video.list',
  'video.insights',
  'video.publish',
  'comment.list',
  'comment.list.manage',
];
const messageScopes = ['message.list.read', 'message.list.send', 'message.list.manage'];

/**
 * Consent for either kind of account (`settings.api`). TikTok offers PKCE to programs on a desk only, so the state and our
 * secret protect the exchange. A redirect address for the business API must end in a slash.
 */
export const tiktokOAuth: OAuthPort = { authorizeUrl, exchange };

function authorizeUrl(app: OAuthApp, ask: ConsentRequest): URL {
  const root = app.settings.base_url
    ? baseUrl({ settings: app.settings }).replace(/\/(open_api\/v[\d.]+|v2)$/, '')
    : '';
  const url = new URL(`${root || 'https://www.tiktok.com'}/v2/auth/authorize/`);
  const messages = app.settings.direct_messages === 'granted' ? messageScopes : [];
  const scopes = isLoginKit(app) ? loginKitScopes : [...businessScopes, ...messages];
  for (const [key, value] of Object.entries({
    client_key: app.clientId,
    response_type: 'code',
    scope: scopes.join(','),
    redirect_uri: ask.redirectUri,
    state: ask.state,
    // Without it somebody who consented before is sent back at once, and for the business API without a code.
    disable_auto_auth: '1',
  })) {
    url.searchParams.set(key, value);
  }
  return url;
}

async function exchange(
  app: OAuthApp,
  answer: { code: string; codeVerifier: string; redirectUri: string },
  now: Date,
  signal: AbortSignal,
): Promise<GrantedAccount[]> {
  const asked = { redirect_uri: answer.redirectUri, grant_type: 'authorization_code' };
  const said = await askTokens(
    { settings: app.settings, secrets: {} },
    '/tt_user/oauth2/token/',
    isLoginKit(app)
      ? { client_key: app.clientId, client_secret: app.clientSecret, code: answer.code, ...asked }
      : { client_id: app.clientId, client_secret: app.clientSecret, auth_code: answer.code, ...asked },
    signal,
  );
  const tokens = readTokens(said, now);
  const openId = idText(said.open_id);
  if (openId === undefined) throw new NetworkFailure('permanent', 'bad_request');
  const granted = (text(said.scope) ?? '').split(/[ ,]+/);
  const settings = {
    ...(app.settings.base_url ? { base_url: app.settings.base_url } : {}),
    api: isLoginKit(app) ? 'login_kit' : 'business',
    client_id: app.clientId,
    ...(granted.includes('message.list.send') ? { direct_messages: 'granted' } : {}),
    ...tokens.settings,
  };
  const secrets = { app_secret: app.clientSecret, ...tokens.secrets };
  const who = await readAccount({ settings, secrets }, openId, signal);
  return [{ externalId: openId, name: who?.name ?? openId, secrets, settings }];
}

/** New tokens; TikTok gives a new refresh token with each, and the old one stops working. Throws `NetworkFailure`. */
export async function renewTokens(account: ChannelAccount, now: Date, signal: AbortSignal): Promise<Renewed> {
  const { refresh_token, app_secret } = account.secrets;
  const clientId = account.settings.client_id;
  if (!refresh_token || !app_secret) throw new NetworkFailure('reauth', 'secret_missing');
  if (!clientId) throw new NetworkFailure('permanent', 'settings_missing');
  const asked = { client_secret: app_secret, grant_type: 'refresh_token', refresh_token };
  const said = await askTokens(
    account,
    '/tt_user/oauth2/refresh_token/',
    isLoginKit(account) ? { client_key: clientId, ...asked } : { client_id: clientId, ...asked },
    signal,
  );
  const { secrets, settings } = readTokens(said, now);
  // Kept with the tokens, so that a restart does not forget by which name TikTok tells of our own comments.
  const name = ownName(account);
  return { secrets, settings: { ...settings, ...(name === undefined ? {} : { unique_identifier: name }) } };
}

/** What dies by itself: a token after a day; one that was typed in without its end is renewed at once, where that can be done. */
export function foreseeEnds(account: ChannelAccount): Expiry[] {
  const told = expiriesOf(account, true);
  const renewable = Boolean(account.secrets.refresh_token && account.secrets.app_secret && account.settings.client_id);
  const silent = renewable && told.every((one) => one.what !== 'access_token');
  return silent ? [...told, { what: 'access_token', at: new Date(0), renewable }] : told;
}

/** The business API takes JSON and answers in `data`; the Login Kit takes a form at one address and answers plainly. */
async function askTokens(
  caller: Caller,
  businessPath: string,
  fields: Record<string, string>,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const call = isLoginKit(caller)
    ? ({ method: 'POST', path: '/oauth/token/', form: fields, open: true } as const)
    : ({ method: 'POST', path: businessPath, json: fields, open: true } as const);
  const { data, body } = await readTikTokTokens(caller, call, signal);
  return isLoginKit(caller) ? body : record(data);
}

/** A refused grant means that a person must consent again, whatever code it came with. */
async function readTikTokTokens(caller: Caller, call: Parameters<typeof readTikTok>[1], signal: AbortSignal) {
  try {
    return await readTikTok(caller, call, signal);
  } catch (error) {
    const refused = error instanceof NetworkFailure && error.failure === 'permanent';
    throw refused ? new NetworkFailure('reauth', 'token_expired') : error;
  }
}

function readTokens(said: Record<string, unknown>, now: Date): Renewed {
  const access = text(said.access_token);
  if (!access) throw new NetworkFailure('transient', 'service_down');
  const refresh = text(said.refresh_token);
  const after = (value: unknown) => {
    const seconds = number(value);
    return seconds !== undefined && seconds > 0 ? new Date(now.getTime() + seconds * 1_000).toISOString() : undefined;
  };
  const tokenEnds = after(said.expires_in);
  const refreshEnds = after(said.refresh_token_expires_in ?? said.refresh_expires_in);
  return {
    secrets: { access_token: access, ...(refresh ? { refresh_token: refresh } : {}) },
    settings: {
      ...(tokenEnds === undefined ? {} : { token_expires_at: tokenEnds }),
      ...(refreshEnds === undefined ? {} : { refresh_expires_at: refreshEnds }),
    },
  };
}
