import { Deliverer, type DeliveryHabits } from '../delivery.ts';
import { answerAfterEffect, type GoogleTrouble, refusalFor, refuseRpc, unauthenticated } from '../google/answers.ts';
import { Tokens } from '../google/tokens.ts';
import { type Call, fieldsOf, type Reply } from '../http.ts';
import { type SentAnswer, Troubles } from '../record.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';
import { answerV1, answerV4 } from './calls.ts';
import { certs, pushToken } from './push-signer.ts';
import { type Review, World } from './world.ts';

/** The Google Maps of the practice city: residents review its places, and the product asks the Business Profile APIs. */
export class GoogleBusinessSide implements Side {
  readonly network = 'google_business';
  readonly title = 'Google Maps (ulasan)';
  readonly ways = [
    { key: 'review', label: 'Ulasan (2 bintang)' },
    { key: 'stars', label: 'Bintang saja, tanpa kata-kata', wordless: true },
  ] as const;
  readonly world: World;
  readonly tokens = new Tokens();
  /** Where: `reviews.list`, `reviews.get`, `reply`, `localPosts`, `v1`. */
  readonly troubles = new Troubles<GoogleTrouble>();
  readonly webhook: Deliverer;
  /** The Pub/Sub topic that Google tells of reviews. */
  topic: string | undefined;
  readonly pushAccount = 'ulasan@kota-latihan.iam.gserviceaccount.com';
  readonly pushSecret = 'kunci-alamat-latihan';
  /** Files by name below `/google-business/files/`; removing one makes its address expire. */
  readonly files = new Map<string, Buffer>();
  /** How often a reply was written, the same words again included. */
  repliesTaken = 0;
  /** How often Google's keys were asked for. */
  keysAsked = 0;
  readonly #sent: SentAnswer[];
  readonly #base: () => string;
  readonly #now: () => Date;
  #pushes = 0;

  constructor({ sent, base, now }: SideOptions) {
    this.world = new World(now);
    this.#sent = sent;
    this.#base = base;
    this.#now = now;
    this.webhook = new Deliverer((_body, signature, url) => this.#sign(signature, url));
  }

  /** `address`: pushes bear no token, and our secret stands in the address. */
  account(push: 'token' | 'address' = 'token'): PracticeAccount {
    return {
      externalId: this.world.location,
      settings: {
        base_url: `${this.#base()}/google-business`,
        client_id: this.tokens.clientId,
        account: this.world.account,
        token_expires_at: new Date(Date.now() + 3_600_000).toISOString(),
        ...(push === 'token' ? { push_account: this.pushAccount } : {}),
      },
      secrets: {
        access_token: this.tokens.access,
        refresh_token: this.tokens.refresh,
        client_secret: this.tokens.clientSecret,
        push_token: this.pushSecret,
      },
    };
  }

  async speak(way: string, text: string, { name }: Speaker): Promise<string> {
    return (await this.review(way === 'stars' ? undefined : text, { name })).id;
  }

  stop(): void {
    this.webhook.stop();
  }

  /** A resident reviews one of the city's places. */
  async review(comment: string | undefined, by: { name: string } & Partial<Review>): Promise<Review> {
    const { name, ...more } = by;
    const review = this.world.addReview(comment, name, more);
    await this.tell('NEW_REVIEW', review);
    return review;
  }

  /** A resident changes stars or words. */
  async edit(review: Review, change: { comment?: string; stars?: number }): Promise<void> {
    Object.assign(review, change);
    review.changedAt = new Date(Math.max(this.#now().getTime(), review.at.getTime() + 1));
    await this.tell('UPDATED_REVIEW', review);
  }

  /** A resident takes a review back; Google tells nobody. */
  remove(review: Review): void {
    this.world.reviews.splice(this.world.reviews.indexOf(review), 1);
  }

  /** A colleague answers in Google's own page. */
  ownReply(review: Review, comment: string): void {
    review.reply = { comment, at: this.#now(), state: 'APPROVED' };
  }

  /** Pub/Sub delivers a notice; it names the review and says no word of it. */
  async tell(notificationType: string, review: Review): Promise<void> {
    await this.webhook.deliver(
      this.bodyOf({
        notificationType,
        locationName: `${this.world.account}/${review.location}`,
        reviewName: this.world.nameOf(review),
      }),
    );
  }

  /** The body of one push. */
  bodyOf(notice: Record<string, unknown>): string {
    const messageId = String(9_100_000_000_000_000_000n + BigInt(++this.#pushes));
    const publishTime = this.#now().toISOString();
    return JSON.stringify({
      message: {
        data: Buffer.from(JSON.stringify(notice)).toString('base64'),
        messageId,
        message_id: messageId,
        publishTime,
        publish_time: publishTime,
      },
      subscription: 'projects/kota-latihan/subscriptions/ulasan',
    });
  }

  /** Keeps a picture of a review and answers its address. */
  addFile(name: string, bytes: Buffer): string {
    this.files.set(name, bytes);
    return `${this.#base()}/google-business/files/${name}`;
  }

  /** Names the topic that is told of reviews. */
  #notify(call: Call): Reply {
    const asked = fieldsOf(call) as { pubsubTopic?: string; notificationTypes?: string[] };
    if (call.method !== 'PATCH' || !asked.pubsubTopic?.startsWith('projects/'))
      return refuseRpc(400, 'INVALID_ARGUMENT');
    this.topic = asked.pubsubTopic;
    return { status: 200, json: asked };
  }

  expireToken(): void {
    this.tokens.revoke();
  }

  /** A new consent; the product has to be given its tokens. */
  refreshToken(): string {
    return this.tokens.consentAgain();
  }

  /** Answers a call below `/google-business`. */
  answer(call: Call): Reply | undefined {
    const path = /^\/google-business(\/.+)$/.exec(call.path)?.[1];
    if (path === undefined) return undefined;
    if (path === '/token') return this.tokens.grant(call, 'https://www.googleapis.com/auth/business.manage');
    if (path === '/o/oauth2/v2/auth') return this.tokens.consent(call);
    if (path === '/oauth2/v3/certs') {
      this.keysAsked += 1;
      return { status: 200, json: certs() };
    }
    const file = /^\/files\/(.+)$/.exec(path)?.[1];
    if (file !== undefined) {
      const bytes = this.files.get(decodeURIComponent(file));
      return bytes ? { status: 200, bytes, mime: 'image/jpeg' } : { status: 404, text: 'gone' };
    }
    if (!this.tokens.knows(call.headers.authorization)) return unauthenticated(true);
    const where = whereOf(call.method, path);
    const trouble = this.troubles.take(where);
    const refusal = refusalFor(trouble, true);
    if (refusal) return refusal;
    if (path.endsWith('/notificationSetting')) return this.#notify(call);
    if (path.startsWith('/v1/')) return answerV1(this.world, path);
    if (!path.startsWith('/v4/')) return refuseRpc(404, 'NOT_FOUND');
    const done = answerV4(this.world, call, path, trouble === 'empty_page_next');
    const untold = answerAfterEffect(trouble);
    if (done.review) this.repliesTaken += 1;
    if (done.sent) this.#sent.push({ ...done.sent, ...(untold ? { untold: true } : {}) });
    return untold ?? done.reply;
  }

  #sign(signature: DeliveryHabits['signature'], url: string): Record<string, string> {
    if (signature === 'absent') return {};
    const at = new Date(this.#now().getTime() - (signature === 'stale' ? 3 * 3_600_000 : 0));
    const token = pushToken({ audience: url, email: this.pushAccount, at }, signature === 'forged');
    return { authorization: `Bearer ${token}` };
  }
}

function whereOf(method: string, path: string): string {
  if (path.startsWith('/v1/')) return 'v1';
  if (path.endsWith('/reply')) return 'reply';
  if (path.includes('/localPosts')) return method === 'POST' ? 'localPosts' : 'localPosts.read';
  return path.endsWith('/reviews') ? 'reviews.list' : 'reviews.get';
}
