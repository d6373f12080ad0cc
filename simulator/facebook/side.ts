import type { Call, Reply } from '../http.ts';
import { type DirectMessage, directEvent, editEvent } from '../meta/direct.ts';
import { answerAfterEffect, gone, refusalOf } from '../meta/graph-errors.ts';
import { MetaSide } from '../meta/meta-side.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';
import { commentChange, mentionChange, postChange, ratingChange } from './feed-values.ts';
import { readPage } from './page-reads.ts';
import { type PageComment, type PagePost, PageWorld, type Review } from './page-world.ts';
import { pageFaults, type Written, writePage } from './page-writes.ts';

/** The Facebook Page of the practice city with its Messenger: residents act here, and the product calls its Graph API. */
export class FacebookSide extends MetaSide implements Side {
  readonly network = 'facebook';
  readonly title = 'Facebook';
  readonly ways = [
    { key: 'comment', label: 'Komentar di kiriman halaman' },
    { key: 'direct', label: 'Pesan Messenger' },
    { key: 'post', label: 'Kiriman pengunjung di halaman' },
    { key: 'mention', label: 'Menandai halaman di tempat lain' },
    { key: 'review', label: 'Ulasan (rekomendasi)' },
  ] as const;
  readonly world: PageWorld;

  constructor(options: SideOptions) {
    super(options, 'page', '/facebook/media');
    this.world = new PageWorld(options.now);
    this.world.addPost('Info layanan minggu ini');
    this.world.addPost('Jadwal servis lampu jalan');
  }

  account(): PracticeAccount {
    return {
      externalId: this.world.pageId,
      settings: { base_url: `${this.base()}/facebook/v26.0` },
      secrets: { ...this.secrets },
    };
  }

  async speak(way: string, text: string, { name }: Speaker): Promise<string> {
    switch (way) {
      case 'direct':
        return (await this.direct(text, name)).mid;
      case 'post':
        return (await this.post(text, name)).id;
      case 'mention':
        return (await this.mention(text, name)).id;
      case 'review':
        return (await this.review(text, name)).storyId;
      default:
        return (await this.comment(text, name)).id;
    }
  }

  /** A resident comments on a post (our newest one unless named) or answers a comment. */
  async comment(text: string, name: string, more: { under?: string; at?: Date; photo?: string } = {}) {
    const target = more.under ?? this.world.posts.find((one) => one.from.id === this.world.pageId)?.id ?? '';
    const comment = this.world.addComment(target, text, this.world.person(name), more);
    if (!comment) throw new Error(`nothing of the id ${target}`);
    await this.tell({ change: commentChange(comment) });
    return comment;
  }

  async editComment(comment: PageComment, text: string): Promise<void> {
    comment.message = text;
    await this.tell({ change: commentChange(comment, 'edited') });
  }

  async removeComment(comment: PageComment): Promise<void> {
    this.world.comments.splice(this.world.comments.indexOf(comment), 1);
    await this.tell({ change: commentChange(comment, 'remove') });
  }

  /** A visitor writes on the Page itself. */
  async post(text: string, name: string, photo?: string): Promise<PagePost> {
    const post = this.world.addPost(text, this.world.person(name), photo === undefined ? {} : { photo });
    await this.tell({ change: postChange(post, this.world) });
    return post;
  }

  /** A resident names the Page on their own wall. */
  async mention(text: string, name: string): Promise<PagePost> {
    const post = this.world.addPost(text, this.world.person(name), { tagged: true });
    await this.tell({ change: mentionChange(post) });
    return post;
  }

  /** A resident recommends the Page, or does not. */
  async review(text: string, name: string, recommendation: Review['recommendation'] = 'NEGATIVE'): Promise<Review> {
    const from = this.world.person(name);
    const review = { storyId: this.world.newId('5'), from, recommendation, text, at: this.world.now() };
    this.world.reviews.push(review);
    await this.tell({ change: ratingChange(review) });
    return review;
  }

  /** A resident writes in Messenger. */
  async direct(
    text: string,
    name: string,
    more: { at?: Date; attachments?: DirectMessage['attachments'] } = {},
  ): Promise<DirectMessage> {
    const message: DirectMessage = {
      mid: `m_${this.world.newId('4')}`,
      person: this.world.person(name).id,
      ours: false,
      text,
      at: more.at ?? this.now(),
      attachments: more.attachments ?? [],
    };
    this.world.messages.push(message);
    await this.tell({ direct: directEvent(this.world.pageId, message) });
    return message;
  }

  async editDirect(message: DirectMessage, text: string): Promise<void> {
    message.text = text;
    await this.tell({ direct: editEvent(this.world.pageId, message) });
  }

  /** Answers a call to the Graph API. */
  answer(call: Call): Promise<Reply> | Reply | undefined {
    const file = this.answerFile(call);
    if (file) return file;
    const path = /^\/facebook\/v\d+\.\d+(\/.*)$/.exec(call.path)?.[1];
    if (path === undefined) return undefined;
    const { clientId } = this.consent;
    const app = this.subscriptions.answerApp(call, path, clientId, this.secrets.app_secret);
    if (app) return app;
    const asked = this.consent.answerFacebook(call, path, () => [
      { ...this.world.page, access_token: this.secrets.access_token, category: 'Government organization' },
    ]);
    if (asked) return asked;
    const edge = new RegExp(`^/(?:${this.world.pageId}|me)/subscribed_apps$`).test(path);
    const refused = edge ? this.#refuse(call, path) : undefined;
    if (edge) return refused ?? this.subscriptions.answerAccount(call, this.world.pageId, clientId);
    return this.withUsage(this.#answer(call, path));
  }

  #answer(call: Call, path: string): Reply {
    const refused = this.refuseToken(call);
    if (refused) return refused;
    const trouble = this.troubles.take(path.split('/').at(-1) ?? '');
    const refusal = trouble && refusalOf(trouble, this.world.pageId, pageFaults);
    if (refusal) return refusal;
    if (call.method === 'GET') {
      return readPage(this.world, call, path, this.nextBase ?? this.base(), trouble === 'empty_page_next');
    }
    if (call.method !== 'POST') return gone();
    const written = writePage(this.world, call, path);
    if (!written.done) return written.reply;
    const untold = answerAfterEffect(trouble);
    this.sent.push({ ...written.answer, ...(untold ? { untold: true } : {}) });
    if (this.echoes) setImmediate(() => void this.#echo(written));
    return untold ?? written.reply;
  }

  #refuse(call: Call, path: string): Reply | undefined {
    const trouble = this.troubles.take(path.split('/').at(-1) ?? '');
    return this.refuseToken(call) ?? (trouble && refusalOf(trouble, this.world.pageId, pageFaults));
  }

  protected override ownId(): string {
    return this.world.pageId;
  }

  async #echo(written: Written & { done: true }): Promise<void> {
    if (written.comment) await this.tell({ change: commentChange(written.comment) });
    if (written.post) await this.tell({ change: postChange(written.post, this.world) });
    if (written.message) {
      await this.tell({
        direct: directEvent(this.world.pageId, written.message, { is_echo: true, app_id: '4455' }),
      });
    }
  }
}
