import { setTimeout as pause } from 'node:timers/promises';
import { seeded } from './record.ts';

/** What became of one delivery of a webhook. */
export interface Delivered {
  body: string;
  /** HTTP status, or 0 when nobody answered. */
  status: number;
  at: Date;
}

/** Decides how webhooks are delivered; changed in the middle of a test as one likes. */
export interface DeliveryHabits {
  /** Address of the product; nothing is delivered before it is set. */
  callback: string | undefined;
  /** Share of deliveries that are lost for ever, in percent. */
  dropPercent: number;
  /** How often each body is delivered. */
  copies: number;
  /** Share of deliveries that are made twice, and of those that come up to two seconds late, in percent. */
  duplicatePercent: number;
  latePercent: number;
  /** Hold bodies back until `flush()`, which delivers them last first. */
  reorder: boolean;
  /** `stale`: correctly signed long ago, where the network signs a time. */
  signature: 'good' | 'forged' | 'absent' | 'stale';
}

/** Headers that go with a body: its signature, and its content type where that is not JSON. `url` is where it goes. */
export type Sign = (body: string, signature: DeliveryHabits['signature'], url: string) => Record<string, string>;

/** Delivers webhooks the way networks do: at least once, in no order, and again when not accepted. */
export class Deliverer {
  readonly habits: DeliveryHabits = {
    callback: undefined,
    dropPercent: 0,
    copies: 1,
    duplicatePercent: 0,
    latePercent: 0,
    reorder: false,
    signature: 'good',
  };
  /** Every try, in the order they were made. */
  readonly delivered: Delivered[] = [];
  /** Bodies lost on purpose; only a poll can find them. */
  readonly dropped: string[] = [];
  #held: string[] = [];
  #unaccepted: string[] = [];
  #random = seeded(2_026);
  readonly #sign: Sign;
  readonly #method: () => 'POST' | 'GET';
  readonly #timer: NodeJS.Timeout;

  /** `GET`: the body is the query of the address, as some gateways call. */
  constructor(sign: Sign, method: () => 'POST' | 'GET' = () => 'POST') {
    this.#sign = sign;
    this.#method = method;
    this.#timer = setInterval(() => void this.redeliver(), 5_000);
    this.#timer.unref();
  }

  /** Delivers one body by the present habits; resolves when every copy was answered. */
  async deliver(body: string): Promise<void> {
    if (this.habits.callback === undefined) return;
    if (this.#random() * 100 < this.habits.dropPercent) {
      this.dropped.push(body);
      return;
    }
    if (this.habits.reorder) {
      this.#held.push(body);
      return;
    }
    if (this.#random() * 100 < this.habits.latePercent) await pause(this.#random() * 2_000);
    const copies = this.#random() * 100 < this.habits.duplicatePercent ? 2 : this.habits.copies;
    await Promise.all(Array.from({ length: copies }, () => this.#post(body)));
  }

  /** Begins its chances anew, so that a run can be repeated. */
  reseed(seed: number): void {
    this.#random = seeded(seed);
  }

  /** How many bodies wait to be delivered again. */
  get waiting(): number {
    return this.#unaccepted.length;
  }

  /** Delivers what was held back, last first. */
  async flush(): Promise<void> {
    const held = this.#held.reverse();
    this.#held = [];
    for (const body of held) await this.#post(body);
  }

  /** Tries again what was answered with 5xx or not at all. */
  async redeliver(): Promise<void> {
    const again = this.#unaccepted;
    this.#unaccepted = [];
    for (const body of again) await this.#post(body);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #post(body: string): Promise<void> {
    const url = this.habits.callback;
    if (url === undefined) return;
    let status = 0;
    try {
      const headers = { 'content-type': 'application/json', ...this.#sign(body, this.habits.signature, url) };
      const byGet = this.#method() === 'GET';
      const request = byGet ? { method: 'GET' } : { method: 'POST', body };
      const response = await fetch(byGet ? `${url}?${body}` : url, {
        ...request,
        headers,
        signal: AbortSignal.timeout(10_000),
      });
      status = response.status;
      await response.body?.cancel();
    } catch {
      // Nobody there: kept for the next round.
    }
    this.delivered.push({ body, status, at: new Date() });
    if (status === 0 || status >= 500) this.#unaccepted.push(body);
  }
}
