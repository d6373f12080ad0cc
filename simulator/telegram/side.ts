import { Deliverer } from '../delivery.ts';
import { type Call, fieldsOf, type Reply } from '../http.ts';
import { type SentAnswer, Troubles } from '../record.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';

/** Faults that the Bot API can be told to show. */
export type BotTrouble =
  | 'rate'
  | 'blocked'
  | 'chat_not_found'
  | 'bad_request'
  | 'server_error'
  | 'hang'
  | 'timeout_after_effect'
  | 'drop_after_effect'
  | 'server_error_after_effect'
  | 'media_not_fetched'
  | 'bad_webhook';

export interface TelegramWriter {
  username?: string;
  firstName?: string;
  /** A group's comment thread; without it the person writes to the bot alone. */
  group?: { id: number; username?: string; thread?: number };
  /** Members of the message besides its text, such as `photo` or `location`. */
  more?: Record<string, unknown>;
}

interface Update {
  update_id: number;
  [kind: string]: unknown;
}

const botId = 7_000_000_001;

/** The Telegram of the practice city: residents write here, and the product calls its Bot API. */
export class TelegramSide implements Side {
  readonly network = 'telegram';
  readonly title = 'Telegram';
  readonly ways = [{ key: 'chat', label: 'Pesan kepada bot kota' }] as const;
  token = `${botId}:token-latihan`;
  readonly webhookSecret = 'rahasia-webhook-latihan';
  readonly troubles = new Troubles<BotTrouble>();
  readonly webhook: Deliverer;
  readonly files = new Map<string, Buffer>();
  readonly blockedBy = new Set<number>();
  readonly updates: Update[] = [];
  /** The city's channel, and whether the bot may post in it. */
  readonly channel = { id: -1_001_234_567_890, username: 'kanal_kota_latihan', type: 'channel', title: 'Kanal Kota' };
  mayPost = true;
  readonly #sent: SentAnswer[];
  readonly #base: () => string;
  readonly #now: () => Date;
  readonly #waiting = new Set<() => void>();
  /** The secret that came with `setWebhook`. */
  #toldSecret: string | undefined;
  #nextUpdate = 900_000_001;
  #nextMessage = 1;

  constructor({ sent, base, now }: SideOptions) {
    this.#now = now;
    this.#sent = sent;
    this.#base = base;
    this.webhook = new Deliverer((_body, signature) => {
      if (signature === 'absent') return {};
      const secret = signature === 'good' ? (this.#toldSecret ?? this.webhookSecret) : 'rahasia-orang-lain';
      return { 'x-telegram-bot-api-secret-token': secret };
    });
  }

  /** What a connected channel needs; `mode` says which of the two ways is used. */
  account(mode: 'webhook' | 'poll' = 'poll'): PracticeAccount {
    return {
      externalId: String(botId),
      settings: { base_url: `${this.#base()}/telegram`, mode, long_poll_seconds: '0' },
      secrets: { bot_token: this.token, webhook_secret: this.webhookSecret },
    };
  }

  async speak(_way: string, text: string, { username, name }: Speaker): Promise<string> {
    const message = await this.message(text, { username: username.replaceAll('.', '_'), firstName: name });
    return `${(message.chat as { id: number }).id}:${message.message_id}`;
  }

  /** A resident writes to the bot, or in a group. Answers the message as the Bot API shows it. */
  async message(text: string, by: TelegramWriter): Promise<Record<string, unknown>> {
    const message = this.#write(text, by);
    await this.push({ message });
    return message;
  }

  /** A resident changes a message. */
  async edit(message: Record<string, unknown>, text: string): Promise<void> {
    await this.push({ edited_message: { ...message, text, edit_date: this.#seconds() } });
  }

  /** A resident blocks the bot; nothing can be sent to them any more. */
  async block(by: TelegramWriter): Promise<void> {
    const from = this.#person(by);
    this.blockedBy.add(from.id);
    const change = { chat: { id: from.id, type: 'private' }, from, date: this.#seconds() };
    await this.push({
      my_chat_member: { ...change, old_chat_member: { status: 'member' }, new_chat_member: { status: 'kicked' } },
    });
  }

  /** Any update, as one likes it. */
  async push(content: Record<string, unknown>): Promise<Update> {
    const update: Update = { update_id: this.#nextUpdate++, ...content };
    if (this.webhook.habits.callback === undefined) {
      this.updates.push(update);
      for (const wake of this.#waiting) wake();
    } else {
      await this.webhook.deliver(JSON.stringify(update));
    }
    return update;
  }

  /** Keeps a file and answers its `file_id`. */
  addFile(name: string, bytes: Buffer): string {
    this.files.set(name, bytes);
    return `file-${name}`;
  }

  /** Answers a call below `/telegram`. */
  answer(call: Call, gone: AbortSignal): Promise<Reply> | undefined {
    return call.path.startsWith('/telegram/') ? this.#answer(call, gone) : undefined;
  }

  async #answer(call: Call, gone: AbortSignal): Promise<Reply> {
    const file = /^\/telegram\/file\/bot([^/]+)\/(.+)$/.exec(call.path);
    if (file) {
      const bytes = file[1] === this.token ? this.files.get(file[2] ?? '') : undefined;
      return bytes ? { status: 200, bytes } : { status: 404, text: 'not found' };
    }
    const [, token, method = ''] = /^\/telegram\/bot([^/]+)\/(\w+)$/.exec(call.path) ?? [];
    if (token !== this.token) return refuse(401, 'Unauthorized');
    const trouble = this.troubles.take(method);
    const refusal = refusalFor(trouble);
    if (refusal) return refusal;
    const fields = fieldsOf(call);
    switch (method) {
      case 'getMe':
        return result({ id: botId, is_bot: true, first_name: 'Kota Latihan', username: 'kota_latihan_bot' });
      case 'setWebhook':
        this.webhook.habits.callback = String(fields.url ?? '') || undefined;
        this.#toldSecret = typeof fields.secret_token === 'string' ? fields.secret_token : undefined;
        // What waited is delivered now.
        setImmediate(() => void this.#deliverWaiting());
        return result(true);
      case 'deleteWebhook':
        this.webhook.habits.callback = undefined;
        return result(true);
      case 'getUpdates':
        return this.#getUpdates(fields, gone);
      case 'getFile':
        return this.#getFile(String(fields.file_id ?? ''));
      case 'getChat':
        return this.#isChannel(fields.chat_id) ? result(this.channel) : refuse(400, 'Bad Request: chat not found');
      case 'getChatMember':
        return result({ user: { id: botId }, status: 'administrator', can_post_messages: this.mayPost });
      case 'sendMessage':
        if (this.#isChannel(fields.chat_id)) return this.#post(fields.text, 1, trouble);
        return this.#sendMessage(fields, trouble);
      case 'sendPhoto':
      case 'sendVideo':
      case 'sendDocument':
        return this.#post(fields.caption ?? '', 1, trouble);
      case 'sendMediaGroup': {
        const media = fields.media as { caption?: string }[];
        return this.#post(media[0]?.caption ?? '', media.length, trouble);
      }
      default:
        return refuse(404, 'Not Found');
    }
  }

  async #deliverWaiting(): Promise<void> {
    for (const update of this.updates.splice(0)) await this.webhook.deliver(JSON.stringify(update));
  }

  stop(): void {
    this.webhook.stop();
    for (const wake of this.#waiting) wake();
  }

  async #getUpdates(fields: Record<string, unknown>, gone: AbortSignal): Promise<Reply> {
    if (this.webhook.habits.callback !== undefined) {
      return refuse(409, "Conflict: can't use getUpdates method while webhook is active");
    }
    const offset = Number(fields.offset ?? 0);
    // Asking from an offset confirms everything before it.
    while (this.updates[0] && this.updates[0].update_id < offset) this.updates.shift();
    if (this.updates.length === 0) await this.#wait(Number(fields.timeout ?? 0), gone);
    return result(this.updates.slice(0, Math.min(100, Number(fields.limit ?? 100))));
  }

  #wait(seconds: number, gone: AbortSignal): Promise<void> {
    if (seconds <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, seconds * 1_000);
      gone.addEventListener('abort', end, { once: true });
      this.#waiting.add(end);
    });
  }

  #getFile(id: string): Reply {
    const name = id.replace(/^file-/, '');
    const bytes = this.files.get(name);
    if (!bytes) return refuse(400, 'Bad Request: wrong file_id or the file is temporarily unavailable');
    return result({ file_id: id, file_size: bytes.length, file_path: name });
  }

  #sendMessage(fields: Record<string, unknown>, trouble: BotTrouble | undefined): Reply {
    const text = String(fields.text ?? '');
    const chat = Number(fields.chat_id);
    if (text.length === 0) return refuse(400, 'Bad Request: message text is empty');
    if (text.length > 4_096) return refuse(400, 'Bad Request: message is too long');
    if (this.blockedBy.has(chat)) return refuse(403, 'Forbidden: bot was blocked by the user');
    const id = this.#nextMessage++;
    const untold = trouble !== undefined;
    const sent = {
      network: 'telegram',
      way: 'chat',
      id: `${chat}:${id}`,
      to: String(chat),
      text,
      at: this.#now(),
    } as const;
    this.#sent.push({ ...sent, ...(untold ? { untold } : {}) });
    if (trouble === 'timeout_after_effect') return 'hang';
    if (trouble === 'drop_after_effect') return 'drop';
    if (trouble === 'server_error_after_effect') return { status: 502, html: '<h1>Bad Gateway</h1>' };
    return result({ message_id: id, chat: { id: chat }, date: this.#seconds(), text });
  }

  #isChannel(id: unknown): boolean {
    return String(id) === String(this.channel.id) || id === `@${this.channel.username}`;
  }

  /** A post in the channel; several pictures are as many messages. */
  #post(words: unknown, count: number, trouble: BotTrouble | undefined): Reply {
    if (!this.mayPost) return refuse(400, 'Bad Request: need administrator rights in the channel chat');
    const messages = Array.from({ length: count }, () => ({ message_id: this.#nextMessage++, chat: this.channel }));
    const id = `${this.channel.id}:${messages[0]?.message_id}`;
    const untold = trouble !== undefined;
    this.#sent.push({
      network: 'telegram',
      way: 'post',
      id,
      to: `@${this.channel.username}`,
      text: String(words),
      at: this.#now(),
      ...(untold ? { untold } : {}),
    });
    if (trouble === 'timeout_after_effect') return 'hang';
    if (trouble === 'drop_after_effect') return 'drop';
    if (trouble === 'server_error_after_effect') return { status: 502, html: '<h1>Bad Gateway</h1>' };
    return result(count === 1 ? messages[0] : messages);
  }

  #write(text: string, by: TelegramWriter): Record<string, unknown> {
    const from = this.#person(by);
    const group = by.group;
    const chat = group
      ? {
          id: group.id,
          type: 'supergroup',
          title: 'Obrolan warga',
          ...(group.username ? { username: group.username } : {}),
        }
      : { id: from.id, type: 'private', first_name: from.first_name };
    return {
      message_id: this.#nextMessage++,
      date: this.#seconds(),
      chat,
      from,
      ...(group?.thread === undefined ? {} : { message_thread_id: group.thread }),
      ...(text === '' ? {} : { text }),
      ...by.more,
    };
  }

  /** The time as the Bot API writes it. */
  #seconds(): number {
    return Math.floor(this.#now().getTime() / 1_000);
  }

  #person(by: TelegramWriter) {
    const name = by.username ?? by.firstName ?? 'warga';
    let id = 11;
    for (const letter of name) id = (id * 33 + (letter.codePointAt(0) ?? 0)) % 5_000_000_007;
    return {
      id: id + 1_000,
      is_bot: false,
      first_name: by.firstName ?? name,
      ...(by.username ? { username: by.username } : {}),
    };
  }
}

function result(value: unknown): Reply {
  return { status: 200, json: { ok: true, result: value } };
}

function refuse(code: number, description: string, parameters?: Record<string, unknown>): Reply {
  return { status: code, json: { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) } };
}

function refusalFor(trouble: BotTrouble | undefined): Reply | undefined {
  switch (trouble) {
    case 'rate':
      return refuse(429, 'Too Many Requests: retry after 5', { retry_after: 5 });
    case 'blocked':
      return refuse(403, 'Forbidden: bot was blocked by the user');
    case 'chat_not_found':
      return refuse(400, 'Bad Request: chat not found');
    case 'bad_request':
      return refuse(400, 'Bad Request: something nobody has listed');
    case 'bad_webhook':
      return refuse(400, 'Bad Request: bad webhook: HTTPS URL must be provided for webhook');
    case 'media_not_fetched':
      return refuse(400, 'Bad Request: failed to get HTTP URL content');
    case 'server_error':
      return refuse(500, 'Internal Server Error');
    case 'hang':
      return 'hang';
    default:
      return undefined;
  }
}
