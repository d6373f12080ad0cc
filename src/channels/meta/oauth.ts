import { idText, list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import type { ConsentRequest, OAuthApp } from '../domain/oauth.ts';
import { baseUrl, readGraph } from './call.ts';
import { readInstant } from './read-instant.ts';

/** Our registration as an account without a name, so that the calls of consent go the way of all others. */
export function accountOfApp(app: OAuthApp, accessToken = ''): ChannelAccount {
  const secrets = { access_token: accessToken, app_secret: app.clientSecret };
  return { id: 0, network: app.network, externalId: '', settings: app.settings, secrets };
}

/** Where Facebook asks the operator for consent. Facebook Login has no PKCE for apps with a secret; `state` ties the answer. */
export function facebookDialog(app: OAuthApp, ask: ConsentRequest, scopes: readonly string[]): URL {
  const base = app.settings.base_url ? baseUrl(accountOfApp(app)) : 'https://www.facebook.com/v26.0';
  return withConsent(new URL(`${base}/dialog/oauth`), app, ask, scopes);
}

/** Adds what every consent page of Meta wants to its address. */
export function withConsent(url: URL, app: OAuthApp, ask: ConsentRequest, scopes: readonly string[]): URL {
  const wanted = {
    client_id: app.clientId,
    redirect_uri: ask.redirectUri,
    response_type: 'code',
    scope: scopes.join(','),
    state: ask.state,
  };
  for (const [key, value] of Object.entries(wanted)) url.searchParams.set(key, value);
  return url;
}

/** A token and the instant at which it dies, where the answer told its seconds. */
export interface TokenGiven {
  accessToken: string;
  expiresAt?: Date;
}

/** Reads the answer of a token call; throws when it holds none, so that an empty token never overwrites a good one. */
export function readTokenAnswer(answer: unknown, now: Date): TokenGiven {
  const body = record(answer);
  const accessToken = text(body.access_token) ?? '';
  if (accessToken === '') throw new NetworkFailure('transient', 'service_down');
  const seconds = number(body.expires_in);
  return {
    accessToken,
    ...(seconds !== undefined && seconds > 0 ? { expiresAt: new Date(now.getTime() + seconds * 1_000) } : {}),
  };
}

/** Trades Facebook's code for a user token of 60 days, by way of the short one of an hour; throws `NetworkFailure`. */
export async function exchangeFacebookCode(
  app: OAuthApp,
  answer: { code: string; redirectUri: string },
  now: Date,
  signal: AbortSignal,
): Promise<TokenGiven> {
  const bare = accountOfApp(app);
  const client = { client_id: app.clientId, client_secret: app.clientSecret };
  const asked = { ...client, redirect_uri: answer.redirectUri, code: answer.code };
  const short = readTokenAnswer(await readGraph(bare, '/oauth/access_token', asked, signal), now);
  const wanted = { ...client, grant_type: 'fb_exchange_token', fb_exchange_token: short.accessToken };
  return readTokenAnswer(await readGraph(bare, '/oauth/access_token', wanted, signal), now);
}

/** One Page that a consent covers, with its own token and the Instagram account behind it. */
export interface GrantedPage {
  id: string;
  name: string;
  accessToken: string;
  instagram?: { id: string; username: string };
}

/** A city has a few dozen Pages; a list that never ends must not hold the browser. */
const maxPages = 20;

/** The Pages a user token may act for; their tokens have no end of their own. Throws `NetworkFailure`. */
export async function listGrantedPages(app: OAuthApp, userToken: string, signal: AbortSignal): Promise<GrantedPage[]> {
  const account = accountOfApp(app, userToken);
  const found: GrantedPage[] = [];
  let next: string | undefined = '/me/accounts';
  const query = { fields: 'id,name,access_token,instagram_business_account{id,username}', limit: '100' };
  for (let turn = 0; next !== undefined && turn < maxPages; turn++) {
    const page: Record<string, unknown> = record(await readGraph(account, next, turn === 0 ? query : {}, signal));
    found.push(...list(page.data).flatMap(readPage));
    next = text(record(page.paging).next);
  }
  return found;
}

function readPage(value: unknown): GrantedPage[] {
  const page = record(value);
  const id = idText(page.id);
  const accessToken = text(page.access_token);
  if (id === undefined || !accessToken) return [];
  const instagram = record(page.instagram_business_account);
  const instagramId = idText(instagram.id);
  return [
    {
      id,
      name: text(page.name) ?? id,
      accessToken,
      ...(instagramId === undefined
        ? {}
        : { instagram: { id: instagramId, username: text(instagram.username) ?? instagramId } }),
    },
  ];
}

/**
 * When a token and the right to read data end, as `debug_token` says (0 there means never), in the words that are kept in an
 * account's settings. It is asked in the name of our app where its id is known, else of the token itself. Throws
 * `NetworkFailure`, as `reauth` when the token is no longer valid.
 */
export async function readTokenEnds(account: ChannelAccount, signal: AbortSignal): Promise<Record<string, string>> {
  const token = account.secrets.access_token ?? '';
  const { client_id: clientId } = account.settings;
  const asker = clientId ? `${clientId}|${account.secrets.app_secret ?? ''}` : token;
  const asking = { ...account, secrets: { ...account.secrets, access_token: asker } };
  const data = record(record(await readGraph(asking, '/debug_token', { input_token: token }, signal)).data);
  if (data.is_valid === false) throw new NetworkFailure('reauth', 'token_expired');
  const ends = { token_expires_at: data.expires_at, consent_expires_at: data.data_access_expires_at };
  return Object.fromEntries(
    Object.entries(ends).flatMap(([name, value]) => {
      const at = readInstant(value);
      return at ? [[name, at.toISOString()]] : [];
    }),
  );
}

/** The same, or nothing where Meta does not let this token be asked; a dead one is thrown. */
export async function knownTokenEnds(account: ChannelAccount, signal: AbortSignal): Promise<Record<string, string>> {
  try {
    return await readTokenEnds(account, signal);
  } catch (error) {
    if (!(error instanceof NetworkFailure) || error.failure === 'reauth') throw error;
    return {};
  }
}

/** An end that nobody told is taken to be this near, in milliseconds: at half of it the token is a day old and can be made anew. */
const unknownEndMs = 50 * 3_600_000;

/**
 * For a token that is made anew once it is a day old and was typed in by hand: its end is not to be asked, so it is renewed
 * as soon as that can be done, and the new one's is known. Nothing where an end is known.
 */
export function endUntilRenewed(account: ChannelAccount, now: Date): Record<string, string> {
  if (account.settings.token_expires_at) return {};
  return { token_expires_at: new Date(now.getTime() + unknownEndMs).toISOString() };
}

/** What every account from a consent of Facebook Login keeps: its token, our secret, and when the right to read ends. */
export async function grantPage(
  app: OAuthApp,
  accessToken: string,
  signal: AbortSignal,
): Promise<{ secrets: Record<string, string>; settings: Record<string, string> }> {
  const settings = { ...app.settings, client_id: app.clientId };
  const secrets = { access_token: accessToken, app_secret: app.clientSecret };
  const account = { ...accountOfApp(app, accessToken), settings, secrets };
  // The consent was given; that its end is not told is no reason to throw it away.
  return { secrets, settings: { ...settings, ...(await knownTokenEnds(account, signal)) } };
}
