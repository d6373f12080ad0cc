import type { Call, Reply } from '../http.ts';
import { graphError } from '../meta/graph-errors.ts';
import type { Numbers } from './people.ts';

/** Facebook Login for Business: it says yes at once, and gives the token of a system user once for each code. */
export class WhatsAppConsent {
  readonly clientId = '556677889900';
  readonly configId = '112233';
  readonly #numbers: Numbers;
  readonly #secrets: { app_secret: string; access_token: string };
  readonly #codes = new Set<string>();
  #next = 0;

  constructor(numbers: Numbers, secrets: { app_secret: string; access_token: string }) {
    this.#numbers = numbers;
    this.#secrets = secrets;
  }

  /** Calls of the log-in, which need no token of the account; undefined for others. */
  answer(call: Call, path: string): Reply | undefined {
    if (path === '/dialog/oauth') return this.#agree(call);
    if (path === '/oauth/access_token') return this.#trade(call);
    return path === '/debug_token' ? this.#debug(call) : undefined;
  }

  /** What a granted token may read of the account itself. */
  answerAccount(call: Call, edge: string): Reply | undefined {
    if (edge !== 'phone_numbers' || call.method !== 'GET') return undefined;
    const { phoneNumberId: id, displayNumber } = this.#numbers;
    const row = { id, display_phone_number: `+${displayNumber}`, verified_name: 'Kota Latihan' };
    return { status: 200, json: { data: [row] } };
  }

  #agree(call: Call): Reply {
    const back = call.query.get('redirect_uri') ?? '';
    const known = call.query.get('client_id') === this.clientId && call.query.get('config_id') === this.configId;
    if (!known || !URL.canParse(back)) return { status: 400, text: 'Invalid client_id or config_id' };
    const code = `kode-${++this.#next}`;
    this.#codes.add(code);
    const url = new URL(back);
    url.searchParams.set('code', code);
    url.searchParams.set('state', call.query.get('state') ?? '');
    return { status: 302, text: '', headers: { location: url.href } };
  }

  #trade({ query }: Call): Reply {
    if (query.get('client_secret') !== this.#secrets.app_secret) {
      return graphError(400, 1, 'Error validating client secret.');
    }
    if (!this.#codes.delete(query.get('code') ?? '')) {
      return graphError(400, 100, 'This authorization code has been used.', { error_subcode: 36_009 });
    }
    return { status: 200, json: { access_token: this.#secrets.access_token, token_type: 'bearer' } };
  }

  #debug(call: Call): Reply {
    const bearer = call.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const asker = bearer === `${this.clientId}|${this.#secrets.app_secret}` || bearer === this.#secrets.access_token;
    if (!asker) return graphError(400, 100, 'You must provide an app access token');
    const data = {
      type: 'SYSTEM_USER',
      is_valid: call.query.get('input_token') === this.#secrets.access_token,
      expires_at: 0,
      granular_scopes: [{ scope: 'whatsapp_business_management', target_ids: [this.#numbers.wabaId] }],
    };
    return { status: 200, json: { data } };
  }
}
