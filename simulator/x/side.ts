import { createHmac } from 'node:crypto';
import { Deliverer, type DeliveryHabits } from '../delivery.ts';
import type { Call, Reply } from '../http.ts';
import { type SentAnswer, Troubles } from '../record.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';
import { activity, eventOfMessage, eventsOfPost } from './events.ts';
import { answerAfterEffect, problem, refusalOf, type XTrouble } from './problems.ts';
import { answerRead, nowhere } from './reads.ts';
import { Tokens } from './tokens.ts';
import { Uploads } from './uploads.ts';
import { Webhooks } from './webhooks.ts';
import { type Media, type Message, type Post, World } from './world.ts';
import { type Rules, type Written, write } from './writes.ts';

/** How events look; both products are in use. */
export interface EventHabits {
  shape: 'activity' | 'account_activity';
  /** Ids stand as bare numbers, beyond what a double holds. */
  bareNumbers: boolean;
}

export interface Writing {
  answers?: Post;
  quotes?: Post;
  media?: Media[];
  at?: Date;
}

/** The X of the practice city: residents post here, and the product calls its API. */
export class XSide implements Side {
  readonly network = 'x';
  readonly title = 'X';
  readonly ways = [
    { key: 'mention', label: 'Menyebut akun kota' },
    { key: 'reply', label: 'Menjawab kiriman kota' },
    { key: 'quote', label: 'Mengutip kiriman kota' },
    { key: 'direct', label: 'Pesan langsung (DM)' },
  ] as const;
  readonly world: World;
  readonly tokens = new Tokens();
  readonly uploads: Uploads;
  readonly consumerSecret = 'konsumen-latihan';
  readonly troubles = new Troubles<XTrouble>();
  readonly rules: Rules = { selfServe: true, automaticCounts: true };
  readonly events: EventHabits = { shape: 'activity', bareNumbers: false };
  readonly webhook: Deliverer;
  /** Where the app wants its events. */
  readonly webhooks: Webhooks;
  /** Files by path below `/x/media/`; one that is missing has expired. */
  readonly files = new Map<string, Buffer>();
  /** Echoes of what the city sent come back as events, as they really do. */
  echoes = true;
  readonly #sent: SentAnswer[];
  readonly #base: () => string;
  readonly #now: () => Date;
  #calls = 0;

  constructor({ sent, base, now }: SideOptions) {
    this.world = new World(now);
    this.#now = now;
    this.#sent = sent;
    this.#base = base;
    this.uploads = new Uploads(() => this.world.newId(), base);
    this.webhook = new Deliverer((body, signature) => this.#sign(body, signature));
    this.webhooks = new Webhooks(this.webhook, this.consumerSecret);
    this.world.write(this.world.us, 'Info layanan minggu ini');
  }

  account(): PracticeAccount {
    return {
      externalId: this.world.us.id,
      settings: {
        base_url: `${this.#base()}/x`,
        username: this.world.us.username,
        client_id: this.tokens.clientId,
        // The practice X counts no calls.
        poll_seconds: '5',
      },
      secrets: {
        access_token: this.tokens.access,
        refresh_token: this.tokens.refresh,
        client_secret: this.tokens.clientSecret,
        consumer_secret: this.consumerSecret,
      },
    };
  }

  async speak(way: string, text: string, by: Speaker): Promise<string> {
    if (way === 'direct') return (await this.direct(text, by)).id;
    if (way === 'reply') return (await this.post(text, by, { answers: this.ownPost() })).history[0] ?? '';
    if (way === 'quote') return (await this.post(text, by, { quotes: this.ownPost() })).history[0] ?? '';
    return (await this.post(`@${this.world.us.username} ${text}`, by)).history[0] ?? '';
  }

  /** The city's newest post that answers nobody. */
  ownPost(): Post {
    const own = this.world.posts.findLast((one) => one.author === this.world.us && !one.answers);
    return own ?? this.world.write(this.world.us, 'Info layanan');
  }

  /** A resident posts something. */
  async post(text: string, by: { username: string; name?: string }, more: Writing = {}): Promise<Post> {
    const post = this.world.write(this.world.person(by.username, by.name), text, more);
    await this.#tellPost(post);
    return post;
  }

  /** A resident changes a post: it gets a new id that names the old ones. */
  async edit(post: Post, text: string): Promise<void> {
    post.text = text;
    post.id = this.world.newId();
    post.history.push(post.id);
    post.at = this.#now();
    await this.#tellPost(post);
  }

  /** Somebody takes a post back; X tells only the author's own subscribers. */
  async remove(post: Post, tell = false): Promise<void> {
    this.world.posts.splice(this.world.posts.indexOf(post), 1);
    if (tell) await this.tell('post.delete', { id: post.history[0], author_id: post.author.id });
  }

  /** A resident writes directly. */
  async direct(text: string, by: { username: string; name?: string }, media: Media[] = []): Promise<Message> {
    const from = this.world.person(by.username, by.name);
    const message: Message = { id: this.world.newId(), from, to: this.world.us, text, at: this.#now(), media };
    this.world.messages.push(message);
    await this.#tellMessage(message);
    return message;
  }

  /** A mimin types something in X's own app. */
  async typeInApp(text: string, answers: Post): Promise<Post> {
    const post = this.world.write(this.world.us, text, { answers });
    await this.#tellPost(post);
    return post;
  }

  /** Any event, as one likes it. */
  async tell(type: string, payload: Record<string, unknown>, includes: Record<string, unknown> = {}): Promise<void> {
    await this.#deliver(activity(this.world, type, payload, includes));
  }

  /** Asks the product's address what X asks before it sends anything; answers status and body. */
  async challenge(token: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.webhook.habits.callback}?crc_token=${encodeURIComponent(token)}`);
    return { status: response.status, body: response.ok ? await response.json() : undefined };
  }

  /** Puts a picture behind an address of the practice city. */
  addFile(name: string, bytes: Buffer): Media {
    this.files.set(name, bytes);
    return { key: `3_${name}`, type: 'photo', url: `${this.#base()}/x/media/${name}` };
  }

  expireToken(): void {
    this.tokens.expire();
  }

  /** A new good token, as after connecting again; the product has to be given it. */
  refreshToken(): string {
    this.tokens.expire();
    return this.tokens.access;
  }

  /** Answers a call below `/x`. */
  answer(call: Call): Promise<Reply> | Reply | undefined {
    if (!call.path.startsWith('/x/')) return undefined;
    const file = /^\/x\/media\/(.+)$/.exec(call.path)?.[1];
    if (file !== undefined) {
      const bytes = this.files.get(file);
      return bytes ? { status: 200, bytes, mime: 'image/jpeg' } : { status: 404, text: 'gone' };
    }
    if (call.path === '/x/i/oauth2/authorize') return this.tokens.consent(call);
    const where = call.path.split('/').at(-1) ?? '';
    const trouble = this.troubles.take(where);
    const refusal = refusalOf(trouble, Math.floor(Date.now() / 1_000) + 420);
    if (refusal) return refusal;
    if (call.path === '/x/2/oauth2/token') return this.tokens.trade(call);
    const user = call.headers.authorization === `Bearer ${this.tokens.access}` || this.#signedOldStyle(call);
    const registered = this.webhooks.answer(call, user);
    if (registered) return registered;
    if (!user) {
      return problem(401, 'about:blank', 'Unauthorized', { title: 'Unauthorized' });
    }
    return withBudget(this.#answer(call, trouble) ?? nowhere(), ++this.#calls);
  }

  stop(): void {
    this.webhook.stop();
  }

  #answer(call: Call, trouble: XTrouble | undefined): Reply | undefined {
    const uploaded = this.uploads.answer(call);
    if (uploaded) return uploaded;
    if (call.method === 'GET') return answerRead(this.world, call, trouble);
    const written = write(this.world, call, this.uploads, this.rules);
    if (!written?.done) return written?.reply;
    const untold = answerAfterEffect(trouble);
    this.#sent.push({ ...written.answer, ...(untold ? { untold: true } : {}) });
    if (this.echoes) setImmediate(() => void this.#echo(written));
    return untold ?? written.reply;
  }

  /** The header's parts are looked at; whether its signature is right is for the product's own test. */
  #signedOldStyle(call: Call): boolean {
    const header = call.headers.authorization ?? '';
    return header.startsWith('OAuth ') && header.includes(`oauth_token="${this.tokens.access}"`);
  }

  async #echo(written: Written & { done: true }): Promise<void> {
    if (written.post) await this.#tellPost(written.post);
    if (written.message) await this.#tellMessage(written.message);
  }

  async #tellPost(post: Post): Promise<void> {
    for (const event of eventsOfPost(this.world, post, this.events.shape)) await this.#deliver(event);
  }

  async #tellMessage(message: Message): Promise<void> {
    await this.#deliver(eventOfMessage(this.world, message, this.events.shape));
  }

  async #deliver(event: unknown): Promise<void> {
    const body = JSON.stringify(event);
    await this.webhook.deliver(this.events.bareNumbers ? body.replace(/"(\d{16,})"(?!:)/g, '$1') : body);
  }

  #sign(body: string, signature: DeliveryHabits['signature']): Record<string, string> {
    if (signature === 'absent') return {};
    // X signs no time: an old body stays well signed.
    const secret = signature === 'forged' ? 'rahasia-orang-lain' : this.consumerSecret;
    return { 'x-twitter-webhooks-signature': `sha256=${createHmac('sha256', secret).update(body).digest('base64')}` };
  }
}

function withBudget(reply: Reply, calls: number): Reply {
  if (typeof reply === 'string') return reply;
  const left = {
    'x-rate-limit-limit': '300',
    'x-rate-limit-remaining': String(300 - (calls % 150)),
    'x-rate-limit-reset': String(Math.floor(Date.now() / 1_000) + 600),
  };
  return { ...reply, headers: { ...left, ...reply.headers } };
}
