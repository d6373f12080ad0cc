import { createHmac } from 'node:crypto';
import { Deliverer, type DeliveryHabits } from '../delivery.ts';
import { type Call, fieldsOf, type Reply } from '../http.ts';
import { type SentAnswer, Troubles } from '../record.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';
import { answerAfterEffect, fine, openAnswer, refusalFor, refuse, type TikTokTrouble } from './answers.ts';
import { readOpen, writeOpen } from './login-kit.ts';
import { answerRead, envelopeOf } from './reads.ts';
import { Tokens } from './tokens.ts';
import { type Comment, type Message, World } from './world.ts';
import { type Written, writeBusiness } from './writes.ts';

/** The TikTok of the practice city: residents act here, and the product calls its Accounts API or the Login Kit's. */
export class TikTokSide implements Side {
  readonly network = 'tiktok';
  readonly title = 'TikTok';
  readonly ways = [
    { key: 'comment', label: 'Komentar di video kota' },
    { key: 'direct', label: 'Pesan pribadi' },
    { key: 'mention', label: 'Menyebut akun kota di keterangan video' },
  ] as const;
  readonly world: World;
  readonly tokens = new Tokens();
  readonly troubles = new Troubles<TikTokTrouble>();
  readonly webhook: Deliverer;
  /** The app's address for each kind of event. */
  readonly registered = new Map<string, string>();
  /** Files by media id, or by name below `/tiktok/files/`; removing one makes its address expire. */
  readonly files = new Map<string, Buffer>();
  /** What was uploaded to publish it. */
  readonly uploads: number[] = [];
  /** Echoes of what the city sends come back as webhooks, as they really do. */
  echoes = true;
  /** Some webhooks of comments bear no text. */
  withText = true;
  readonly #sent: SentAnswer[];
  readonly #base: () => string;
  readonly #now: () => Date;

  constructor({ sent, base, now }: SideOptions) {
    this.world = new World(now);
    this.#now = now;
    this.#sent = sent;
    this.#base = base;
    this.webhook = new Deliverer((body, signature) => this.#sign(body, signature));
    this.world.addVideo('Jadwal servis lampu jalan');
    this.world.addVideo('Info layanan minggu ini');
  }

  account(api: 'business' | 'login_kit' = 'business'): PracticeAccount {
    return {
      externalId: this.world.openId,
      settings: {
        api,
        base_url: `${this.#base()}/tiktok/${api === 'business' ? 'open_api/v1.3' : 'v2'}`,
        client_id: this.tokens.clientId,
        // The practice city counts no calls, and lessons should not wait for minutes.
        poll_seconds: '5',
        direct_messages: 'granted',
        mentions: 'granted',
      },
      secrets: {
        access_token: this.tokens.access,
        refresh_token: this.tokens.refresh,
        app_secret: this.tokens.appSecret,
      },
    };
  }

  async speak(way: string, text: string, { username }: Speaker): Promise<string> {
    if (way === 'direct') return (await this.dm(text, { username })).id;
    if (way === 'mention') return this.mention(`@${this.world.username} ${text}`, { username });
    return (await this.comment(text, { username })).id;
  }

  stop(): void {
    this.webhook.stop();
  }

  /** A resident comments under a video of the city, or answers a comment. */
  async comment(text: string, by: { username: string; videoId?: string; parentId?: string }): Promise<Comment> {
    const comment = this.world.addComment(text, by.username, by);
    await this.#tellComment(comment, 'insert');
    return comment;
  }

  /** Somebody takes a comment away, or TikTok or the owner hides it. */
  async changeComment(comment: Comment, action: 'delete' | 'set_to_hidden' | 'set_to_public'): Promise<void> {
    if (action === 'delete') this.world.comments.splice(this.world.comments.indexOf(comment), 1);
    else comment.hidden = action === 'set_to_hidden';
    await this.#tellComment(comment, action);
  }

  /** A resident writes directly; `image` names a file kept before. */
  async dm(text: string, by: { username: string; image?: string }): Promise<Message> {
    const message = this.world.addMessage(text, by.username, by.image === undefined ? {} : { image: by.image });
    await this.#tellMessage(message);
    return message;
  }

  /** A mimin answers in TikTok's own app. */
  async ownMessage(text: string, person: string, quotes?: string): Promise<Message> {
    const more = { ours: true, ...(quotes === undefined ? {} : { quotes }) };
    const message = this.world.addMessage(text, person, more);
    await this.#tellMessage(message);
    return message;
  }

  /** A resident names us in the caption of a video; the webhook tells of it. Answers the id the product will know. */
  async mention(caption: string, by: { username: string }): Promise<string> {
    const video = this.world.addVideo(caption, by.username);
    await this.tell('brand.mention.event', this.mentionOf(video.id));
    return `video:${video.id}`;
  }

  /** What the webhook says of a video that names us. */
  mentionOf(videoId: string, change: 'CREATE' | 'EDIT' = 'CREATE'): Record<string, unknown> {
    const video = this.world.videos.find((one) => one.id === videoId);
    return {
      type_of_event: change,
      mention_type: 'VIDEO_MENTION',
      video_id: videoId,
      video_create_time: Math.floor((video?.at.getTime() ?? 0) / 1_000),
      open_id_of_mentioned_user: this.world.openId,
      unique_identifier: this.world.nameOf(video?.by ?? ''),
      share_url: video?.link,
      video_caption: video?.caption,
      comment_id: '0',
    };
  }

  /** Delivers any event, as one likes it. `content` becomes JSON in a string, with its ids as bare numbers. */
  async tell(event: string, content: Record<string, unknown>, openId = this.world.openId): Promise<void> {
    await this.webhook.deliver(this.bodyOf(event, content, openId));
  }

  /** The body of one event. */
  bodyOf(event: string, content: Record<string, unknown>, openId = this.world.openId): string {
    const bare = JSON.stringify(content).replace(/"((?:parent_)?comment_id|video_id)":"(\d+)"/g, '"$1":$2');
    return JSON.stringify({
      client_key: this.tokens.clientId,
      event,
      create_time: Math.floor(this.#now().getTime() / 1_000),
      user_openid: openId,
      content: bare,
    });
  }

  /** The headers that TikTok would send with this body now. */
  signed(body: string): Record<string, string> {
    return this.#sign(body, 'good');
  }

  expireToken(): void {
    this.tokens.expire();
  }

  /** A new good token, as after connecting again; the product has to be given it. */
  refreshToken(): string {
    return this.tokens.renew();
  }

  /** Answers a call below `/tiktok`. */
  answer(call: Call): Reply | undefined {
    const file = /^\/tiktok\/files\/(.+)$/.exec(call.path)?.[1];
    if (file !== undefined) return this.#file(call, decodeURIComponent(file));
    if (call.path.startsWith('/tiktok/upload/') && call.method === 'PUT') {
      this.uploads.push(call.body.byteLength);
      return { status: 201, text: '' };
    }
    const [, api, tail] = /^\/tiktok\/(open_api\/v1\.3|v2)\/(.+?)\/?$/.exec(call.path) ?? [];
    if (api === undefined || tail === undefined) return undefined;
    return api === 'v2' ? this.#answerOpen(call, tail) : this.#answerBusiness(call, tail);
  }

  #answerBusiness(call: Call, tail: string): Reply {
    if (tail === 'tt_user/oauth2/token' || tail === 'tt_user/oauth2/refresh_token') {
      return this.tokens.grant(call, this.world.openId, true);
    }
    if (call.headers['access-token'] !== this.tokens.access) {
      return refuse(40_105, 'Access token is incorrect or has been revoked.');
    }
    if (tail === 'tt_user/token_info/get') return fine({ app_id: this.tokens.clientId, creator_id: this.world.openId });
    const where = tail.replace(/^business\//, '');
    const trouble = this.troubles.take(where);
    const refusal = refusalFor(trouble);
    if (refusal) return refusal;
    if (call.method === 'GET') return answerRead(this.world, call, where, trouble === 'empty_page_next');
    if (where === 'message/media/download') {
      const media = String(fieldsOf(call).media_id ?? '');
      if (!this.files.has(media)) return refuse(40_007, 'The media does not exist');
      return fine({ download_url: `${this.#base()}/tiktok/files/${encodeURIComponent(media)}` });
    }
    if (where === 'webhook/update') return this.#register(fieldsOf(call));
    return this.#finish(writeBusiness(this.world, call, where, trouble), trouble);
  }

  /** The app's address for one kind of event. */
  #register(said: Record<string, unknown>): Reply {
    const { app_id: id, secret, event_type: kind, callback_url: address } = said as Record<string, string>;
    if (id !== this.tokens.clientId || secret !== this.tokens.appSecret)
      return refuse(40_001, 'No permission for the app');
    if (!kind || !address) return refuse(40_002, 'callback_url: Missing data for required field.');
    this.registered.set(kind, address);
    this.webhook.habits.callback = address;
    return fine({ app_id: id, event_type: kind, callback_url: address });
  }

  #answerOpen(call: Call, tail: string): Reply {
    if (tail === 'auth/authorize') return this.tokens.consent(call);
    if (tail === 'oauth/token') return this.tokens.grant(call, this.world.openId, false);
    if (call.headers.authorization !== `Bearer ${this.tokens.access}`) {
      return openAnswer({}, 'access_token_invalid', 401);
    }
    const trouble = this.troubles.take(tail);
    if (trouble === 'rate') return openAnswer({}, 'rate_limit_exceeded', 429);
    if (trouble === 'rate_day') return openAnswer({}, 'spam_risk_too_many_posts', 403);
    if (trouble === 'token_expired') return openAnswer({}, 'access_token_invalid', 401);
    if (trouble === 'hang') return 'hang';
    const read = readOpen(this.world, call, tail);
    if (read) return read;
    const written = writeOpen(this.world, call, tail, this.#base(), trouble);
    // There is no scope for what people write.
    return written ? this.#finish(written, trouble) : openAnswer({}, 'scope_not_authorized', 401);
  }

  #finish(written: Written, trouble: TikTokTrouble | undefined): Reply {
    if (!written.done) return written.reply;
    const untold = answerAfterEffect(trouble);
    this.#sent.push({ ...written.answer, ...(untold ? { untold: true } : {}) });
    if (this.echoes) {
      setImmediate(() => {
        if (written.comment) void this.#tellComment(written.comment, 'insert');
        if (written.message) void this.#tellMessage(written.message);
      });
    }
    return untold ?? written.reply;
  }

  #file(call: Call, name: string): Reply {
    const bytes = this.files.get(name);
    if (call.headers['x-user'] !== this.tokens.access) return { status: 403, text: 'x-user is missing' };
    return bytes ? { status: 200, bytes, mime: 'image/jpeg' } : { status: 404, text: 'expired' };
  }

  async #tellComment(comment: Comment, action: string): Promise<void> {
    await this.tell('comment.update', {
      comment_id: comment.id,
      video_id: comment.videoId,
      ...(comment.parentId === undefined ? {} : { parent_comment_id: comment.parentId }),
      comment_type: comment.parentId === undefined ? 'comment' : 'reply',
      comment_action: action,
      unique_identifier: this.world.nameOf(comment.by),
      timestamp: Math.floor((action === 'insert' ? comment.at : this.#now()).getTime() / 1_000),
      ...(this.withText ? { text: comment.text } : {}),
    });
  }

  async #tellMessage(message: Message): Promise<void> {
    await this.tell(message.ours ? 'im_send_msg' : 'im_receive_msg', {
      ...envelopeOf(this.world, message, false),
      type: message.image === undefined ? 'text' : 'image',
      from: message.ours ? this.world.username : message.person,
      to: message.ours ? message.person : this.world.username,
      // Always the person's, whoever wrote.
      unique_identifier: this.world.nameOf(message.person),
    });
  }

  #sign(body: string, signature: DeliveryHabits['signature']): Record<string, string> {
    if (signature === 'absent') return {};
    const age = signature === 'stale' ? 15 * 60 : 0;
    const time = Math.floor(this.#now().getTime() / 1_000) - age;
    const secret = signature === 'forged' ? 'rahasia-orang-lain' : this.tokens.appSecret;
    const sum = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
    return { 'tiktok-signature': `t=${time},s=${sum}`, 'webhook-schema-version': '1.0', 'x-tt-logid': 'latihan' };
  }
}
