import type { App } from '#src/app.ts';
import type { ReplyOutcome } from '#src/channels/index.ts';
import { encryptPush, isPushService, type PushTarget, vapidHeader } from '#src/shared/web-push.ts';
import { getPushKeys } from './push-keys.ts';
import { publicOrigin } from './report-links.ts';

const callMs = 15_000;
/** How long a push service keeps a message for a browser that is off, in seconds: a working day's news. */
const keepSeconds = 24 * 3_600;
/** A push service that asks for more patience than this is asked again all the same, in seconds. */
const longestWait = 3_600;

export type PushOutcome = ReplyOutcome | { state: 'gone' };

/**
 * Gives one message to a browser's push service, once. Accepted is not delivered; a silence is unknown. `gone` means that the
 * browser will never be reached by this address again.
 */
export async function sendPush(
  app: App,
  target: PushTarget,
  message: { body: object; urgent: boolean },
): Promise<PushOutcome> {
  // Judged again here: what is allowed may have changed since the browser told its address.
  if (!isPushService(target.endpoint, app.config.pushServices)) return { state: 'gone' };
  const keys = await getPushKeys(app);
  let body: Buffer;
  try {
    body = encryptPush(target, Buffer.from(JSON.stringify(message.body)));
  } catch {
    return { state: 'gone' };
  }
  let response: Response;
  try {
    response = await fetch(target.endpoint, {
      method: 'POST',
      headers: {
        ttl: String(keepSeconds),
        urgency: message.urgent ? 'high' : 'normal',
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        authorization: vapidHeader(keys, target.endpoint, subjectOf(app), app.now()),
      },
      body: new Uint8Array(body),
      redirect: 'error',
      signal: AbortSignal.timeout(callMs),
    });
    await response.body?.cancel();
  } catch {
    return { state: 'unknown', reason: 'no_clear_answer' };
  }
  return readAnswer(response, app.now());
}

/** RFC 8030 and 8292: 404 and 410 are final, 429 and 5xx say that nothing was taken, the other 4xx are faults of ours. */
function readAnswer(response: Response, now: Date): PushOutcome {
  const { status } = response;
  if (status >= 200 && status < 300) return { state: 'sent', externalId: response.headers.get('location') ?? '' };
  // 401 and 403: this browser subscribed under other keys; it subscribes again when its person opens the desk.
  if ([401, 403, 404, 410].includes(status)) return { state: 'gone' };
  if (status === 429 || status >= 500) {
    const failure = status === 429 ? 'rate' : 'transient';
    const retryAfterSeconds = waitOf(response.headers.get('retry-after'), now);
    const reason = status === 429 ? 'rate_limited' : 'service_down';
    return { state: 'failed', failure, reason, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
  }
  return { state: 'failed', failure: 'permanent', reason: status === 413 ? 'too_long' : 'bad_request' };
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function waitOf(text: string | null, now: Date): number | undefined {
  if (text === null) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1_000;
  return Number.isFinite(seconds) ? Math.min(longestWait, Math.max(1, Math.ceil(seconds))) : undefined;
}

/** Whom a push service may turn to; a `https:` address needs no mailbox. */
function subjectOf(app: App): string {
  if (app.config.mailFrom) return `mailto:${app.config.mailFrom}`;
  const origin = publicOrigin(app);
  return origin.startsWith('https:') ? origin : 'mailto:mimin@localhost';
}
