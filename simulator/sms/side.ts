import { Deliverer } from '../delivery.ts';
import { type Call, fieldsOf, type Reply } from '../http.ts';
import { type SentAnswer, Troubles } from '../record.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';
import { listed, refusal, type SmsTrouble, taken } from './answers.ts';
import { bodyOf, type Gateway, gateways, headersFor, type Piece, writeArrival, writeReport } from './calls.ts';
import { phoneOf, sameNumber, type TextMessage } from './phones.ts';

export interface TextOptions {
  /** A number or a name instead of the resident's own. */
  from?: string;
  piece?: Piece;
  media?: { url: string; mime: string }[];
}

/** The telephones of the practice city and the gateways between them and the product; one gateway at a time. */
export class SmsSide implements Side {
  readonly network = 'sms';
  readonly title = 'SMS';
  readonly ways = [{ key: 'text', label: 'SMS ke nomor kota' }] as const;
  readonly number = '+628110001708';
  readonly webhook: Deliverer;
  readonly troubles = new Troubles<SmsTrouble>();
  /** Everything written, oldest first. */
  readonly messages: TextMessage[] = [];
  readonly secrets = {
    authToken: 'token-sms-latihan',
    signatureSecret: 'rahasia-tanda-tangan-latihan',
    webhookSecret: 'rahasia-webhook-sms-latihan',
  };
  apiKey = 'kunci-sms-latihan';
  gateway: Gateway = 'twilio';
  readonly #sent: SentAnswer[];
  readonly #base: () => string;
  readonly #now: () => Date;
  #next = 1;

  constructor({ sent, base, now }: SideOptions) {
    this.#sent = sent;
    this.#base = base;
    this.#now = now;
    this.webhook = new Deliverer(
      (body, signature, url) => headersFor(this.gateway, body, url, this.secrets, signature),
      () => (this.gateway === 'kannel' ? 'GET' : 'POST'),
    );
  }

  account(): PracticeAccount {
    const { authToken, signatureSecret, webhookSecret } = this.secrets;
    const base = `${this.#base()}/sms/${this.gateway}`;
    const callback = this.webhook.habits.callback;
    return {
      externalId: this.number,
      settings: {
        gateway: this.gateway,
        number: this.number,
        base_url: this.gateway === 'generic' ? `${base}/send` : base,
        account_sid: 'AClatihan',
        user: 'kota',
        ...(callback ? { callback_url: callback } : {}),
      },
      secrets: {
        auth_token: authToken,
        webhook_secret: webhookSecret,
        ...(this.gateway === 'kannel' ? { password: this.apiKey } : { api_key: this.apiKey, api_secret: 'rahasia' }),
        ...(this.gateway === 'vonage' ? { signature_secret: signatureSecret } : {}),
      },
    };
  }

  speak(_way: string, text: string, by: Speaker): Promise<string> {
    return this.text(text, by);
  }

  /** A resident writes; answers the id that the gateway gave it. */
  async text(text: string, by: Speaker, how: TextOptions = {}): Promise<string> {
    const message: TextMessage = {
      id: this.#newId(),
      inbound: true,
      from: how.from ?? phoneOf(by),
      to: this.number,
      text,
      at: this.#now(),
      status: 'received',
      media: how.media ?? [],
    };
    this.messages.push(message);
    await this.#call(writeArrival(this.gateway, message, how.piece));
    return message.id;
  }

  /** Somebody answers in the gateway's own console. */
  console(text: string, to: string): TextMessage {
    return this.#keep({ to, text, ref: 'konsol' });
  }

  /** The gateway tells what became of the city's newest message (or the one given). */
  async report(arrived: boolean, message = this.messages.findLast((one) => !one.inbound)): Promise<void> {
    if (!message) throw new Error('nothing was sent');
    message.status = arrived ? 'delivered' : 'undelivered';
    await this.#call(writeReport(this.gateway, message, arrived));
  }

  /** Any call of the gateway, correctly made. */
  async call(fields: Record<string, unknown>): Promise<void> {
    await this.#call(fields);
  }

  /** Answers a call below `/sms/<gateway>`. */
  answer(call: Call): Reply | undefined {
    const found = /^\/sms\/([a-z]+)(\/.*)?$/.exec(call.path);
    const gateway = gateways.find((one) => one === found?.[1]);
    return found && gateway ? this.#answer(gateway, found[2] ?? '/', call) : undefined;
  }

  stop(): void {
    this.webhook.stop();
  }

  #call(fields: Record<string, unknown>): Promise<void> {
    const { signature } = this.webhook.habits;
    return this.webhook.deliver(bodyOf(this.gateway, fields, this.secrets, signature, this.#now()));
  }

  #answer(gateway: Gateway, path: string, call: Call): Reply {
    if (path.startsWith('/media/')) return { status: 404, text: 'gone' };
    const fields = fieldsOf(call);
    const reads = readPaths.find(([words]) => words.test(path));
    const where = reads && call.method === 'GET' ? reads[1] : 'send';
    if (!this.#admits(gateway, call, fields)) {
      return where === 'check' ? { status: 401, json: {} } : (refusal(gateway, 'token') ?? { status: 401 });
    }
    const trouble = this.troubles.take(where);
    const no = trouble && refusal(gateway, trouble);
    if (no) return no;
    if (where === 'list') return this.#list(call);
    if (where === 'logs') return this.#logs(call);
    if (where === 'check') return { status: 200, json: { sid: 'AClatihan', balance: 10, value: 10 } };
    const out = readOut(gateway, fields);
    if (out.to === '' || out.text === '') return { status: 400, text: 'Missing receiver number, rejected' };
    const message = this.#keep(out, trouble !== undefined);
    if (trouble === 'timeout_after_effect') return 'hang';
    if (trouble === 'drop_after_effect') return 'drop';
    if (trouble === 'server_error_after_effect') return { status: 502, html: '<h1>Bad Gateway</h1>' };
    return taken(gateway, message);
  }

  #admits(gateway: Gateway, call: Call, fields: Record<string, unknown>): boolean {
    const said = call.headers.authorization ?? '';
    const login = Buffer.from(said.replace(/^Basic /, ''), 'base64').toString('utf8');
    if (gateway === 'twilio') return login === `AClatihan:${this.secrets.authToken}`;
    if (gateway === 'infobip') return said === `App ${this.apiKey}`;
    if (gateway === 'vonage') return fields.api_key === this.apiKey;
    if (gateway === 'kannel') return fields.username === 'kota' && fields.password === this.apiKey;
    return said === `Bearer ${this.apiKey}`;
  }

  #keep(out: { to: string; text: string; ref: string; id?: string }, untold = false): TextMessage {
    const message: TextMessage = {
      id: out.id ?? this.#newId(),
      inbound: false,
      from: this.number,
      to: out.to.startsWith('+') ? out.to : `+${out.to}`,
      text: out.text,
      at: this.#now(),
      status: 'sent',
      ref: out.ref,
      media: [],
    };
    this.messages.push(message);
    const sent = {
      network: 'sms',
      way: 'direct',
      id: message.id,
      to: message.to,
      text: out.text,
      at: message.at,
    } as const;
    if (out.ref !== 'konsol') this.#sent.push({ ...sent, ...(untold ? { untold } : {}) });
    return message;
  }

  /** Twilio's list: newest first, by day, in pages. */
  #list(call: Call): Reply {
    const { query } = call;
    const [to, from, after] = [query.get('To'), query.get('From'), query.get('DateSent>')];
    const size = Number(query.get('PageSize') ?? 50);
    const page = Number(query.get('Page') ?? 0);
    const found = this.messages
      .filter((one) => (!to || sameNumber(one.to, to)) && (!from || sameNumber(one.from, from)))
      .filter((one) => !after || one.at.toISOString().slice(0, 10) > after)
      .reverse();
    const next = new URLSearchParams(query);
    next.set('Page', String(page + 1));
    const more = found.length > (page + 1) * size;
    return {
      status: 200,
      json: {
        messages: found.slice(page * size, (page + 1) * size).map(listed),
        page,
        page_size: size,
        next_page_uri: more ? `/2010-04-01/Accounts/AClatihan/Messages.json?${next}` : null,
      },
    };
  }

  #logs(call: Call): Reply {
    const id = call.query.get('messageId');
    const results = this.messages
      .filter((one) => one.id === id)
      .map((one) => ({ messageId: one.id, to: one.to, text: one.text, status: { groupId: 3, name: 'DELIVERED' } }));
    return { status: 200, json: { results } };
  }

  #newId(): string {
    const count = String(this.#next++).padStart(6, '0');
    return this.gateway === 'twilio' ? `SM00000000000000000000000000${count}` : `90071992547409${count}`;
  }
}

const readPaths: [RegExp, 'list' | 'logs' | 'check'][] = [
  [/\/Messages\.json$/, 'list'],
  [/^\/sms\/1\/logs$/, 'logs'],
  [/balance$|\/Accounts\/[^/]+\.json$/, 'check'],
];

/** What the city asks to be sent, under each gateway's own names. */
function readOut(gateway: Gateway, fields: Record<string, unknown>) {
  const say = (value: unknown) => (value === undefined ? '' : String(value));
  if (gateway === 'twilio') return { to: say(fields.To), text: say(fields.Body), ref: '' };
  if (gateway === 'infobip') {
    type Message = { text?: string; destinations?: { to?: string; messageId?: string }[] };
    const message = (fields.messages as Message[] | undefined)?.[0];
    const [destination] = message?.destinations ?? [];
    const ref = say(destination?.messageId);
    return { to: say(destination?.to), text: say(message?.text), ref, id: ref };
  }
  const report = new URL(say(fields['dlr-url']) || 'http://nowhere.invalid');
  const ref = fields['client-ref'] ?? fields.reference ?? report.searchParams.get('ref') ?? '';
  return { to: say(fields.to), text: say(fields.text), ref: say(ref) };
}
