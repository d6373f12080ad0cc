import { createHmac, randomBytes } from 'node:crypto';
import { Deliverer, type DeliveryHabits } from '../delivery.ts';
import type { Call, Reply } from '../http.ts';
import { type SentAnswer, Troubles } from '../record.ts';
import type { SideOptions } from '../side.ts';
import { MetaConsent } from './consent.ts';
import { type GraphTrouble, graphError } from './graph-errors.ts';
import { MetaSubscriptions } from './subscriptions.ts';
import { type Event, type MetaObject, writeBody } from './webhook-body.ts';

/** How webhook bodies look; both shapes are in use. */
interface BodyHabits {
  shape: 'changes' | 'flat';
  /** Ids beyond 2^53 stand as bare numbers. */
  bareNumbers: boolean;
  /** Members nobody has heard of stand beside the known ones. */
  unknownFields: boolean;
  /** Collect events until `sendBatch()`, which puts them into one body. */
  batch: boolean;
}

/** What the practice sides of Meta's products with `object`, `entry` and a Graph API have in common. */
export abstract class MetaSide {
  readonly troubles = new Troubles<GraphTrouble>();
  readonly body: BodyHabits = { shape: 'changes', bareNumbers: false, unknownFields: false, batch: false };
  readonly secrets = {
    app_secret: 'aplikasi-latihan',
    verify_token: 'jabat-tangan-latihan',
    access_token: 'akses-latihan-1',
  };
  readonly webhook: Deliverer;
  readonly consent: MetaConsent;
  /** Whom the app calls, and what its accounts tell it. */
  readonly subscriptions: MetaSubscriptions;
  /** Files by path; removing one makes its address expire. */
  readonly files = new Map<string, { bytes: Buffer; mime: string }>();
  /** Echoes of what the city sent come back as webhooks, as they really do. */
  echoes = true;
  /** How full the budget of calls is, in percent; told with every answer of the API when set. */
  usedPercent: number | undefined;
  /** Another host to put into `next`, as somebody between could. */
  nextBase: string | undefined;
  protected readonly sent: SentAnswer[];
  protected readonly base: () => string;
  protected readonly now: () => Date;
  readonly #object: MetaObject;
  readonly #filePath: string;
  #batch: Event[] = [];

  constructor({ sent, base, now }: SideOptions, object: MetaObject, filePath: string) {
    this.now = now;
    this.sent = sent;
    this.base = base;
    this.#object = object;
    this.#filePath = filePath;
    const { secrets } = this;
    this.consent = new MetaConsent({ secret: () => secrets.app_secret, token: () => secrets.access_token, now });
    this.webhook = new Deliverer((body, signature) => this.#sign(body, signature));
    this.subscriptions = new MetaSubscriptions(this.webhook);
  }

  /** The id that webhooks bear as that of our account. */
  protected abstract ownId(): string;

  stop(): void {
    this.webhook.stop();
  }

  /** Any other event, as one likes it. */
  async raw(event: Event): Promise<void> {
    await this.tell(event);
  }

  /** Delivers a whole body as it stands, correctly signed. */
  async rawBody(body: string): Promise<void> {
    await this.webhook.deliver(body);
  }

  /** Puts a picture behind an address of the practice city. */
  addFile(name: string, bytes: Buffer, mime: string): string {
    this.files.set(name, { bytes, mime });
    return `${this.base()}${this.#filePath}/${name}`;
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
    if (events.length > 0) await this.write(events);
  }

  protected async tell(event: Event): Promise<void> {
    if (this.body.batch) this.#batch.push(event);
    else await this.write([event]);
  }

  /** An answer of the API with what it tells of our budget. */
  protected withUsage(reply: Reply): Reply {
    if (this.usedPercent === undefined || typeof reply === 'string') return reply;
    const usage = JSON.stringify({ call_count: this.usedPercent, total_time: 4, total_cputime: 2 });
    return { ...reply, headers: { 'x-app-usage': usage, ...reply.headers } };
  }

  /** A file, when the call asks for one. */
  protected answerFile(call: Call): Reply | undefined {
    if (!call.path.startsWith(`${this.#filePath}/`)) return undefined;
    const found = this.files.get(call.path.slice(this.#filePath.length + 1));
    if (!found) return { status: 403, text: 'URL signature expired' };
    return { status: 200, bytes: found.bytes, mime: found.mime };
  }

  /** The refusal of a call with another token than the present one. */
  protected refuseToken(call: Call): Reply | undefined {
    if (call.headers.authorization === `Bearer ${this.secrets.access_token}`) return undefined;
    return graphError(400, 190, 'Error validating access token', { error_subcode: 463 });
  }

  /** Delivers events in one body; a product with an envelope of its own writes it differently. */
  protected write(events: Event[]): Promise<void> {
    return this.webhook.deliver(writeBody(this.#object, this.ownId(), events, this.body, this.now()));
  }

  #sign(body: string, signature: DeliveryHabits['signature']): Record<string, string> {
    if (signature === 'absent') return {};
    // Meta signs no time: an old body stays well signed.
    const secret = signature !== 'forged' ? this.secrets.app_secret : 'rahasia-orang-lain';
    return { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
  }
}
