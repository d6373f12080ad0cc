import { createHash, randomBytes } from 'node:crypto';
import type { App } from '#src/app.ts';
import type { Channel, Incoming } from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';
import type { StaffActor } from '#src/people/index.ts';
import { forgetChat } from '../store/staff-reach.ts';

/** A code is typed or tapped at once, or asked for again. */
const codeMinutes = 15;
const hashOf = (code: string) => createHash('sha256').update(code).digest();

/** Makes a one-time code with which somebody links a chat to himself; an earlier one is void. 96 bits, shown once. */
export async function makeChatCode(app: App, actor: StaffActor): Promise<{ code: string; expiresAt: Date }> {
  const code = randomBytes(12).toString('hex');
  const expiresAt = new Date(app.now().getTime() + codeMinutes * 60_000);
  const row = { code_hash: hashOf(code), expires_at: expiresAt };
  await app.db
    .insertInto('staff_chat_codes')
    .values({ staff_id: actor.staffId, ...row })
    .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(row))
    .execute();
  return { code, expiresAt };
}

/**
 * Links the private chat in which a one-time code was said to the member of staff whom it was made for. A code that is unknown,
 * used or too old changes nothing, and nobody is told why; a chat belongs to one person, a person has one chat.
 */
export async function linkStaffChat(app: App, tx: Tx, channel: Channel, item: Incoming): Promise<boolean> {
  if (item.linkCode === undefined || item.visibility !== 'private') return false;
  const now = app.now();
  const found = await tx
    .deleteFrom('staff_chat_codes')
    .where('code_hash', '=', hashOf(item.linkCode))
    .where('expires_at', '>', now)
    .returning('staff_id')
    .executeTakeFirst();
  if (!found) return false;
  const { staff_id: staffId } = found;
  const staff = await tx.selectFrom('staff').select('ended_at').where('id', '=', staffId).executeTakeFirst();
  if (!staff || staff.ended_at !== null) return false;
  await forgetChat(tx, { staffId });
  await forgetChat(tx, { channelId: channel.id, conversation: item.conversation });
  const { id } = await tx
    .insertInto('staff_chats')
    .values({
      staff_id: staffId,
      channel_id: channel.id,
      conversation: item.conversation,
      // Not as an answer to the message with the code.
      reply_to: JSON.stringify({ ...item.replyTo, message_id: '' }),
      linked_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  // Said in the chat itself by the way it just opened.
  await tx
    .insertInto('notices')
    .values({
      staff_id: staffId,
      kind: 'chat_linked',
      detail: JSON.stringify({ network: channel.network, name: channel.name, path: '/desk/pemberitahuan/atur' }),
      at: now,
      once_key: `chat:${id}`,
    })
    .execute();
  return true;
}

/** Ends the link: the chat is not written to any more. */
export async function unlinkStaffChat(app: App, actor: StaffActor): Promise<void> {
  await app.db.transaction().execute((tx) => forgetChat(tx, { staffId: actor.staffId }));
}
