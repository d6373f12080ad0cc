import { idText, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import type { ConsentRequest, GrantedAccount, OAuthApp, OAuthPort } from '../domain/oauth.ts';
import { type Caller, readMastodon, serverOf } from './call.ts';

const scopes = 'read write';

/** Consent by a server, with PKCE; every server keeps apps of its own, and registers us without anybody's doing. Tokens do not end. */
export const mastodonOAuth: OAuthPort = { register, authorizeUrl, exchange };

async function register(baseUrl: string, redirectUri: string, signal: AbortSignal): Promise<OAuthApp> {
  const caller = { settings: { base_url: baseUrl }, secrets: {} };
  const json = { client_name: 'Mimin', redirect_uris: [redirectUri], scopes };
  const { body } = await readMastodon(caller, { method: 'POST', path: '/api/v1/apps', json, open: true }, signal);
  const said = record(body);
  const clientId = idText(said.client_id);
  const clientSecret = text(said.client_secret);
  if (clientId === undefined || !clientSecret) throw new NetworkFailure('transient', 'service_down');
  return { network: 'mastodon', clientId, clientSecret, settings: { base_url: serverOf(caller) ?? baseUrl } };
}

function authorizeUrl(app: OAuthApp, ask: ConsentRequest): URL {
  const url = new URL(`${serverOf(app) ?? 'https://server.invalid'}/oauth/authorize`);
  for (const [key, value] of Object.entries({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: ask.redirectUri,
    scope: scopes,
    state: ask.state,
    code_challenge: ask.codeChallenge,
    code_challenge_method: 'S256',
  })) {
    url.searchParams.set(key, value);
  }
  return url;
}

async function exchange(
  app: OAuthApp,
  answer: { code: string; codeVerifier: string; redirectUri: string },
  _now: Date,
  signal: AbortSignal,
): Promise<GrantedAccount[]> {
  const json = {
    grant_type: 'authorization_code',
    client_id: app.clientId,
    client_secret: app.clientSecret,
    code: answer.code,
    code_verifier: answer.codeVerifier,
    redirect_uri: answer.redirectUri,
    scope: scopes,
  };
  const caller: Caller = { settings: app.settings, secrets: {} };
  const token = await askToken(caller, json, signal);
  const secrets = { access_token: token };
  const who = await readAccount({ ...caller, secrets }, signal);
  const settings = { base_url: serverOf(app) ?? '', ...(await readLimits({ ...caller, secrets }, signal)) };
  return [{ ...who, secrets, settings }];
}

/** A refused code (400) means that consent must be given again. */
async function askToken(caller: Caller, json: object, signal: AbortSignal): Promise<string> {
  try {
    const { body } = await readMastodon(caller, { method: 'POST', path: '/oauth/token', json, open: true }, signal);
    const token = text(record(body).access_token);
    if (!token) throw new NetworkFailure('transient', 'service_down');
    return token;
  } catch (error) {
    const refused =
      error instanceof NetworkFailure && error.failure === 'permanent' && error.reason !== 'settings_missing';
    throw refused ? new NetworkFailure('reauth', 'token_expired') : error;
  }
}

/** Asks who the account is; answers its id and the name people know it by. */
export async function checkAccount(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  try {
    return { ok: true, ...(await readAccount(account, signal)) };
  } catch (error) {
    if (error instanceof NetworkFailure) return { ok: false, failure: error.failure, reason: error.reason };
    throw error;
  }
}

async function readAccount(caller: Caller, signal: AbortSignal): Promise<{ externalId: string; name: string }> {
  const { body } = await readMastodon(caller, { method: 'GET', path: '/api/v1/accounts/verify_credentials' }, signal);
  const externalId = idText(record(body).id);
  if (externalId === undefined) throw new NetworkFailure('permanent', 'bad_request');
  const host = new URL(serverOf(caller) ?? 'https://server.invalid').host;
  const acct = text(record(body).acct) ?? externalId;
  return { externalId, name: `@${acct}${acct.includes('@') ? '' : `@${host}`}` };
}

/** The limits this server sets itself, as settings; a server that tells none has the usual ones. */
async function readLimits(caller: Caller, signal: AbortSignal): Promise<Record<string, string>> {
  const { body } = await readMastodon(caller, { method: 'GET', path: '/api/v2/instance' }, signal);
  const { statuses, media_attachments: media } = record(record(body).configuration);
  const told = {
    max_characters: number(record(statuses).max_characters),
    max_media: number(record(statuses).max_media_attachments),
    image_bytes: number(record(media).image_size_limit),
    video_bytes: number(record(media).video_size_limit),
  };
  return Object.fromEntries(
    Object.entries(told).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );
}
