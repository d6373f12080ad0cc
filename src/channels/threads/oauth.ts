import { idText, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import type { GrantedAccount, OAuthApp, OAuthPort, Renewed } from '../domain/oauth.ts';
import { askGraph, baseUrl, readGraph } from '../meta/call.ts';
import { accountOfApp, readTokenAnswer, type TokenGiven, withConsent } from '../meta/oauth.ts';

/** What we do on an account, as Threads names it (platform-apis, section 5). */
const scopes = [
  'threads_basic',
  'threads_content_publish',
  'threads_manage_replies',
  'threads_read_replies',
  'threads_manage_mentions',
  'threads_manage_insights',
];

/** Consent of the person who runs the account. Threads offers no PKCE; `state` and our secret protect the exchange. */
export const threadsOAuth: OAuthPort = { authorizeUrl, exchange };

function authorizeUrl(app: OAuthApp, ask: Parameters<OAuthPort['authorizeUrl']>[1]): URL {
  const host = app.settings.base_url ? withoutVersion(accountOfApp(app)) : 'https://threads.net';
  return withConsent(new URL(`${host}/oauth/authorize`), app, ask, scopes);
}

async function exchange(
  app: OAuthApp,
  answer: { code: string; redirectUri: string },
  now: Date,
  signal: AbortSignal,
): Promise<GrantedAccount[]> {
  const bare = accountOfApp(app);
  const form = {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    grant_type: 'authorization_code',
    redirect_uri: answer.redirectUri,
    // The browser's address ends in `#_`, which some carry along.
    code: answer.code.replace(/#_$/, ''),
  };
  const call = { method: 'POST', path: `${withoutVersion(bare)}/oauth/access_token`, form } as const;
  const short = readTokenAnswer(await askGraph(bare, call, signal), now);
  const bearer = accountOfApp(app, short.accessToken);
  const query = { grant_type: 'th_exchange_token', client_secret: app.clientSecret, access_token: short.accessToken };
  const long = kept(
    readTokenAnswer(await readGraph(bearer, `${withoutVersion(bearer)}/access_token`, query, signal), now),
  );
  const account = accountOfApp(app, long.secrets.access_token);
  const me = record(await readGraph(account, '/me', { fields: 'id,username,name' }, signal));
  const externalId = idText(me.id);
  if (externalId === undefined) throw new NetworkFailure('permanent', 'bad_request');
  const name = text(me.username) ?? externalId;
  const secrets = { ...long.secrets, app_secret: app.clientSecret };
  return [{ externalId, name, secrets, settings: { ...app.settings, ...long.settings, username: name } }];
}

/** A token lives 60 days and is made anew once it is a day old; throws `NetworkFailure`. */
export async function renewToken(account: ChannelAccount, now: Date, signal: AbortSignal): Promise<Renewed> {
  if (!account.secrets.access_token) throw new NetworkFailure('reauth', 'secret_missing');
  const query = { grant_type: 'th_refresh_token', access_token: account.secrets.access_token };
  const path = `${withoutVersion(account)}/refresh_access_token`;
  return kept(readTokenAnswer(await readGraph(account, path, query, signal), now));
}

function kept(given: TokenGiven): Renewed {
  return {
    secrets: { access_token: given.accessToken },
    settings: given.expiresAt ? { token_expires_at: given.expiresAt.toISOString() } : {},
  };
}

/** The calls that make tokens stand before the version. */
function withoutVersion(account: ChannelAccount): string {
  return baseUrl(account).replace(/\/v\d+\.\d+$/, '');
}
