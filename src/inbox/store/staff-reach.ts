import type { Db, Tx } from '#src/db/kysely.ts';
import type { PushTarget } from '#src/shared/web-push.ts';

/** The browser that a push goes to. */
export async function findPushTarget(db: Db, id: number): Promise<PushTarget | undefined> {
  return db
    .selectFrom('push_subscriptions')
    .select(['endpoint', 'p256dh', 'auth'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Forgets a browser: its push service says that it is gone, or its person wants no more. */
export async function removePush(db: Db, which: { id: number } | { endpoint: string; staffId: number }): Promise<void> {
  const query = db.deleteFrom('push_subscriptions');
  await ('id' in which
    ? query.where('id', '=', which.id)
    : query.where('endpoint', '=', which.endpoint).where('staff_id', '=', which.staffId)
  ).execute();
}

/** Forgets one of a person's own browsers. */
export async function removeOwnPush(db: Db, id: number, staffId: number): Promise<void> {
  await db.deleteFrom('push_subscriptions').where('id', '=', id).where('staff_id', '=', staffId).execute();
}

/** Browsers one person may be told on at once; the oldest give way. */
const mostBrowsers = 10;

export interface NewPush extends PushTarget {
  staffId: number;
  sessionId: string;
  device: string;
}

/** Notes a browser for whoever is logged in there now; the browser's former person is not told on it any more. */
export async function putPush(tx: Tx, push: NewPush, at: Date): Promise<void> {
  const facts = {
    staff_id: push.staffId,
    session_id: push.sessionId,
    p256dh: push.p256dh,
    auth: push.auth,
    device: push.device,
    made_at: at,
  };
  const known = await tx
    .selectFrom('push_subscriptions')
    .select(['id', 'staff_id'])
    .where('endpoint', '=', push.endpoint)
    .forUpdate()
    .executeTakeFirst();
  // A new row for another person: what waits for the old one finds its place gone.
  if (known && known.staff_id !== push.staffId) await removePush(tx, { id: known.id });
  await tx
    .insertInto('push_subscriptions')
    .values({ ...facts, endpoint: push.endpoint })
    .onConflict((conflict) => conflict.column('endpoint').doUpdateSet(facts))
    .execute();
  const rows = await tx
    .selectFrom('push_subscriptions')
    .select('id')
    .where('staff_id', '=', push.staffId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  for (const { id } of rows.slice(mostBrowsers)) await removePush(tx, { id });
}

/** The chat with the city's bot that a person linked. */
export async function findStaffChat(
  db: Db,
  which: { id: number } | { staffId: number },
): Promise<{ id: number; channelId: number; replyTo: Record<string, string>; linkedAt: Date } | undefined> {
  const query = db.selectFrom('staff_chats').select(['id', 'channel_id', 'reply_to', 'linked_at']);
  const row = await ('id' in which
    ? query.where('id', '=', which.id)
    : query.where('staff_id', '=', which.staffId)
  ).executeTakeFirst();
  return (
    row && {
      id: row.id,
      channelId: row.channel_id,
      replyTo: row.reply_to as Record<string, string>,
      linkedAt: row.linked_at,
    }
  );
}

/** Forgets a chat that cannot be written to any more. */
export async function removeChat(db: Db, id: number): Promise<void> {
  await db.deleteFrom('staff_chats').where('id', '=', id).execute();
}

/** Forgets a linked chat, by its person or by where it stands. */
export async function forgetChat(
  tx: Tx,
  which: { staffId: number } | { channelId: number; conversation: string },
): Promise<void> {
  const query = tx.deleteFrom('staff_chats');
  await ('staffId' in which
    ? query.where('staff_id', '=', which.staffId)
    : query.where('channel_id', '=', which.channelId).where('conversation', '=', which.conversation)
  ).execute();
}

/** Forgets everything by which somebody is told outside the desk. */
export async function forgetReach(tx: Tx, staffId: number): Promise<void> {
  await tx.deleteFrom('push_subscriptions').where('staff_id', '=', staffId).execute();
  await tx.deleteFrom('staff_chats').where('staff_id', '=', staffId).execute();
  await tx.deleteFrom('staff_chat_codes').where('staff_id', '=', staffId).execute();
}
