import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Outgoing } from '../domain/network.ts';
import { readGraph } from '../meta/call.ts';
import { readInstant } from '../meta/read-instant.ts';
import { sameWords } from '../meta/send.ts';
import { publicTarget } from './reply.ts';

/**
 * Looks for an answer of unclear outcome where it would stand: among the answers under its comment, or in the newest
 * messages of the thread; ours is what our own id wrote with the same words since then. Throws `NetworkFailure`.
 */
export async function findReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  since: Date,
  signal: AbortSignal,
): Promise<string | undefined> {
  const rows =
    outgoing.visibility === 'public'
      ? await readAnswers(account, outgoing, signal)
      : await readThreads(account, outgoing.replyTo.person_id, signal);
  const ours = rows.find(
    (row) =>
      idText(record(row.from).id) === account.externalId &&
      (readInstant(row.created_time) ?? new Date(0)) >= since &&
      sameWords(text(row.message) ?? '', outgoing.text),
  );
  return ours && idText(ours.id);
}

async function readAnswers(account: ChannelAccount, outgoing: Outgoing, signal: AbortSignal): Promise<Loose[]> {
  const target = publicTarget(outgoing.replyTo);
  if (!target) return [];
  const query = {
    filter: 'stream',
    order: 'reverse_chronological',
    fields: 'id,message,from,created_time',
    limit: '50',
  };
  const answer = record(await readGraph(account, `/${encodeURIComponent(target)}/comments`, query, signal));
  return list(answer.data).map(record);
}

/** A private reply opens a thread whose other side we may not know yet: then the threads that moved last are read. */
async function readThreads(account: ChannelAccount, person: string | undefined, signal: AbortSignal): Promise<Loose[]> {
  const fields = 'id,updated_time,messages.limit(20){id,message,from,created_time}';
  const whose = person ? { user_id: person } : { limit: '25' };
  const path = `/${encodeURIComponent(account.externalId)}/conversations`;
  const answer = record(await readGraph(account, path, { platform: 'messenger', fields, ...whose }, signal));
  return list(answer.data).flatMap((thread) => list(record(record(thread).messages).data).map(record));
}
