import { text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import type { ConsentRequest, OAuthApp, Renewed } from '../domain/oauth.ts';
import { type Caller, hostOf } from './base.ts';
import { askToken, readTokens, refreshToken } from './token.ts';

/**
 * Where the operator's browser goes. `offline` and `consent` together make Google give a refresh token each time, also to
 * who consented before; PKCE protects the code.
 */
export function googleConsent(app: OAuthApp, ask: ConsentRequest, scopes: readonly string[]): URL {
  const url = new URL(`${hostOf(app, 'consent')}/o/oauth2/v2/auth`);
  for (const [key, value] of Object.entries({
    client_id: app.clientId,
    redirect_uri: ask.redirectUri,
    response_type: 'code',
    scope: scopes.join(' '),
    access_type: 'offline',
    prompt: 'consent',
    include_granted_scopes: 'false',
    state: ask.state,
    code_challenge: ask.codeChallenge,
    code_challenge_method: 'S256',
  })) {
    url.searchParams.set(key, value);
  }
  return url;
}

/** Trades the code for tokens; answers an account that can call, and the scopes the person really granted. Throws `NetworkFailure`. */
export async function exchangeGoogleCode(
  app: OAuthApp,
  answer: { code: string; codeVerifier: string; redirectUri: string },
  now: Date,
  signal: AbortSignal,
): Promise<{ caller: Caller; scopes: string[] }> {
  const said = await askToken(
    { settings: app.settings, secrets: {} },
    {
      grant_type: 'authorization_code',
      code: answer.code,
      code_verifier: answer.codeVerifier,
      redirect_uri: answer.redirectUri,
      client_id: app.clientId,
      client_secret: app.clientSecret,
    },
    signal,
  );
  const tokens = readTokens(said, now);
  const caller = {
    settings: {
      ...(app.settings.base_url ? { base_url: app.settings.base_url } : {}),
      client_id: app.clientId,
      ...tokens.settings,
    },
    secrets: { client_secret: app.clientSecret, ...tokens.secrets },
  };
  return { caller, scopes: (text(said.scope) ?? '').split(/\s+/).filter(Boolean) };
}

/** A new access token; Google's refresh token stays as it is. Throws `NetworkFailure`. */
export function renewGoogle(account: ChannelAccount, now: Date, signal: AbortSignal): Promise<Renewed> {
  return refreshToken(account, now, signal);
}
