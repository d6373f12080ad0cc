import type { ChannelAccount } from '../domain/network.ts';
import type { GrantedAccount, OAuthPort, Renewed } from '../domain/oauth.ts';
import { exchangeFacebookCode, facebookDialog, grantPage, listGrantedPages, readTokenEnds } from '../meta/oauth.ts';

/** What we do on a Page, as the rights Meta names it by (platform-apis, section 3.5). */
const scopes = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_read_user_content',
  'pages_manage_engagement',
  'pages_manage_posts',
  'pages_manage_metadata',
  'pages_messaging',
  'read_insights',
  'business_management',
];

/** Consent of a person who manages Pages; each Page has a token of its own, without an end. */
export const facebookOAuth: OAuthPort = {
  authorizeUrl: (app, ask) => facebookDialog(app, ask, scopes),
  exchange: async (app, answer, now, signal): Promise<GrantedAccount[]> => {
    const user = await exchangeFacebookCode(app, answer, now, signal);
    const granted: GrantedAccount[] = [];
    for (const page of await listGrantedPages(app, user.accessToken, signal)) {
      granted.push({ externalId: page.id, name: page.name, ...(await grantPage(app, page.accessToken, signal)) });
    }
    return granted;
  },
};

/** Page tokens are not made anew; what may have moved is when the right to read data ends. */
export async function renewPage(account: ChannelAccount, _now: Date, signal: AbortSignal): Promise<Renewed> {
  return { secrets: {}, settings: await readTokenEnds(account, signal) };
}
