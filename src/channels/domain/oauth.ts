import type { ChannelAccount } from './network.ts';

/** Our own registration with a network (one "app" serves many accounts), already decrypted. */
export interface OAuthApp {
  network: string;
  clientId: string;
  clientSecret: string;
  /** Such as `base_url` (the practice city) or `login`. */
  settings: Record<string, string>;
}

/** What stands behind one consent: the `state` ties the answer to the browser that asked, the challenge to our secret half. */
export interface ConsentRequest {
  state: string;
  redirectUri: string;
  /** PKCE, S256; a network that does not offer it leaves it out. */
  codeChallenge: string;
}

/** One account (page, channel, location) that the consent covers. `secrets` hold its tokens, `settings` when they die. */
export interface GrantedAccount {
  externalId: string;
  name: string;
  secrets: Record<string, string>;
  settings: Record<string, string>;
}

/** How a network is asked for its consent. Every instant in `settings` is ISO text under `token_expires_at` or `refresh_expires_at`. */
export interface OAuthPort {
  /** Registers us by itself with the server at this address, where every server keeps apps of its own (Mastodon); throws `NetworkFailure`. */
  register?(baseUrl: string, redirectUri: string, signal: AbortSignal): Promise<OAuthApp>;
  /** Where the operator's browser goes. Pure. */
  authorizeUrl(app: OAuthApp, ask: ConsentRequest): URL;
  /** Trades the code for tokens and lists the accounts to choose from; throws `NetworkFailure`. */
  exchange(
    app: OAuthApp,
    answer: { code: string; codeVerifier: string; redirectUri: string },
    now: Date,
    signal: AbortSignal,
  ): Promise<GrantedAccount[]>;
}

/** New tokens for an account, before the old ones die. An empty one never overwrites a good one (rule 5). */
export interface Renewed {
  secrets: Record<string, string>;
  settings: Record<string, string>;
}

/** Something of a connection that dies by itself. */
export interface Expiry {
  what: 'access_token' | 'refresh_token' | 'password' | 'consent' | 'subscription';
  at: Date;
  /** True when we renew it ourselves; else a person must connect again before `at`. */
  renewable: boolean;
}

/** Reads the instants that connecting and renewing left in an account's settings; `renewable` says whether `renew` prevents the first. */
export function expiriesOf(account: Pick<ChannelAccount, 'settings'>, renewable: boolean): Expiry[] {
  const found: Expiry[] = [];
  const add = (name: string, what: Expiry['what'], renews: boolean) => {
    const at = new Date(account.settings[name] ?? '');
    if (!Number.isNaN(at.getTime())) found.push({ what, at, renewable: renews });
  };
  add('token_expires_at', 'access_token', renewable);
  add('refresh_expires_at', 'refresh_token', false);
  add('consent_expires_at', 'consent', false);
  // Asked for anew with whatever token there is.
  add('subscription_expires_at', 'subscription', true);
  return found;
}
