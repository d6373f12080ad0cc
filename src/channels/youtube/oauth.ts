import type { GrantedAccount, OAuthApp, OAuthPort } from '../domain/oauth.ts';
import { exchangeGoogleCode, googleConsent } from '../google/oauth.ts';
import { listChannels } from './check.ts';

/** Comments and answers need `force-ssl`; uploads and figures the others. All are sensitive: Google verifies the app. */
const scopes = ['youtube.force-ssl', 'youtube.upload', 'youtube.readonly', 'yt-analytics.readonly'].map(
  (name) => `https://www.googleapis.com/auth/${name}`,
);

/** Consent by Google; it asks the person for which of their channels (brand accounts) it is. */
export const youtubeOAuth: OAuthPort = {
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
  const channels = await listChannels(caller, signal);
  return channels.map((channel) => ({ ...channel, secrets: caller.secrets, settings: caller.settings }));
}
