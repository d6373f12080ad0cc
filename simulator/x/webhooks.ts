import { createHmac } from 'node:crypto';
import type { Deliverer } from '../delivery.ts';
import { type Call, fieldsOf, type Reply } from '../http.ts';
import { problem } from './problems.ts';

interface Address {
  id: string;
  url: string;
  valid: boolean;
}

/** The addresses an app has registered with X, and what events go there; both are asked for by a token of the app. */
export class Webhooks {
  readonly consumerKey = 'kunci-konsumen-latihan';
  readonly addresses: Address[] = [];
  readonly subscriptions: {
    subscription_id: string;
    event_type: string;
    webhook_id: string;
    filter: { user_id: string };
  }[] = [];
  readonly #deliverer: Deliverer;
  readonly #secret: string;
  readonly #appToken = 'token-aplikasi-latihan';
  #next = 1;

  constructor(deliverer: Deliverer, consumerSecret: string) {
    this.#deliverer = deliverer;
    this.#secret = consumerSecret;
  }

  /** Calls that are made in the name of the app; undefined for others. `user`: the token of the account is good. */
  answer(call: Call, user: boolean): Promise<Reply> | Reply | undefined {
    if (call.path === '/x/oauth2/token') return this.#grant(call);
    const app = call.headers.authorization === `Bearer ${this.#appToken}`;
    if (call.path === '/x/2/activity/subscriptions') return this.#subscribe(call, app, user);
    const id = /^\/x\/2\/webhooks(?:\/(\w+))?$/.exec(call.path);
    if (!id) return undefined;
    if (!app)
      return problem(403, 'unsupported-authentication', 'Authenticating with OAuth 2.0 User Context is forbidden.');
    if (call.method === 'GET') return { status: 200, json: { data: this.addresses } };
    if (call.method === 'PUT') return this.#validate(this.addresses.find((one) => one.id === id[1]));
    return this.#register(String(fieldsOf(call).url ?? ''));
  }

  #grant(call: Call): Reply {
    const basic = Buffer.from(`${this.consumerKey}:${this.#secret}`).toString('base64');
    const good = call.headers.authorization === `Basic ${basic}` && fieldsOf(call).grant_type === 'client_credentials';
    if (!good) return { status: 403, json: { errors: [{ code: 99, message: 'Unable to verify your credentials' }] } };
    return { status: 200, json: { token_type: 'bearer', access_token: this.#appToken } };
  }

  async #register(url: string): Promise<Reply> {
    const address: Address = { id: String(1_940_000_000_000_000_000n + BigInt(this.#next++)), url, valid: true };
    if (!(await this.#agrees(url))) return problem(400, 'invalid-request', 'CRC validation failed');
    this.addresses.push(address);
    this.#deliverer.habits.callback = url;
    return { status: 200, json: { data: { ...address, created_at: '2026-11-24T03:00:00.000Z' } } };
  }

  async #validate(address: Address | undefined): Promise<Reply> {
    if (!address) return problem(404, 'resource-not-found', 'Could not find webhook.');
    address.valid = await this.#agrees(address.url);
    if (address.valid) this.#deliverer.habits.callback = address.url;
    return { status: 200, json: { data: { valid: address.valid } } };
  }

  #subscribe(call: Call, app: boolean, user: boolean): Reply {
    if (call.method === 'GET') {
      return app
        ? { status: 200, json: { data: this.subscriptions } }
        : problem(403, 'unsupported-authentication', 'App only.');
    }
    if (!user) return problem(401, 'about:blank', 'Unauthorized', { title: 'Unauthorized' });
    const { event_type, webhook_id, filter } = fieldsOf(call) as {
      event_type: string;
      webhook_id: string;
      filter: { user_id: string };
    };
    const id = `s${this.subscriptions.length + 1}`;
    this.subscriptions.push({ subscription_id: id, event_type, webhook_id, filter });
    return { status: 200, json: { data: { subscription: { subscription_id: id, event_type, filter } } } };
  }

  /** The challenge (CRC): only who knows the consumer secret can answer it. */
  async #agrees(address: string): Promise<boolean> {
    if (!URL.canParse(address)) return false;
    const url = new URL(address);
    url.searchParams.set('crc_token', 'tantangan-latihan');
    const wanted = `sha256=${createHmac('sha256', this.#secret).update('tantangan-latihan').digest('base64')}`;
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      return answer.ok && ((await answer.json()) as { response_token?: string }).response_token === wanted;
    } catch {
      return false;
    }
  }
}
