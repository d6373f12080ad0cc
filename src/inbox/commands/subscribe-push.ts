import type { App } from '#src/app.ts';
import type { StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { encryptPush, isPushService } from '#src/shared/web-push.ts';
import type { SubscribePush } from '../schema.ts';
import { putPush } from '../store/staff-reach.ts';

/** Notes a browser to be told on, for as long as this session lives; only push services of known browsers are written to. */
export async function subscribePush(
  app: App,
  actor: StaffActor,
  input: SubscribePush & { sessionId: string; device: string },
): Promise<Result<object, 'unknown_service' | 'bad_keys'>> {
  if (!isPushService(input.endpoint, app.config.pushServices)) return refuse('unknown_service');
  const target = {
    endpoint: input.endpoint,
    p256dh: Buffer.from(input.p256dh, 'base64url'),
    auth: Buffer.from(input.auth, 'base64url'),
  };
  try {
    // Only trying tells whether the browser's key is a point of the curve.
    encryptPush(target, Buffer.from('{}'));
  } catch {
    return refuse('bad_keys');
  }
  const { sessionId, device } = input;
  await app.db
    .transaction()
    .execute((tx) => putPush(tx, { ...target, staffId: actor.staffId, sessionId, device }, app.now()));
  return { ok: true };
}
