import type { GrantedAccount, OAuthApp, OAuthPort } from '../domain/oauth.ts';
import { exchangeGoogleCode, googleConsent } from '../google/oauth.ts';
import { listLocations } from './check.ts';

const scopes = ['https://www.googleapis.com/auth/business.manage'];

/** Consent by Google; the accounts to choose from are the locations that the person manages. */
export const googleBusinessOAuth: OAuthPort = {
  authorizeUrl: (app, ask) => googleConsent(app, ask, scopes),
  exchange,
};

async function exchange(
  app: OAuthApp,
  answer: { code: string; codeVerifier: string; redirectUri: string },
  now: Date,
  signal: AbortSignal,
): Promise<GrantedAccount[]> {
  const { caller } = await exchangeGoogleCode(app, answer, now, signal);
  const locations = await listLocations(caller, signal);
  return locations.map(({ externalId, name, account, mapsUri }) => ({
    externalId,
    name,
    secrets: caller.secrets,
    settings: { ...caller.settings, account, ...(mapsUri === undefined ? {} : { maps_uri: mapsUri }) },
  }));
}
