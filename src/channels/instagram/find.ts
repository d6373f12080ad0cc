import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Outgoing } from '../domain/network.ts';
import { readGraph } from '../meta/call.ts';
import { pagesOf } from '../meta/pages.ts';
import { readInstant } from '../meta/read-instant.ts';
import { sameWords } from '../meta/send.ts';

/**
 * Looks for an answer of unclear outcome where it would stand: among the answers under the comment, or in the newest
 * messages of the thread; ours is what our own id wrote with the same words since then. An answer to a mention stands under
 * somebody else's post, of which no list is given. Throws `NetworkFailure`.
 */
export async function findReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  since: Date,
  signal: AbortSignal,
): Promise<string | undefined> {
  const rows =
    outgoing.visibility === 'public'
      ? await readAnswers(account, outgoing.replyTo.comment_id, signal)
      : await readThreads(account, outgoing.replyTo.person_id, signal);
  const ours = rows.find(
    (row) =>
      isOurs(account, row) &&
      (readInstant(row.timestamp ?? row.created_time) ?? new Date(0)) >= since &&
      sameWords(text(row.text) ?? text(row.message) ?? '', outgoing.text),
  );
  return ours && idText(ours.id);
}

/** With Instagram's own login, lists of comments may name our handle only. */
function isOurs(account: ChannelAccount, row: Loose): boolean {
  const from = record(row.from);
  if (idText(from.id) === account.externalId) return true;
  const handle = text(from.username) ?? text(row.username);
  return handle !== undefined && handle.toLowerCase() === account.settings.username?.toLowerCase();
}

/** Newest last, as the API gives them, so all of them are read; the newest of the same words is the one. */
async function readAnswers(
  account: ChannelAccount,
  comment: string | undefined,
  signal: AbortSignal,
): Promise<Loose[]> {
  if (!comment) return [];
  const rows: Loose[] = [];
  const query = { fields: 'id,text,timestamp,username,from', limit: '50' };
  for await (const page of pagesOf(account, `/${encodeURIComponent(comment)}/replies`, query, signal))
    rows.push(...page);
  return rows.reverse();
}

/** A private reply opens a thread whose other side we may not know yet: then the threads that moved last are read. */
async function readThreads(account: ChannelAccount, person: string | undefined, signal: AbortSignal): Promise<Loose[]> {
  const fields = 'id,updated_time,messages.limit(20){id,created_time,from,message}';
  const whose = person ? { user_id: person } : { limit: '25' };
  const query = { platform: 'instagram', fields, ...whose };
  const answer = record(await readGraph(account, '/me/conversations', query, signal));
  return list(answer.data).flatMap((thread) => list(record(record(thread).messages).data).map(record));
}
