import { idText, text } from '../domain/loose-json.ts';
import type { GrantedAccount, OAuthApp, OAuthPort } from '../domain/oauth.ts';
import { readGraph } from '../meta/call.ts';
import { accountOfApp, exchangeFacebookCode, facebookDialog, knownTokenEnds, readTokenAnswer } from '../meta/oauth.ts';
import { pagesOf } from '../meta/pages.ts';
import { listWabas } from './subscribe.ts';

/** What we do with a number (platform-apis, section 4.3). */
const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging'];

/**
 * Consent by Facebook Login for Business. With a configuration (`config_id`) of the kind "system user" the token has no end;
 * without one it is a person's, of 60 days. Meta has no PKCE for apps with a secret.
 */
export const whatsappOAuth: OAuthPort = { authorizeUrl, exchange };

function authorizeUrl(app: OAuthApp, ask: Parameters<OAuthPort['authorizeUrl']>[1]): URL {
  const url = facebookDialog(app, ask, scopes);
  if (!app.settings.config_id) return url;
  // What is asked for stands in the configuration; another kind of answer than the code is its default.
  url.searchParams.delete('scope');
  url.searchParams.set('config_id', app.settings.config_id);
  url.searchParams.set('override_default_response_type', 'true');
  return url;
}

async function exchange(
  app: OAuthApp,
  answer: { code: string; codeVerifier: string; redirectUri: string },
  now: Date,
  signal: AbortSignal,
): Promise<GrantedAccount[]> {
  const given = app.settings.config_id
    ? await exchangeSystemCode(app, answer, now, signal)
    : await exchangeFacebookCode(app, answer, now, signal);
  const account = accountOfApp(app, given.accessToken);
  const ends = await knownTokenEnds({ ...account, settings: { ...account.settings, client_id: app.clientId } }, signal);
  const settings = {
    ...app.settings,
    client_id: app.clientId,
    ...(given.expiresAt ? { token_expires_at: given.expiresAt.toISOString() } : {}),
    ...ends,
  };
  const granted: GrantedAccount[] = [];
  for (const waba of await listWabas({ ...account, settings }, signal)) {
    const query = { fields: 'id,display_phone_number,verified_name' };
    for await (const page of pagesOf(account, `/${encodeURIComponent(waba)}/phone_numbers`, query, signal)) {
      for (const number of page) {
        const externalId = idText(number.id);
        if (externalId === undefined) continue;
        const name = [text(number.verified_name), text(number.display_phone_number)].filter(Boolean).join(' · ');
        const secrets = { access_token: given.accessToken, app_secret: app.clientSecret };
        granted.push({ externalId, name: name || externalId, secrets, settings: { ...settings, waba_id: waba } });
      }
    }
  }
  return granted;
}

/** The code of a system user is traded once: its token has no end that an exchange could move. */
async function exchangeSystemCode(
  app: OAuthApp,
  answer: { code: string; redirectUri: string },
  now: Date,
  signal: AbortSignal,
) {
  const query = {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    redirect_uri: answer.redirectUri,
    code: answer.code,
  };
  return readTokenAnswer(await readGraph(accountOfApp(app), '/oauth/access_token', query, signal), now);
}
