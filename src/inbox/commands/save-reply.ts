import type { App } from '#src/app.ts';
import type { Tx } from '#src/db/kysely.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { canDo } from '../domain/policy.ts';
import type { SaveReply } from '../schema.ts';

/** Keeps a reusable text for one agency, or for the whole city when the writer serves the whole city; a changed one takes over its count of uses. */
export function saveReply(app: App, actor: StaffActor, input: SaveReply): Promise<{ ok: true; id: number }> {
  return app.db.transaction().execute(async (tx) => {
    allow(mayChange(actor, input.agencyId));
    const before = input.replacesId === undefined ? undefined : await end(tx, actor, input.replacesId, app.now());
    const row = await tx
      .insertInto('saved_replies')
      .values({
        agency_id: input.agencyId,
        topic_id: input.topicId,
        kind: input.kind ?? null,
        title: input.title,
        text: input.text,
        short_text: input.shortText ?? null,
        made_by: actor.staffId,
        uses: before?.uses ?? 0,
        used_at: before?.usedAt ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { ok: true, id: row.id };
  });
}

/** Ends a saved reply; answers made from it stay as they are. */
export function endReply(app: App, actor: StaffActor, input: { id: number }): Promise<{ ok: true }> {
  return app.db.transaction().execute(async (tx) => {
    await end(tx, actor, input.id, app.now());
    return { ok: true };
  });
}

const mayChange = (actor: StaffActor, agencyId: number | null) =>
  canDo(actor, 'save_reply', { agencyId, privacy: 'open', status: 'open' });

async function end(tx: Tx, actor: StaffActor, id: number, at: Date): Promise<{ uses: number; usedAt: Date | null }> {
  const row = await tx
    .selectFrom('saved_replies')
    .select(['agency_id', 'uses', 'used_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  allow(row !== undefined && mayChange(actor, row.agency_id));
  await tx.updateTable('saved_replies').set({ ended_at: at }).where('id', '=', id).execute();
  return { uses: row?.uses ?? 0, usedAt: row?.used_at ?? null };
}
