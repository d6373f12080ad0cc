import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { canDo } from '../domain/policy.ts';
import type { SaveReply } from '../schema.ts';

/** Keeps a reusable text for one agency, or for the whole city when the writer serves the whole city. */
export async function saveReply(app: App, actor: StaffActor, input: SaveReply): Promise<{ ok: true; id: number }> {
  allow(canDo(actor, 'save_reply', { agencyId: input.agencyId, privacy: 'open', status: 'open' }));
  const row = await app.db
    .insertInto('saved_replies')
    .values({
      agency_id: input.agencyId,
      topic_id: input.topicId,
      title: input.title,
      text: input.text,
      made_by: actor.staffId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ok: true, id: row.id };
}

/** Ends a saved reply; answers made from it stay as they are. */
export async function endReply(app: App, actor: StaffActor, input: { id: number }): Promise<{ ok: true }> {
  const row = await app.db
    .selectFrom('saved_replies')
    .select('agency_id')
    .where('id', '=', input.id)
    .executeTakeFirst();
  allow(row !== undefined && canDo(actor, 'save_reply', { agencyId: row.agency_id, privacy: 'open', status: 'open' }));
  await app.db.updateTable('saved_replies').set({ ended_at: app.now() }).where('id', '=', input.id).execute();
  return { ok: true };
}
