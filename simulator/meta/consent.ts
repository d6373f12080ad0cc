import { type Call, fieldsOf, type Reply } from '../http.ts';
import { graphError } from './graph-errors.ts';

/** One account that a consent covers, as `/me/accounts` lists it. */
type PageRow = Record<string, unknown>;

/** The log-in of Meta's products: it always says yes, gives each code once, and knows the tokens it made. */
export class MetaConsent {
  readonly clientId = '998877665544';
  readonly #secret: () => string;
  readonly #token: () => string;
  readonly #codes = new Set<string>();
  readonly #userTokens = new Set<string>();
  readonly #now: () => Date;
  #next = 0;
  /** Seconds a long-lived token lives. */
  lifeSeconds = 60 * 24 * 3_600;

  constructor(parts: { secret: () => string; token: () => string; now: () => Date }) {
    this.#secret = parts.secret;
    this.#token = parts.token;
    this.#now = parts.now;
  }

  /** The page that asks; here the person agrees at once. */
  agree(call: Call): Reply {
    const back = call.query.get('redirect_uri') ?? '';
    if (call.query.get('client_id') !== this.clientId || !URL.canParse(back)) {
      return { status: 400, text: 'Invalid client_id or redirect_uri' };
    }
    const code = `kode-${++this.#next}`;
    this.#codes.add(code);
    const url = new URL(back);
    url.searchParams.set('code', code);
    url.searchParams.set('state', call.query.get('state') ?? '');
    return { status: 302, text: '', headers: { location: url.href } };
  }

  /** Facebook Login below the version, and what its tokens may ask; undefined for a call that is none of it. */
  answerFacebook(call: Call, path: string, pages: () => PageRow[]): Reply | undefined {
    if (path === '/dialog/oauth') return this.agree(call);
    if (path === '/oauth/access_token') return this.#trade(call);
    const bearer = call.headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (path === '/me/accounts') {
      if (!this.#userTokens.has(bearer)) return graphError(400, 190, 'Invalid OAuth access token.');
      return { status: 200, json: { data: pages() } };
    }
    if (path !== '/debug_token') return undefined;
    const asker = bearer === `${this.clientId}|${this.#secret()}` || bearer === this.#token();
    if (!asker) return graphError(400, 100, 'You must provide an app access token');
    const valid = call.query.get('input_token') === this.#token();
    const ends = Math.floor(this.#now().getTime() / 1_000) + 90 * 24 * 3_600;
    const data = { is_valid: valid, type: 'PAGE', expires_at: 0, data_access_expires_at: ends, scopes: [] };
    return { status: 200, json: { data } };
  }

  /** Instagram's own log-in, whose calls stand before the version. */
  answerInstagram(call: Call, renew: () => string, userId: string): Reply | undefined {
    if (call.path === '/graph/oauth/authorize') return this.agree(call);
    if (call.path === '/graph/oauth/access_token' && call.method === 'POST') {
      const fields = fieldsOf(call);
      if (fields.client_secret !== this.#secret() || !this.#codes.delete(String(fields.code))) {
        return {
          status: 400,
          json: { error_type: 'OAuthException', code: 400, error_message: 'Invalid authorization code' },
        };
      }
      const token = this.#userToken();
      const row = { access_token: token, user_id: userId, permissions: 'instagram_business_basic' };
      return { status: 200, json: { data: [row] } };
    }
    const given = call.query.get('access_token') ?? '';
    if (call.path === '/graph/access_token') {
      const good = this.#userTokens.delete(given) && call.query.get('client_secret') === this.#secret();
      return good ? this.#long(this.#token()) : graphError(400, 190, 'Session key invalid', { error_subcode: 467 });
    }
    if (call.path !== '/graph/refresh_access_token') return undefined;
    if (given !== this.#token()) return graphError(400, 190, 'Session has expired', { error_subcode: 463 });
    return this.#long(renew());
  }

  #trade(call: Call): Reply {
    const { query } = call;
    if (query.get('client_id') !== this.clientId || query.get('client_secret') !== this.#secret()) {
      return graphError(400, 1, 'Error validating client secret.');
    }
    if (query.get('grant_type') === 'fb_exchange_token') {
      const good = this.#userTokens.delete(query.get('fb_exchange_token') ?? '');
      return good ? this.#long(this.#userToken()) : graphError(400, 190, 'Invalid OAuth access token.');
    }
    if (!this.#codes.delete(query.get('code') ?? '')) {
      return graphError(400, 100, 'This authorization code has been used.', { error_subcode: 36_009 });
    }
    return { status: 200, json: { access_token: this.#userToken(), token_type: 'bearer', expires_in: 5_100 } };
  }

  #userToken(): string {
    const token = `orang-${++this.#next}`;
    this.#userTokens.add(token);
    return token;
  }

  #long(token: string): Reply {
    return { status: 200, json: { access_token: token, token_type: 'bearer', expires_in: this.lifeSeconds } };
  }
}
