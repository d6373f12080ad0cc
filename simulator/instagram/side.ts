import type { Call, Reply } from '../http.ts';
import { type DirectMessage, directEvent, editEvent } from '../meta/direct.ts';
import { answerAfterEffect, gone } from '../meta/graph-errors.ts';
import { MetaSide } from '../meta/meta-side.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';
import { refusalFor } from './graph-errors.ts';
import { answerRead } from './graph-reads.ts';
import { writeGraph } from './graph-writes.ts';
import { type Comment, World } from './people.ts';
import { Publishing } from './publishing.ts';
import { commentChange, mentionChange } from './webhook-body.ts';

export interface DirectOptions {
  username: string;
  attachments?: { type: string; payload: Record<string, unknown> }[];
  replyTo?: { mid?: string; story?: { id: string; url: string } };
  at?: Date;
}

/** The Instagram of the practice city: residents act here, and the product calls its Graph API. */
export class InstagramSide extends MetaSide implements Side {
  readonly network = 'instagram';
  readonly title = 'Instagram';
  readonly ways = [
    { key: 'comment', label: 'Komentar di kiriman kota' },
    { key: 'direct', label: 'Pesan pribadi (DM)' },
    { key: 'mention', label: 'Menyebut akun kota di tempat lain', toldOnce: true },
  ] as const;
  readonly world: World;
  readonly publishing: Publishing;
  constructor(options: SideOptions) {
    super(options, 'instagram', '/media');
    this.world = new World('17841400000000001', options.now);
    this.publishing = new Publishing(this.world);
    this.world.addMedia('Info layanan minggu ini');
    this.world.addMedia('Jadwal servis lampu jalan');
  }

  /** What a connected channel needs to know to speak to this account. */
  account(): PracticeAccount {
    return {
      externalId: this.world.accountId,
      settings: { base_url: `${this.base()}/graph/v26.0`, username: this.world.username },
      secrets: { ...this.secrets },
    };
  }

  async speak(way: string, text: string, { username }: Speaker): Promise<string> {
    if (way === 'direct') return (await this.dm(text, { username })).mid;
    if (way !== 'mention') return (await this.comment(text, { username })).id;
    const { mediaId, commentId } = await this.mention(`@${this.world.username} ${text}`, { username });
    return commentId ?? mediaId;
  }

  protected override ownId(): string {
    return this.world.accountId;
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
      at: by.at ?? this.now(),
    };
    this.world.comments.push(comment);
    await this.tell({ change: commentChange(comment) });
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
      await this.tell({ change: mentionChange(media.id) });
      return { mediaId: media.id };
    }
    const from = { id: this.world.personId(by.username), username: by.username };
    const comment: Comment = {
      id: this.world.newId('180'),
      mediaId: media.id,
      parentId: undefined,
      text,
      from,
      at: this.now(),
    };
    this.world.comments.push(comment);
    await this.tell({ change: mentionChange(media.id, comment.id) });
    return { mediaId: media.id, commentId: comment.id };
  }

  /** A resident writes directly. */
  async dm(text: string, by: DirectOptions): Promise<DirectMessage> {
    const message: DirectMessage = {
      mid: `aWd_${this.world.newId('6')}`,
      person: this.world.personId(by.username),
      ours: false,
      text,
      at: by.at ?? this.now(),
      attachments: by.attachments ?? [],
    };
    this.world.messages.push(message);
    await this.tell({
      direct: directEvent(this.world.accountId, message, by.replyTo ? { reply_to: by.replyTo } : {}),
    });
    return message;
  }

  /** A resident changes a message. */
  async editDm(message: DirectMessage, text: string): Promise<void> {
    message.text = text;
    await this.tell({ direct: editEvent(this.world.accountId, message) });
  }

  /** A resident takes a message back. */
  async deleteDm(message: DirectMessage): Promise<void> {
    message.deleted = true;
    const gone = { ...message, text: '', attachments: [] };
    await this.tell({ direct: directEvent(this.world.accountId, gone, { is_deleted: true }) });
  }

  /** Answers a call to the Graph API. */
  answer(call: Call): Promise<Reply> | Reply | undefined {
    const file = this.answerFile(call);
    if (file) return file;
    const login = this.consent.answerInstagram(call, () => this.refreshToken(), this.world.accountId);
    if (login) return login;
    const path = /^\/graph\/v\d+\.\d+(\/.*)$/.exec(call.path)?.[1];
    if (path === undefined) return undefined;
    const { clientId } = this.consent;
    const app = this.subscriptions.answerApp(call, path, clientId, this.secrets.app_secret);
    if (app) return app;
    const linked = { id: this.world.accountId, username: this.world.username };
    const asked = this.consent.answerFacebook(call, path, () => [
      { id: '100', name: 'Halaman tanpa Instagram', access_token: 'akses-lain' },
      { id: '101', name: 'Kota', access_token: this.secrets.access_token, instagram_business_account: linked },
    ]);
    if (asked) return asked;
    // Of an account with Facebook's login the linked Page is asked, whose token it is.
    const teller = new RegExp(`^/(${this.world.accountId}|me)/subscribed_apps$`).exec(path)?.[1];
    if (teller === undefined) return this.withUsage(this.#answer(call, path));
    return this.#refuse(call, path) ?? this.subscriptions.answerAccount(call, teller, clientId);
  }

  #refuse(call: Call, path: string): Reply | undefined {
    const trouble = this.troubles.take(path.split('/').at(-1) ?? '');
    return this.refuseToken(call) ?? (trouble && refusalFor(trouble, this.world.accountId));
  }

  #answer(call: Call, path: string): Reply {
    const refused = this.refuseToken(call);
    if (refused) return refused;
    const where = path.split('/').at(-1) ?? '';
    const trouble = this.troubles.take(where);
    const refusal = trouble && refusalFor(trouble, this.world.accountId);
    if (refusal) return refusal;
    const [first = '', second] = path.split('/').filter(Boolean);
    const about = call.method === 'GET' ? this.publishing.read(call, first, second) : undefined;
    if (about) return about;
    if (call.method === 'GET')
      return answerRead(this.world, call, path, this.nextBase ?? this.base(), trouble === 'empty_page_next');
    if (call.method !== 'POST') return gone();
    if (first === this.world.accountId && second === 'media') return this.publishing.make(call);
    if (first === this.world.accountId && second === 'media_publish') {
      const { reply, answer } = this.publishing.publish(call);
      const untold = answer && answerAfterEffect(trouble);
      if (answer) this.sent.push({ ...answer, ...(untold ? { untold: true } : {}) });
      return untold ?? reply;
    }
    const written = writeGraph(this.world, call, path);
    if (!written.done) return written.reply;
    const untold = answerAfterEffect(trouble);
    this.sent.push({ ...written.answer, ...(untold ? { untold: true } : {}) });
    if (this.echoes) setImmediate(() => void this.#echo(written));
    return untold ?? written.reply;
  }

  async #echo(written: { comment?: Comment; message?: DirectMessage }): Promise<void> {
    if (written.comment) await this.tell({ change: commentChange(written.comment) });
    if (written.message)
      await this.tell({ direct: directEvent(this.world.accountId, written.message, { is_echo: true }) });
  }
}
