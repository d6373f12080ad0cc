import { createHash } from 'node:crypto';
import { type Call, fieldsOf, type Reply } from '../http.ts';

let made = 0;

/** What a practice Google knows of one project and the one person who consented to it. */
export class Tokens {
  readonly clientId: string;
  readonly clientSecret = 'rahasia-klien-latihan';
  access: string;
  refresh: string;
  /** A refresh token is given with each consent that asks for it; `false`: as to who consented before without being asked again. */
  givesRefresh = true;
  /** Seconds until the refresh token dies, as with a consent screen in Testing; 0: never. */
  refreshSeconds = 0;
  #alive = true;
  #accessAlive = true;
  #challenge = '';
  #code = '';

  constructor() {
    made += 1;
    this.clientId = `${made}-latihan.apps.practice.invalid`;
    this.access = `ya29.latihan-${made}-1`;
    this.refresh = `1//latihan-${made}`;
  }

  knows(authorization: string | undefined): boolean {
    return this.#alive && this.#accessAlive && authorization === `Bearer ${this.access}`;
  }

  /** The person takes the consent back: both tokens are dead. */
  revoke(): void {
    this.#alive = false;
  }

  /** The hour is over: only the access token is dead. */
  expireAccess(): void {
    this.#accessAlive = false;
  }

  /** The person consents again; the product has to be given the new tokens. */
  consentAgain(): string {
    made += 1;
    this.#alive = true;
    this.#accessAlive = true;
    this.refresh = `1//latihan-${made}`;
    return this.#newAccess();
  }

  /** The consent page: sends the browser back with a code. */
  consent(call: Call): Reply {
    const redirect = call.query.get('redirect_uri') ?? '';
    if (!URL.canParse(redirect) || call.query.get('client_id') !== this.clientId) {
      return { status: 400, text: 'redirect_uri or client_id mismatch' };
    }
    this.#challenge = call.query.get('code_challenge') ?? '';
    this.#code = `4/0latihan-${++made}`;
    this.givesRefresh = call.query.get('access_type') === 'offline' && call.query.get('prompt') === 'consent';
    const back = new URL(redirect);
    back.searchParams.set('state', call.query.get('state') ?? '');
    back.searchParams.set('code', this.#code);
    return { status: 302, text: '', headers: { location: back.href } };
  }

  /** `POST /token`, for a code or a refresh token. */
  grant(call: Call, scope: string): Reply {
    const fields = fieldsOf(call);
    if (fields.client_id !== this.clientId || fields.client_secret !== this.clientSecret) {
      return { status: 401, json: { error: 'invalid_client', error_description: 'The OAuth client was not found.' } };
    }
    const invalid = { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' };
    const byCode = fields.grant_type === 'authorization_code';
    if (byCode) {
      const proof = createHash('sha256')
        .update(String(fields.code_verifier ?? ''))
        .digest('base64url');
      const good = fields.code === this.#code && this.#code !== '' && proof === this.#challenge;
      this.#code = '';
      if (!good) return { status: 400, json: invalid };
      this.#alive = true;
    } else if (!this.#alive || fields.refresh_token !== this.refresh) {
      return { status: 400, json: invalid };
    }
    return {
      status: 200,
      json: {
        access_token: this.#newAccess(),
        expires_in: 3_599,
        scope,
        token_type: 'Bearer',
        ...(byCode && this.givesRefresh ? { refresh_token: this.refresh } : {}),
        ...(this.refreshSeconds > 0 ? { refresh_token_expires_in: this.refreshSeconds } : {}),
      },
    };
  }

  #newAccess(): string {
    this.#accessAlive = true;
    this.access = `ya29.latihan-${++made}`;
    return this.access;
  }
}
