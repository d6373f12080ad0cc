import { idText, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import type { GrantedAccount, OAuthApp, OAuthPort, Renewed } from '../domain/oauth.ts';
import { askGraph, baseUrl, readGraph } from '../meta/call.ts';
import {
  accountOfApp,
  exchangeFacebookCode,
  facebookDialog,
  grantPage,
  listGrantedPages,
  readTokenAnswer,
  readTokenEnds,
  type TokenGiven,
  withConsent,
} from '../meta/oauth.ts';

/** What we do on an account, as Instagram's own login names it (platform-apis, section 2.5). */
const instagramScopes = [
  'instagram_business_basic',
  'instagram_business_manage_comments',
  'instagram_business_manage_messages',
  'instagram_business_content_publish',
  'instagram_business_manage_insights',
];
/** The same for accounts linked to a Page. */
const facebookScopes = [
  'instagram_basic',
  'instagram_manage_comments',
  'instagram_manage_messages',
  'instagram_content_publish',
  'instagram_manage_insights',
  'pages_show_list',
  'pages_read_engagement',
  'pages_manage_metadata',
  'business_management',
];

/** Consent by the login that our registration is set to: Instagram's own for one account, or Facebook's for all linked ones. */
export const instagramOAuth: OAuthPort = {
  authorizeUrl: (app, ask) =>
    app.settings.login === 'facebook'
      ? facebookDialog(app, ask, facebookScopes)
      : withConsent(new URL(`${hostOf(app, 'https://www.instagram.com')}/oauth/authorize`), app, ask, instagramScopes),
  exchange: (app, answer, now, signal) =>
    app.settings.login === 'facebook'
      ? exchangeByFacebook(app, answer, now, signal)
      : exchangeByInstagram(app, answer, now, signal),
};

/** A token of Instagram's own login lives 60 days and is made anew once it is a day old; throws `NetworkFailure`. */
export async function renewToken(account: ChannelAccount, now: Date, signal: AbortSignal): Promise<Renewed> {
  if (account.settings.login === 'facebook') return { secrets: {}, settings: await readTokenEnds(account, signal) };
  const query = { grant_type: 'ig_refresh_token', access_token: account.secrets.access_token ?? '' };
  return kept(
    readTokenAnswer(await readGraph(account, unversioned(account, 'refresh_access_token'), query, signal), now),
  );
}

function kept(given: TokenGiven): Renewed {
  return {
    secrets: { access_token: given.accessToken },
    settings: given.expiresAt ? { token_expires_at: given.expiresAt.toISOString() } : {},
  };
}

async function exchangeByFacebook(
  app: OAuthApp,
  answer: { code: string; redirectUri: string },
  now: Date,
  signal: AbortSignal,
): Promise<GrantedAccount[]> {
  const user = await exchangeFacebookCode(app, answer, now, signal);
  const granted: GrantedAccount[] = [];
  for (const { instagram, accessToken } of await listGrantedPages(app, user.accessToken, signal)) {
    if (!instagram) continue;
    const { secrets, settings } = await grantPage(app, accessToken, signal);
    const name = instagram.username;
    granted.push({ externalId: instagram.id, name, secrets, settings: { ...settings, username: name } });
  }
  return granted;
}

async function exchangeByInstagram(
  app: OAuthApp,
  answer: { code: string; redirectUri: string },
  now: Date,
  signal: AbortSignal,
): Promise<GrantedAccount[]> {
  const client = { client_id: app.clientId, client_secret: app.clientSecret };
  const form = {
    ...client,
    grant_type: 'authorization_code',
    redirect_uri: answer.redirectUri,
    // The browser's address ends in `#_`, which some carry along.
    code: answer.code.replace(/#_$/, ''),
  };
  const host = hostOf(app, 'https://api.instagram.com');
  const asking = { ...accountOfApp(app), settings: { ...app.settings, base_url: host } };
  const said = record(await askGraph(asking, { method: 'POST', path: '/oauth/access_token', form }, signal));
  // Both are documented: the token itself, and a list of one.
  const short = readTokenAnswer(list(said.data)[0] ?? said, now);
  const bearer = accountOfApp(app, short.accessToken);
  const query = { grant_type: 'ig_exchange_token', client_secret: app.clientSecret, access_token: short.accessToken };
  const long = kept(readTokenAnswer(await readGraph(bearer, unversioned(bearer, 'access_token'), query, signal), now));
  const account = accountOfApp(app, long.secrets.access_token);
  const me = record(await readGraph(account, '/me', { fields: 'user_id,username' }, signal));
  const externalId = idText(me.user_id);
  if (externalId === undefined) throw new NetworkFailure('permanent', 'bad_request');
  const name = text(me.username) ?? externalId;
  return [
    {
      externalId,
      name,
      secrets: { ...long.secrets, app_secret: app.clientSecret },
      settings: { ...app.settings, ...long.settings, client_id: app.clientId, login: 'instagram', username: name },
    },
  ];
}

/** Where a host of the log-in lives; a stand-in serves all of them below its own address. */
function hostOf(app: OAuthApp, official: string): string {
  return app.settings.base_url ? withoutVersion(accountOfApp(app)) : official;
}

/** The calls that make tokens stand before the version. */
function unversioned(account: ChannelAccount, call: string): string {
  return `${withoutVersion(account)}/${call}`;
}

function withoutVersion(account: ChannelAccount): string {
  return baseUrl(account).replace(/\/v\d+\.\d+$/, '');
}
