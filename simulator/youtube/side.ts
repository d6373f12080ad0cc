import { createHmac } from 'node:crypto';
import { Deliverer, type DeliveryHabits } from '../delivery.ts';
import { answerAfterEffect, type GoogleTrouble, refusalFor, refuse, unauthenticated } from '../google/answers.ts';
import { Tokens } from '../google/tokens.ts';
import type { Call, Reply } from '../http.ts';
import { type SentAnswer, Troubles } from '../record.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';
import { Hub } from './hub.ts';
import { answerRead } from './reads.ts';
import { type Comment, World } from './world.ts';
import { insertComment, openUpload, takeUpload, updateVideo, type Written } from './writes.ts';

const scopes = 'https://www.googleapis.com/auth/youtube.force-ssl';

/** The YouTube of the practice city: residents comment here, and the product asks its Data API. It never calls about comments. */
export class YouTubeSide implements Side {
  readonly network = 'youtube';
  readonly title = 'YouTube';
  readonly ways = [
    { key: 'comment', label: 'Komentar di video kota' },
    { key: 'held', label: 'Komentar yang ditahan YouTube' },
  ] as const;
  readonly world: World;
  readonly tokens = new Tokens();
  /** Where: `comments.insert`, `commentThreads.list`, `videos.update` ... */
  readonly troubles = new Troubles<GoogleTrouble | 'cut'>();
  /** The hub that tells of our own videos, and of nothing else. */
  readonly videoFeed: Deliverer;
  readonly hub: Hub;
  readonly hubSecret = 'rahasia-hub-latihan';
  readonly #sent: SentAnswer[];
  readonly #base: () => string;

  constructor({ sent, base, now }: SideOptions) {
    this.world = new World(now);
    this.#sent = sent;
    this.#base = base;
    this.videoFeed = new Deliverer((body, signature) => this.#sign(body, signature));
    this.hub = new Hub(this.videoFeed);
    this.world.addVideo('Jadwal servis lampu jalan');
    this.world.addVideo('Cara mengurus KTP yang hilang');
  }

  account(): PracticeAccount {
    return {
      externalId: this.world.channelId,
      settings: {
        base_url: `${this.#base()}/youtube`,
        client_id: this.tokens.clientId,
        token_expires_at: new Date(Date.now() + 3_600_000).toISOString(),
      },
      secrets: {
        access_token: this.tokens.access,
        refresh_token: this.tokens.refresh,
        client_secret: this.tokens.clientSecret,
        hub_secret: this.hubSecret,
      },
    };
  }

  async speak(way: string, text: string, { username }: Speaker): Promise<string> {
    const comment = this.comment(text, { username });
    if (way === 'held') comment.status = 'heldForReview';
    return comment.id;
  }

  stop(): void {
    this.videoFeed.stop();
  }

  /** A resident comments under a video of the city, or answers a comment. */
  comment(text: string, by: { username: string; videoId?: string; parentId?: string }): Comment {
    return this.world.addComment(text, by.username, by);
  }

  /** A mimin answers in YouTube Studio. */
  ownComment(text: string, parentId: string): Comment {
    return this.world.addComment(text, this.world.title, { parentId });
  }

  edit(comment: Comment, text: string): void {
    comment.text = text;
    // Whole seconds are all that YouTube tells.
    comment.changedAt = new Date(Math.max(this.world.now().getTime(), comment.at.getTime() + 1_000));
  }

  remove(comment: Comment): void {
    const { comments } = this.world;
    for (const one of [comment, ...this.world.repliesTo(comment.id)]) comments.splice(comments.indexOf(one), 1);
  }

  /** The hub tells of a video; answers the body. */
  async tellVideo(videoId: string): Promise<string> {
    const video = this.world.videos.find((one) => one.id === videoId);
    const at = (video?.at ?? this.world.now()).toISOString();
    const body = `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="https://pubsubhubbub.appspot.com"/>
<title>YouTube video feed</title><updated>${at}</updated><entry><id>yt:video:${videoId}</id><yt:videoId>${videoId}</yt:videoId>
<yt:channelId>${this.world.channelId}</yt:channelId><title>${video?.title ?? ''}</title><published>${at}</published><updated>${at}</updated></entry></feed>`;
    await this.videoFeed.deliver(body);
    return body;
  }

  /** What the hub asks before it delivers anything. */
  handshake(more: Record<string, string> = {}): URLSearchParams {
    return new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.topic': `https://www.youtube.com/xml/feeds/videos.xml?channel_id=${this.world.channelId}`,
      'hub.challenge': '1482740910',
      'hub.lease_seconds': '432000',
      'hub.verify_token': this.hubSecret,
      ...more,
    });
  }

  expireToken(): void {
    this.tokens.revoke();
  }

  /** A new consent; the product has to be given its tokens. */
  refreshToken(): string {
    return this.tokens.consentAgain();
  }

  /** Answers a call below `/youtube`. */
  answer(call: Call): Promise<Reply> | Reply | undefined {
    const path = /^\/youtube(\/.+)$/.exec(call.path)?.[1];
    if (path === undefined) return undefined;
    if (path === '/subscribe') return this.hub.answer(call);
    if (path === '/token') return this.tokens.grant(call, scopes);
    if (path === '/o/oauth2/v2/auth') return this.tokens.consent(call);
    const session = /^\/upload-session\/(.+)$/.exec(path)?.[1];
    if (session !== undefined) return takeUpload(this.world, session, call, this.troubles.take('upload') === 'cut');
    if (!this.tokens.knows(call.headers.authorization)) return unauthenticated(false);
    const where = whereOf(call.method, path);
    if (where === undefined) return refuse(404, 'notFound');
    const trouble = this.troubles.take(where);
    const refusal = refusalFor(trouble === 'cut' ? undefined : trouble, false);
    if (refusal) return refusal;
    if (!this.#pay(where)) return refusalFor('quota', false);
    if (call.method === 'GET') return answerRead(this.world, call, where, trouble === 'empty_page_next');
    const written = this.#write(call, where);
    if (!written.sent) return written.reply;
    const untold = answerAfterEffect(trouble === 'cut' ? undefined : trouble);
    this.#sent.push({ ...written.sent, ...(untold ? { untold: true } : {}) });
    return untold ?? written.reply;
  }

  #write(call: Call, where: string): Written {
    if (where === 'comments.insert') return insertComment(this.world, call);
    if (where === 'videos.insert') return openUpload(this.world, call, this.#base());
    if (where === 'videos.update') return updateVideo(this.world, call);
    return { reply: refuse(404, 'notFound') };
  }

  /** A day has ten thousand units; uploads are counted apart, and figures by another API. */
  #pay(where: string): boolean {
    const cost = where === 'videos.insert' || where === 'reports' ? 0 : where.endsWith('.list') ? 1 : 50;
    if (this.world.unitsLeft < cost) return false;
    this.world.unitsLeft -= cost;
    return true;
  }

  #sign(body: string, signature: DeliveryHabits['signature']): Record<string, string> {
    const mime = { 'content-type': 'application/atom+xml' };
    if (signature === 'absent') return mime;
    const secret = signature === 'forged' ? 'rahasia-orang-lain' : (this.hub.secret ?? this.hubSecret);
    return { ...mime, 'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}` };
  }
}

function whereOf(method: string, path: string): string | undefined {
  if (path === '/v2/reports') return 'reports';
  if (path === '/upload/youtube/v3/videos') return 'videos.insert';
  const resource = /^\/youtube\/v3\/(\w+)$/.exec(path)?.[1];
  const verb = { GET: 'list', POST: 'insert', PUT: 'update' }[method];
  return resource === undefined || verb === undefined ? undefined : `${resource}.${verb}`;
}
