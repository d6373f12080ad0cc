import type { Deliverer } from '../delivery.ts';
import { type Call, fieldsOf, type Reply } from '../http.ts';

/** The hub (WebSub) that tells of new videos: it asks an address before it believes anybody, and forgets it after the lease. */
export class Hub {
  /** What was agreed: the last address, and for how long. */
  agreed: { callback: string; topic: string; leaseSeconds: number } | undefined;
  /** The secret that came with it signs the notices. */
  secret: string | undefined;
  /** How often it was asked. */
  asked = 0;
  /** Answer the next calls with this status instead. */
  readonly troubles: number[] = [];
  readonly #feed: Deliverer;

  constructor(feed: Deliverer) {
    this.#feed = feed;
  }

  async answer(call: Call): Promise<Reply> {
    this.asked += 1;
    const status = this.troubles.shift();
    if (status !== undefined) return { status, text: 'Latihan' };
    const asked = Object.fromEntries(Object.entries(fieldsOf(call)).map(([key, value]) => [key, String(value)]));
    const callback = asked['hub.callback'] ?? '';
    const topic = asked['hub.topic'] ?? '';
    const leaseSeconds = Number(asked['hub.lease_seconds'] ?? 432_000);
    if (asked['hub.mode'] !== 'subscribe' || !URL.canParse(callback) || topic === '') {
      return { status: 400, text: 'Invalid value for hub.callback' };
    }
    if (!(await agrees(callback, topic, leaseSeconds, asked['hub.verify_token'] ?? ''))) {
      return { status: 409, text: 'Error trying to confirm subscription' };
    }
    this.agreed = { callback, topic, leaseSeconds };
    this.secret = asked['hub.secret'];
    this.#feed.habits.callback = callback;
    return { status: 204, text: '' };
  }
}

async function agrees(callback: string, topic: string, lease: number, token: string): Promise<boolean> {
  const challenge = '1482740910';
  const url = new URL(callback);
  const said = { mode: 'subscribe', topic, challenge, lease_seconds: String(lease), verify_token: token };
  for (const [key, value] of Object.entries(said)) url.searchParams.set(`hub.${key}`, value);
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return answer.ok && (await answer.text()) === challenge;
  } catch {
    return false;
  }
}
