import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { deriveCode } from '#src/shared/keys.ts';
import { canDo } from '../domain/policy.ts';
import type { CounterEntry } from '../schema.ts';
import { entryBody, journalEntry } from './journal-entry.ts';
import { type PhotoRefused, storePhoto } from './store-photo.ts';

/** Writes down what a resident said by phone, at the counter, by letter or elsewhere; the same key again is the same entry. */
export async function enterAtCounter(
  app: App,
  actor: StaffActor,
  input: { entry: CounterEntry; photos: File[]; key: string },
): Promise<
  { ok: true; code: string } | { ok: false; reason: PhotoRefused; photo: number } | { ok: false; reason: 'busy' }
> {
  allow(canDo(actor, 'enter_at_counter', { agencyId: actor.agencyId, privacy: 'open', status: 'open' }));
  const code = deriveCode(app.keys.link, 'code', `counter:${actor.staffId}:${input.key}`, 10);
  const photoIds: number[] = [];
  for (const [i, photo] of input.photos.entries()) {
    const stored = await storePhoto(app, new Uint8Array(await photo.arrayBuffer()));
    if (!stored.ok) return { ok: false, reason: stored.reason, photo: i };
    photoIds.push(stored.id);
  }
  const body = entryBody({
    ...input.entry,
    key: `counter:${actor.staffId}:${input.key}`,
    code,
    photoIds,
    at: app.now().toISOString(),
    enteredBy: actor.staffId,
  });
  return (await journalEntry(app, body, code, 'counter')) ? { ok: true, code } : { ok: false, reason: 'busy' };
}
