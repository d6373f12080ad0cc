import { createHash, randomBytes } from 'node:crypto';
import { type Call, fieldsOf, type Reply } from '../http.ts';

interface Code {
  challenge: string;
  redirectUri: string;
}

/** The practice X's consent and tokens: PKCE, and a new refresh token with each. */
export class Tokens {
  readonly clientId = 'klien-latihan';
  readonly clientSecret = 'rahasia-klien-latihan';
  access = 'akses-latihan-1';
  refresh = 'segar-latihan-1';
  /** Answer without a refresh token, as happens when `offline.access` was not asked for. */
  withoutRefresh = false;
  readonly #codes = new Map<string, Code>();

  /** Makes the present access token worthless. */
  expire(): void {
    this.access = `lewat-${randomBytes(6).toString('hex')}`;
  }

  /** The consent page, which here says yes at once. */
  consent(call: Call): Reply {
    const asked = (name: string) => call.query.get(name) ?? '';
    const good =
      asked('client_id') === this.clientId && asked('code_challenge_method') === 'S256' && asked('state') !== '';
    if (!good) return { status: 400, text: 'Something went wrong' };
    const code = randomBytes(12).toString('hex');
    this.#codes.set(code, { challenge: asked('code_challenge'), redirectUri: asked('redirect_uri') });
    const back = new URL(asked('redirect_uri'));
    back.searchParams.set('state', asked('state'));
    back.searchParams.set('code', code);
    return { status: 302, text: '', headers: { location: back.href } };
  }

  /** The token address: a code with its verifier, or a refresh token, is traded for new ones. */
  trade(call: Call): Reply {
    const fields = fieldsOf(call) as Record<string, string>;
    const basic = Buffer.from(`${this.clientId}:${this.clientSecret}`).toString('base64');
    if (call.headers.authorization !== `Basic ${basic}`)
      return refuse(401, 'unauthorized_client', 'Missing valid authorization header');
    if (fields.grant_type === 'refresh_token') {
      if (fields.refresh_token !== this.refresh)
        return refuse(400, 'invalid_request', 'Value passed for the token was invalid.');
      return this.#issue();
    }
    const code = this.#codes.get(fields.code ?? '');
    this.#codes.delete(fields.code ?? '');
    const challenge = createHash('sha256')
      .update(fields.code_verifier ?? '')
      .digest('base64url');
    if (!code || code.challenge !== challenge || code.redirectUri !== fields.redirect_uri) {
      return refuse(400, 'invalid_request', 'Value passed for the authorization code was invalid.');
    }
    return this.#issue();
  }

  #issue(): Reply {
    this.access = `akses-latihan-${randomBytes(6).toString('hex')}`;
    const given = {
      token_type: 'bearer',
      expires_in: 7_200,
      access_token: this.access,
      scope: 'tweet.read offline.access',
    };
    if (this.withoutRefresh) return { status: 200, json: given };
    this.refresh = `segar-latihan-${randomBytes(6).toString('hex')}`;
    return { status: 200, json: { ...given, refresh_token: this.refresh } };
  }
}

function refuse(status: number, error: string, description: string): Reply {
  return { status, json: { error, error_description: description } };
}
