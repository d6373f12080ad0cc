import { type Call, fieldsOf, type Reply } from '../http.ts';
import { graphError } from './graph-errors.ts';
import type { MetaSide } from './meta-side.ts';

interface AppSubscription {
  object: string;
  callback_url: string;
  fields: string[];
}

const success: Reply = { status: 200, json: { success: true } };
const refusedAddress = () =>
  graphError(400, 2_200, '(#2200) Callback verification failed with the following errors: HTTP Status Code = 403');

/** What an app of Meta calls, and which accounts tell it of what. */
export class MetaSubscriptions {
  /** The app's own addresses, one for each kind of object. */
  readonly app: AppSubscription[] = [];
  /** Fields each account tells the app of. */
  readonly accounts = new Map<string, string[]>();
  /** The address of one business account of WhatsApp, which goes before that of the app. */
  override: string | undefined;
  readonly #webhook: MetaSide['webhook'];

  constructor(webhook: MetaSide['webhook']) {
    this.#webhook = webhook;
  }

  /** `/{app-id}/subscriptions`, in the name of the app; undefined for another call. */
  answerApp(call: Call, path: string, clientId: string, secret: string): Promise<Reply> | Reply | undefined {
    if (path !== `/${clientId}/subscriptions`) return undefined;
    if (call.headers.authorization !== `Bearer ${clientId}|${secret}`) {
      return graphError(400, 15, '(#15) This method must be called with an app access_token.');
    }
    if (call.method === 'GET') {
      const data = this.app.map((one) => ({
        ...one,
        active: true,
        fields: one.fields.map((name) => ({ name, version: 'v26.0' })),
      }));
      return { status: 200, json: { data } };
    }
    const { object, callback_url, verify_token, fields } = fieldsOf(call) as Record<string, string>;
    if (!object || !callback_url || !verify_token || !fields) return graphError(400, 100, 'Invalid parameter');
    return this.#register({ object, callback_url, fields: fields.split(',') }, verify_token);
  }

  /** `/{account}/subscribed_apps`, by the token of the account. */
  answerAccount(call: Call, account: string, clientId: string): Promise<Reply> | Reply {
    const told = this.accounts.get(account);
    if (call.method === 'GET') {
      const data = told === undefined ? [] : [{ id: clientId, name: 'Mimin', subscribed_fields: told }];
      return { status: 200, json: { data } };
    }
    const { subscribed_fields = '', override_callback_uri, verify_token } = fieldsOf(call) as Record<string, string>;
    this.accounts.set(account, subscribed_fields.split(',').filter(Boolean));
    if (!override_callback_uri) return success;
    return this.#override(override_callback_uri, verify_token ?? '');
  }

  async #register(wanted: AppSubscription, token: string): Promise<Reply> {
    if (!(await agrees(wanted.callback_url, token))) return refusedAddress();
    const known = this.app.findIndex((one) => one.object === wanted.object);
    this.app.splice(known < 0 ? this.app.length : known, 1, wanted);
    this.#webhook.habits.callback = this.override ?? wanted.callback_url;
    return success;
  }

  async #override(address: string, token: string): Promise<Reply> {
    if (!(await agrees(address, token))) return refusedAddress();
    this.override = address;
    this.#webhook.habits.callback = address;
    return success;
  }
}

/** Asks an address whether it wants to be called, as Meta does before it believes anybody. */
async function agrees(address: string, token: string): Promise<boolean> {
  const challenge = '1158201444';
  const url = new URL(address);
  for (const [key, value] of Object.entries({ mode: 'subscribe', challenge, verify_token: token })) {
    url.searchParams.set(`hub.${key}`, value);
  }
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return answer.ok && (await answer.text()) === challenge;
  } catch {
    return false;
  }
}
