import { number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import type { ConsentRequest, Expiry, GrantedAccount, OAuthApp, OAuthPort, Renewed } from '../domain/oauth.ts';
import { expiriesOf } from '../domain/oauth.ts';
import { wholeSetting } from './settings.ts';

/** Where a mail provider asks for consent, gives tokens and keeps its mailboxes. */
interface Provider {
  authorize: string;
  token: string;
  scopes: readonly string[];
  /** What the granted scopes must hold so that letters can be read. */
  proof: string;
  /** Added to the consent page's address. */
  more: Record<string, string>;
  mailbox: Record<string, string>;
  /** Days after which a refresh token that nobody used is dead. */
  refreshDays?: number;
}

const google: Provider = {
  authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
  token: 'https://oauth2.googleapis.com/token',
  scopes: ['https://mail.google.com/', 'openid', 'email', 'profile'],
  proof: 'https://mail.google.com/',
  // Without both a second consent brings no refresh token.
  more: { access_type: 'offline', prompt: 'consent' },
  mailbox: { imap_host: 'imap.gmail.com', smtp_host: 'smtp.gmail.com', smtp_security: 'tls' },
};

/** `settings.tenant` of the app: the organisation's own id, where the registration is for it alone. */
const microsoft = (tenant: string): Provider => ({
  authorize: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`,
  token: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
  scopes: [
    'https://outlook.office.com/IMAP.AccessAsUser.All',
    'https://outlook.office.com/SMTP.Send',
    'offline_access',
    'openid',
    'email',
    'profile',
  ],
  proof: 'IMAP.AccessAsUser.All',
  more: { prompt: 'select_account' },
  mailbox: { imap_host: 'outlook.office365.com', smtp_host: 'smtp.office365.com', smtp_security: 'starttls' },
  // Microsoft identity platform: 90 days without use.
  refreshDays: 90,
});

function providerOf(settings: Record<string, string>): Provider {
  const found = settings.provider === 'google' ? google : microsoft(settings.tenant || 'organizations');
  const base = settings.base_url?.replace(/\/+$/, '');
  if (!base) return found;
  const move = (address: string) => base + new URL(address).pathname;
  return { ...found, authorize: move(found.authorize), token: move(found.token) };
}

/** Consent for a mailbox at Google or Microsoft 365; `settings.provider` of our registration says which. */
export const mailOAuth: OAuthPort = {
  authorizeUrl(app: OAuthApp, ask: ConsentRequest): URL {
    const provider = providerOf(app.settings);
    const url = new URL(provider.authorize);
    const wanted = {
      client_id: app.clientId,
      redirect_uri: ask.redirectUri,
      response_type: 'code',
      scope: provider.scopes.join(' '),
      state: ask.state,
      code_challenge: ask.codeChallenge,
      code_challenge_method: 'S256',
      ...provider.more,
    };
    for (const [name, value] of Object.entries(wanted)) url.searchParams.set(name, value);
    return url;
  },

  async exchange(app, answer, now, signal): Promise<GrantedAccount[]> {
    const provider = providerOf(app.settings);
    const given = await askToken(
      app.settings,
      {
        grant_type: 'authorization_code',
        client_id: app.clientId,
        client_secret: app.clientSecret,
        code: answer.code,
        code_verifier: answer.codeVerifier,
        redirect_uri: answer.redirectUri,
      },
      signal,
    );
    // Without it the mailbox would be silent after an hour.
    if (!text(given.refresh_token)) throw new NetworkFailure('policy', 'permission_missing');
    // The scope of mail can be unticked on the consent page.
    const granted = text(given.scope);
    if (granted !== undefined && !granted.includes(provider.proof))
      throw new NetworkFailure('policy', 'permission_missing');
    const who = claimsOf(text(given.id_token));
    const address = (text(who.email) ?? text(who.preferred_username) ?? '').toLowerCase();
    if (!address.includes('@')) throw new NetworkFailure('permanent', 'bad_request');
    const name = text(who.name) ?? address;
    const { secrets, settings } = readTokens(given, provider, now);
    return [
      {
        externalId: address,
        name,
        secrets: { ...secrets, client_secret: app.clientSecret },
        settings: {
          ...provider.mailbox,
          ...settings,
          address,
          name,
          user: address,
          client_id: app.clientId,
          provider: app.settings.provider === 'google' ? 'google' : 'microsoft',
          ...(app.settings.tenant ? { tenant: app.settings.tenant } : {}),
          ...(app.settings.base_url ? { base_url: app.settings.base_url } : {}),
        },
      },
    ];
  },
};

/** Asks for a new access token, which lives about an hour; what the answer leaves out stays as it is. */
export async function renewTokens(account: ChannelAccount, now: Date, signal: AbortSignal): Promise<Renewed> {
  const { refresh_token, client_secret } = account.secrets;
  const { client_id } = account.settings;
  // A mailbox with a password has nothing to renew.
  if (!refresh_token) return { secrets: {}, settings: {} };
  if (!client_id || !client_secret) throw new NetworkFailure('reauth', 'secret_missing');
  const asked = { grant_type: 'refresh_token', client_id, client_secret, refresh_token };
  const given = await askToken(account.settings, asked, signal, wholeSetting(account, 'timeout_seconds', 20));
  return readTokens(given, providerOf(account.settings), now);
}

/** The token's hour, the refresh token's days, and the day on which an app password ends, as its owner noted it. */
export function mailExpiries(account: ChannelAccount): Expiry[] {
  const password = new Date(account.settings.password_expires_at ?? '');
  return [
    ...expiriesOf(account, Boolean(account.secrets.refresh_token)),
    ...(Number.isNaN(password.getTime()) ? [] : [{ what: 'password' as const, at: password, renewable: false }]),
  ];
}

async function askToken(
  settings: Record<string, string>,
  fields: Record<string, string>,
  signal: AbortSignal,
  seconds = 20,
): Promise<Record<string, unknown>> {
  let response: Response;
  let said: string;
  try {
    response = await fetch(providerOf(settings).token, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(fields).toString(),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(seconds * 1_000)]),
    });
    said = await response.text();
  } catch (error) {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', neverLeft(error) ? 'network_down' : 'service_down');
  }
  let body: Record<string, unknown> = {};
  try {
    body = record(JSON.parse(said));
  } catch {
    // A page of something in between.
  }
  if (response.ok && text(body.access_token)) return body;
  const fault = text(body.error);
  if (response.status === 429) {
    throw new NetworkFailure('rate', 'rate_limited', Number(response.headers.get('retry-after')) || 60);
  }
  // Consent taken back, password changed, or our registration's own secret is over: a person has to act.
  if (fault === 'invalid_grant' || fault === 'invalid_client' || fault === 'unauthorized_client') {
    throw new NetworkFailure('reauth', 'token_expired');
  }
  if (response.status >= 500 || response.ok) throw new NetworkFailure('transient', 'service_down');
  throw new NetworkFailure('permanent', 'bad_request');
}

function readTokens(given: Record<string, unknown>, provider: Provider, now: Date): Renewed {
  const refresh = text(given.refresh_token);
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1_000).toISOString();
  const named = number(given.refresh_token_expires_in);
  const refreshSeconds = named ?? (refresh && provider.refreshDays ? provider.refreshDays * 86_400 : undefined);
  return {
    // An empty refresh token never overwrites the good one.
    secrets: { access_token: text(given.access_token) ?? '', ...(refresh ? { refresh_token: refresh } : {}) },
    settings: {
      token_expires_at: after(number(given.expires_in) ?? 3_600),
      ...(refreshSeconds ? { refresh_expires_at: after(refreshSeconds) } : {}),
    },
  };
}

/** Who consented. The token came straight from the provider over TLS, so its signature tells nothing more (OpenID Connect 3.1.3.7). */
function claimsOf(token: string | undefined): Record<string, unknown> {
  try {
    return record(JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString('utf8')));
  } catch {
    return {};
  }
}
