import { createHash } from 'node:crypto';
import { type Call, fieldsOf, type Reply } from '../http.ts';
import { Troubles } from '../record.ts';

/** Faults of the address that gives out tokens. */
export type TokenTrouble = 'server_error' | 'empty_refresh' | 'no_scope';

interface Pending {
  challenge: string;
  redirectUri: string;
  scope: string;
}

/** How Google and Microsoft let a program into a mailbox: consent in the browser, a code, tokens that live for an hour. */
export class MailOAuth {
  readonly clientId = 'klien-surel-latihan';
  readonly clientSecret = 'rahasia-klien-surel-latihan';
  accessToken: string | undefined;
  refreshToken: string | undefined;
  readonly troubles = new Troubles<TokenTrouble>();
  readonly #address: string;
  readonly #base: () => string;
  readonly #codes = new Map<string, Pending>();
  #next = 1;

  constructor(address: string, base: () => string) {
    this.#address = address;
    this.#base = base;
  }

  /** What an account connected by consent has in its settings besides those of the mailbox. */
  settings(provider = 'microsoft'): Record<string, string> {
    return { provider, client_id: this.clientId, base_url: this.#url(provider) };
  }

  /** New tokens, as after a consent. */
  grant(): Record<string, string> {
    this.#renew();
    return {
      access_token: this.accessToken ?? '',
      refresh_token: this.refreshToken ?? '',
      client_secret: this.clientSecret,
    };
  }

  /** The mailbox's password was changed, or the consent taken back. */
  revoke(): void {
    this.accessToken = undefined;
    this.refreshToken = undefined;
  }

  /** An hour has passed. */
  expire(): void {
    this.accessToken = undefined;
  }

  /** Answers the official paths of either provider below `/surel`. */
  answer(call: Call): Reply | undefined {
    if (!call.path.startsWith('/surel/')) return undefined;
    if (/\/(o\/oauth2\/v2\/auth|oauth2\/v2\.0\/authorize)$/.test(call.path)) return this.#consent(call);
    return /\/(oauth2\/v2\.0\/)?token$/.test(call.path) ? this.#token(call) : { status: 404, text: 'not found' };
  }

  #url(provider: string): string {
    return `${this.#base()}/surel/${provider}`;
  }

  /** The person agrees at once. */
  #consent({ query }: Call): Reply {
    const redirectUri = query.get('redirect_uri') ?? '';
    if (query.get('client_id') !== this.clientId || query.get('code_challenge_method') !== 'S256') {
      return { status: 400, text: 'invalid_request' };
    }
    const code = `kode-${this.#next++}`;
    this.#codes.set(code, {
      challenge: query.get('code_challenge') ?? '',
      redirectUri,
      scope: query.get('scope') ?? '',
    });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', query.get('state') ?? '');
    return { status: 302, text: '', headers: { location: back.toString() } };
  }

  #token(call: Call): Reply {
    const fields = fieldsOf(call);
    const trouble = this.troubles.take('token');
    if (trouble === 'server_error') return { status: 503, text: 'unavailable' };
    if (fields.client_id !== this.clientId || fields.client_secret !== this.clientSecret) {
      return { status: 401, json: { error: 'invalid_client', error_description: 'AADSTS7000215' } };
    }
    const byCode = fields.grant_type === 'authorization_code';
    const pending = byCode ? this.#takeCode(fields) : undefined;
    if (byCode ? !pending : !this.#knows(fields)) {
      return { status: 400, json: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' } };
    }
    this.#renew();
    const claims = Buffer.from(JSON.stringify({ email: this.#address, name: 'Kota Latihan' })).toString('base64url');
    return {
      status: 200,
      json: {
        token_type: 'Bearer',
        expires_in: 3_599,
        access_token: this.accessToken,
        scope: trouble === 'no_scope' ? 'openid email' : (pending?.scope ?? ''),
        // Google gives a refresh token only at the consent; Microsoft a new one each time.
        ...(call.path.includes('google') && fields.grant_type === 'refresh_token'
          ? {}
          : { refresh_token: trouble === 'empty_refresh' ? '' : this.refreshToken }),
        id_token: `e30.${claims}.x`,
      },
    };
  }

  #takeCode(fields: Record<string, unknown>): Pending | undefined {
    const pending = this.#codes.get(String(fields.code));
    this.#codes.delete(String(fields.code));
    const challenge = createHash('sha256').update(String(fields.code_verifier)).digest('base64url');
    return pending?.challenge === challenge && pending.redirectUri === fields.redirect_uri ? pending : undefined;
  }

  #knows(fields: Record<string, unknown>): boolean {
    return this.refreshToken !== undefined && fields.refresh_token === this.refreshToken;
  }

  #renew(): void {
    const count = this.#next++;
    this.accessToken = `akses-${count}`;
    this.refreshToken ??= `segar-${count}`;
  }
}
