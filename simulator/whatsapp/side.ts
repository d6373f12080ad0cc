import type { Call, Reply } from '../http.ts';
import { answerAfterEffect, gone, refusalOf } from '../meta/graph-errors.ts';
import { MetaSide } from '../meta/meta-side.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';
import { WhatsAppConsent } from './consent.ts';
import { Numbers, type WhatsAppPerson } from './people.ts';
import { cloudError, type SentMessage, sendMessage } from './send.ts';

/** How a person shows themselves: with number and id, with the number alone (old), or without any number. */
type Shown = 'both' | 'number' | 'id';

interface Saying {
  username: string;
  name?: string;
  /** Members of the message besides its head; text when absent. */
  more?: Record<string, unknown>;
  at?: Date;
}

/** The WhatsApp Cloud API of the practice city with one number: residents write here, and the product sends through it. */
export class WhatsAppSide extends MetaSide implements Side {
  readonly network = 'whatsapp';
  readonly title = 'WhatsApp';
  readonly ways = [{ key: 'chat', label: 'Pesan ke nomor kota' }] as const;
  readonly numbers = new Numbers();
  readonly login: WhatsAppConsent;
  shown: Shown = 'both';
  /** States told of each message that was sent, in this order; real ones come in any order and may be skipped. */
  statuses: string[] = ['sent', 'delivered'];
  /** The first status arrives before the call that sent has returned. */
  statusFirst = false;
  /** Codes with which the next sends are refused. */
  readonly refusals: number[] = [];
  /** Codes with which the next accepted messages fail afterwards. */
  readonly laterFailures: number[] = [];

  constructor(options: SideOptions) {
    super(options, 'whatsapp_business_account', '/whatsapp/media');
    this.login = new WhatsAppConsent(this.numbers, this.secrets);
  }

  account(): PracticeAccount {
    return {
      externalId: this.numbers.phoneNumberId,
      settings: { base_url: `${this.base()}/whatsapp/v26.0`, templates: 'kabar_laporan' },
      secrets: { ...this.secrets },
    };
  }

  async speak(_way: string, text: string, by: Speaker): Promise<string> {
    return (await this.say(text, by)).id;
  }

  /** A resident writes to the number; answers the message as it was delivered. */
  async say(text: string, by: Saying): Promise<Record<string, unknown> & { id: string }> {
    const person = this.numbers.person(by.username, by.name);
    const at = by.at ?? this.now();
    this.numbers.lastWord.set(person.phone, at);
    const message = {
      ...this.#sender(person),
      id: this.numbers.newId(),
      timestamp: seconds(at),
      ...(by.more ?? { type: 'text', text: { body: text } }),
    };
    await this.tellValue({ contacts: [this.#contact(person)], messages: [message] });
    return message;
  }

  /** Keeps a file and sends it as a picture with these words. */
  async sayPicture(caption: string, by: Saying, bytes: Buffer): Promise<{ id: string; mediaId: string }> {
    const mediaId = this.numbers.newId('media');
    this.numbers.media.set(mediaId, { bytes, mime: 'image/jpeg' });
    const image = { id: mediaId, mime_type: 'image/jpeg', sha256: 'x', ...(caption ? { caption } : {}) };
    const { id } = await this.say('', { ...by, more: { type: 'image', image } });
    return { id, mediaId };
  }

  /** A resident changes a message. */
  async edit(messageId: string, text: string, by: Saying): Promise<void> {
    const edit = { original_message_id: messageId, message: { type: 'text', text: { body: text } } };
    await this.say('', { ...by, more: { type: 'edit', edit } });
  }

  /** A resident takes a message back. */
  async revoke(messageId: string, by: Saying): Promise<void> {
    await this.say('', { ...by, more: { type: 'revoke', revoke: { original_message_id: messageId } } });
  }

  /** Somebody of the city answers on their telephone. */
  async typeInApp(text: string, to: { username: string }): Promise<string> {
    const person = this.numbers.person(to.username);
    const id = this.numbers.newId();
    const echo = {
      from: this.numbers.displayNumber,
      to: person.phone,
      id,
      timestamp: seconds(this.now()),
      type: 'text',
      text: { body: text },
    };
    await this.tellValue({ message_echoes: [echo] }, 'smb_message_echoes');
    return id;
  }

  /** A person gets another business-scoped id. */
  async updateId(previous: string, current: string): Promise<void> {
    const update = { user_id: { previous, current }, timestamp: seconds(this.now()) };
    await this.tellValue({ user_id_update: [update] }, 'user_id_update');
  }

  /** Tells one value, with the metadata that names the number. */
  async tellValue(value: Record<string, unknown>, field = 'messages'): Promise<void> {
    const metadata = { display_phone_number: this.numbers.displayNumber, phone_number_id: this.numbers.phoneNumberId };
    await this.tell({ change: { field, value: { messaging_product: 'whatsapp', metadata, ...value } } });
  }

  /** Tells the state of a message, as often and in whatever order one likes. */
  async tellStatus(message: SentMessage, status: string, code?: number): Promise<void> {
    const errors =
      code === undefined ? {} : { errors: [{ code, title: 'Latihan', error_data: { details: 'latihan' } }] };
    const one = {
      id: message.id,
      status,
      timestamp: seconds(this.now()),
      recipient_id: message.phone,
      ...(message.userId === undefined ? {} : { recipient_user_id: message.userId }),
      ...(message.callbackData === undefined ? {} : { biz_opaque_callback_data: message.callbackData }),
      ...errors,
    };
    await this.tellValue({ statuses: [one] });
  }

  /** Answers a call below `/whatsapp`. */
  answer(call: Call): Promise<Reply> | Reply | undefined {
    const path = /^\/whatsapp\/v\d+\.\d+\/([^/]+)(?:\/(\w+))?$/.exec(call.path);
    const media = /^\/whatsapp\/media\/(.+)$/.exec(call.path)?.[1];
    if (path === null && media === undefined) return undefined;
    const below = call.path.replace(/^\/whatsapp\/v\d+\.\d+/, '');
    const app = this.subscriptions.answerApp(call, below, this.login.clientId, this.secrets.app_secret);
    if (app) return app;
    const login = this.login.answer(call, below);
    if (login) return login;
    const refused = this.refuseToken(call);
    if (refused) return media === undefined ? refused : { status: 401, text: 'no token' };
    if (media !== undefined) return this.#file(media);
    const [, first = '', edge] = path ?? [];
    if (first === this.numbers.wabaId && edge === 'subscribed_apps') {
      return this.subscriptions.answerAccount(call, first, this.login.clientId);
    }
    const account = first === this.numbers.wabaId && edge ? this.login.answerAccount(call, edge) : undefined;
    if (account) return account;
    const where = edge ?? (first === this.numbers.phoneNumberId ? 'number' : 'media');
    const trouble = this.troubles.take(where);
    const refusal = trouble && refusalOf(trouble, this.numbers.wabaId, faults);
    if (refusal) return trouble === 'window_closed' ? cloudError(131_047, 'Re-engagement message') : refusal;
    if (where === 'number' && call.method === 'GET') return this.#number();
    if (where === 'media' && call.method === 'GET') return this.#media(first);
    if (where !== 'messages' || call.method !== 'POST' || first !== this.numbers.phoneNumberId) return gone();
    return this.#send(call, answerAfterEffect(trouble));
  }

  async #send(call: Call, untold: Reply | undefined): Promise<Reply> {
    const code = this.refusals.shift();
    if (code !== undefined) return cloudError(code, 'Latihan');
    const sent = sendMessage(this.numbers, call, this.now());
    if (!sent.done) return sent.reply;
    this.sent.push({ ...sent.answer, ...(untold ? { untold: true } : {}) });
    const later = this.laterFailures.shift();
    const states = later === undefined ? this.statuses : ['failed'];
    const tellAll = async () => {
      for (const state of states) await this.tellStatus(sent.message, state, later);
    };
    if (this.statusFirst) await tellAll();
    else if (this.echoes) setImmediate(() => void tellAll());
    return untold ?? sent.reply;
  }

  #number(): Reply {
    const { phoneNumberId: id, displayNumber } = this.numbers;
    const json = {
      id,
      display_phone_number: `+${displayNumber}`,
      verified_name: 'Kota Latihan',
      platform_type: 'CLOUD_API',
    };
    return { status: 200, json };
  }

  #media(id: string): Reply {
    const file = this.numbers.media.get(id);
    if (!file) return gone();
    const url = `${this.base()}/whatsapp/media/${id}`;
    return {
      status: 200,
      json: { id, url, mime_type: file.mime, sha256: 'x', file_size: file.bytes.length, messaging_product: 'whatsapp' },
    };
  }

  #file(id: string): Reply {
    const file = this.numbers.media.get(id);
    return file ? { status: 200, bytes: file.bytes, mime: file.mime } : { status: 404, text: 'expired' };
  }

  #sender(person: WhatsAppPerson): Record<string, string> {
    return {
      ...(this.shown === 'id' ? {} : { from: person.phone }),
      ...(this.shown === 'number' ? {} : { from_user_id: person.userId }),
    };
  }

  #contact(person: WhatsAppPerson): Record<string, unknown> {
    const profile = { name: person.name, ...(this.shown === 'number' ? {} : { username: person.username }) };
    return {
      profile,
      ...(this.shown === 'id' ? {} : { wa_id: person.phone }),
      ...(this.shown === 'number' ? {} : { user_id: person.userId }),
    };
  }

  protected ownId(): string {
    return this.numbers.wabaId;
  }
}

const faults = {
  rateCode: 80_007,
  usageType: 'whatsapp',
  windowSubcode: 0,
  permission: 'whatsapp_business_messaging',
};

/** The time as WhatsApp writes it: seconds, as text. */
function seconds(at: Date): string {
  return String(Math.floor(at.getTime() / 1_000));
}
