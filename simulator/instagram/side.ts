import { createHmac, randomBytes } from 'node:crypto';
import { Deliverer, type DeliveryHabits } from '../delivery.ts';
import type { Call, Reply } from '../http.ts';
import { answerAfterEffect, type GraphTrouble, gone, graphError } from '../meta/graph-errors.ts';
import { type SentAnswer, Troubles } from '../record.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';
import { refusalFor } from './graph-errors.ts';
import { answerRead } from './graph-reads.ts';
import { writeGraph } from './graph-writes.ts';
import { type Comment, type DirectMessage, World } from './people.ts';
import { commentChange, directEvent, type Event, mentionChange, writeBody } from './webhook-body.ts';

/** How webhook bodies look; both shapes are in use. */
export interface BodyHabits {
  shape: 'changes' | 'flat';
  /** Ids beyond 2^53 stand as bare numbers. */
  bareNumbers: boolean;
  /** Members nobody has heard of stand beside the known ones. */
  unknownFields: boolean;
  /** Collect events until `sendBatch()`, which puts them into one body. */
  batch: boolean;
}

export interface DirectOptions {
  username: string;
  attachments?: { type: string; payload: Record<string, unknown> }[];
  replyTo?: { mid?: string; story?: { id: string; url: string } };
  at?: Date;
}

/** The Instagram of the practice city: residents act here, and the product calls its Graph API. */
export class InstagramSide implements Side {
  readonly network = 'instagram';
  readonly title = 'Instagram';
  readonly ways = [
    { key: 'comment', label: 'Komentar di kiriman kota' },
    { key: 'direct', label: 'Pesan pribadi (DM)' },
    { key: 'mention', label: 'Menyebut akun kota di tempat lain' },
  ] as const;
  readonly world: World;
  readonly troubles = new Troubles<GraphTrouble>();
  readonly body: BodyHabits = { shape: 'changes', bareNumbers: false, unknownFields: false, batch: false };
  readonly secrets = {
    app_secret: 'aplikasi-latihan',
    verify_token: 'jabat-tangan-latihan',
    access_token: 'akses-latihan-1',
  };
  readonly webhook: Deliverer;
  /** Files by path below `/media/`; removing one makes its address expire. */
  readonly files = new Map<string, { bytes: Buffer; mime: string }>();
  /** Echoes of what the city sent come back as webhooks, as they really do. */
  echoes = true;
  /** Another host to put into `next`, as somebody between could. */
  nextBase: string | undefined;
  readonly #sent: SentAnswer[];
  readonly #base: () => string;
  readonly #now: () => Date;
  #batch: Event[] = [];

  constructor({ sent, base, now }: SideOptions) {
    this.world = new World('17841400000000001', now);
    this.#now = now;
    this.#sent = sent;
    this.#base = base;
    this.webhook = new Deliverer((body, signature) => this.#sign(body, signature));
    this.world.addMedia('Info layanan minggu ini');
    this.world.addMedia('Jadwal servis lampu jalan');
  }

  /** What a connected channel needs to know to speak to this account. */
  account(): PracticeAccount {
    return {
      externalId: this.world.accountId,
      settings: { base_url: `${this.#base()}/graph/v26.0`, username: this.world.username },
      secrets: { ...this.secrets },
    };
  }

  async speak(way: string, text: string, { username }: Speaker): Promise<string> {
    if (way === 'direct') return (await this.dm(text, { username })).mid;
    if (way !== 'mention') return (await this.comment(text, { username })).id;
    const { mediaId, commentId } = await this.mention(`@${this.world.username} ${text}`, { username });
    return commentId ?? mediaId;
  }

  stop(): void {
    this.webhook.stop();
  }

  /** A resident comments on a post of the city (the newest one unless named), or answers a comment. */
  async comment(
    text: string,
    by: { username: string; mediaId?: string; parentId?: string; at?: Date },
  ): Promise<Comment> {
    const parent = this.world.comments.find((one) => one.id === by.parentId);
    const mediaId = by.mediaId ?? parent?.mediaId ?? this.world.media.find((one) => one.by === undefined)?.id ?? '';
    const comment: Comment = {
      id: this.world.newId('180'),
      mediaId,
      parentId: parent ? (parent.parentId ?? parent.id) : undefined,
      text,
      from: { id: this.world.personId(by.username), username: by.username },
      at: by.at ?? this.#now(),
    };
    this.world.comments.push(comment);
    await this.#tell({ change: commentChange(comment) });
    return comment;
  }

  /** A resident mentions the city in a comment on somebody's post, or in a caption when `caption` is set. */
  async mention(
    text: string,
    by: { username: string; caption?: boolean },
  ): Promise<{ mediaId: string; commentId?: string }> {
    const media = this.world.addMedia(by.caption ? text : 'Kiriman warga');
    media.by = by.username;
    if (by.caption) {
      media.tagged = true;
      await this.#tell({ change: mentionChange(media.id) });
      return { mediaId: media.id };
    }
    const from = { id: this.world.personId(by.username), username: by.username };
    const comment: Comment = {
      id: this.world.newId('180'),
      mediaId: media.id,
      parentId: undefined,
      text,
      from,
      at: this.#now(),
    };
    this.world.comments.push(comment);
    await this.#tell({ change: mentionChange(media.id, comment.id) });
    return { mediaId: media.id, commentId: comment.id };
  }

  /** A resident writes directly. */
  async dm(text: string, by: DirectOptions): Promise<DirectMessage> {
    const message: DirectMessage = {
      mid: `aWd_${this.world.newId('6')}`,
      person: this.world.personId(by.username),
      ours: false,
      text,
      at: by.at ?? this.#now(),
      attachments: by.attachments ?? [],
    };
    this.world.messages.push(message);
    await this.#tell({
      direct: directEvent(this.world.accountId, message, by.replyTo ? { reply_to: by.replyTo } : {}),
    });
    return message;
  }

  /** A resident changes a message. */
  async editDm(message: DirectMessage, text: string): Promise<void> {
    message.text = text;
    const { message: _old, ...envelope } = directEvent(this.world.accountId, message);
    await this.#tell({ direct: { ...envelope, message_edit: { mid: message.mid, text, num_edit: 1 } } });
  }

  /** A resident takes a message back. */
  async deleteDm(message: DirectMessage): Promise<void> {
    message.deleted = true;
    const gone = { ...message, text: '', attachments: [] };
    await this.#tell({ direct: directEvent(this.world.accountId, gone, { is_deleted: true }) });
  }

  /** Any other event, as one likes it. */
  async raw(event: Event): Promise<void> {
    await this.#tell(event);
  }

  /** Delivers a whole body as it stands, correctly signed. */
  async rawBody(body: string): Promise<void> {
    await this.webhook.deliver(body);
  }

  /** Puts a picture behind an address of the practice city. */
  addFile(name: string, bytes: Buffer, mime: string): string {
    this.files.set(name, { bytes, mime });
    return `${this.#base()}/media/${name}`;
  }

  /** Makes the present token worthless. */
  expireToken(): void {
    this.secrets.access_token = `lewat-${randomBytes(8).toString('hex')}`;
  }

  /** A new good token, as after connecting again; the product has to be given it. */
  refreshToken(): string {
    this.secrets.access_token = `akses-latihan-${randomBytes(8).toString('hex')}`;
    return this.secrets.access_token;
  }

  /** Delivers the collected events in one body with an entry each. */
  async sendBatch(): Promise<void> {
    const events = this.#batch;
    this.#batch = [];
    if (events.length > 0) await this.webhook.deliver(writeBody(this.world.accountId, events, this.body, this.#now()));
  }

  /** Answers a call to the Graph API. */
  answer(call: Call): Reply | undefined {
    const file = /^\/media\/(.+)$/.exec(call.path)?.[1];
    if (file !== undefined) {
      const found = this.files.get(file);
      return found
        ? { status: 200, bytes: found.bytes, mime: found.mime }
        : { status: 403, text: 'URL signature expired' };
    }
    const path = /^\/graph\/v\d+\.\d+(\/.*)$/.exec(call.path)?.[1];
    if (path === undefined) return undefined;
    if (call.headers.authorization !== `Bearer ${this.secrets.access_token}`) {
      return graphError(400, 190, 'Error validating access token', { error_subcode: 463 });
    }
    const where = path.split('/').at(-1) ?? '';
    const trouble = this.troubles.take(where);
    const refusal = trouble && refusalFor(trouble, this.world.accountId);
    if (refusal) return refusal;
    if (call.method === 'GET')
      return answerRead(this.world, call, path, this.nextBase ?? this.#base(), trouble === 'empty_page_next');
    if (call.method !== 'POST') return gone();
    const written = writeGraph(this.world, call, path);
    if (!written.done) return written.reply;
    const untold = answerAfterEffect(trouble);
    this.#sent.push({ ...written.answer, ...(untold ? { untold: true } : {}) });
    if (this.echoes) setImmediate(() => void this.#echo(written));
    return untold ?? written.reply;
  }

  async #echo(written: { comment?: Comment; message?: DirectMessage }): Promise<void> {
    if (written.comment) await this.#tell({ change: commentChange(written.comment) });
    if (written.message)
      await this.#tell({ direct: directEvent(this.world.accountId, written.message, { is_echo: true }) });
  }

  async #tell(event: Event): Promise<void> {
    if (this.body.batch) {
      this.#batch.push(event);
      return;
    }
    await this.webhook.deliver(writeBody(this.world.accountId, [event], this.body, this.#now()));
  }

  #sign(body: string, signature: DeliveryHabits['signature']): Record<string, string> {
    if (signature === 'absent') return {};
    // Meta signs no time: an old body stays well signed.
    const secret = signature !== 'forged' ? this.secrets.app_secret : 'rahasia-orang-lain';
    return { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
  }
}
