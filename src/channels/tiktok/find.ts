import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Outgoing } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readTikTok } from './call.ts';
import { pagesOf } from './pages.ts';

/** TikTok's clock and ours may differ by this much, in milliseconds; times are whole seconds besides. */
const clockSlack = 60_000;
const maxPages = 10;

/** Looks whether an answer stands there after all: our own, with these words, since the sending began; throws `NetworkFailure`. */
export async function findReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  since: Date,
  signal: AbortSignal,
): Promise<string | undefined> {
  const from = since.getTime() - clockSlack;
  const { comment_id, video_id, conversation_id } = outgoing.replyTo;
  if (conversation_id) {
    const query = { business_id: account.externalId, conversation_id };
    const call = { method: 'GET', path: '/business/message/content/list/', query } as const;
    const { data } = await readTikTok(account, call, signal);
    const sent = list(data.messages)
      .map(record)
      .filter((one) => isOurs(account, one));
    return newest(sent, (one) => text(record(one.text).body), 'timestamp', outgoing.text, from, 'message_id');
  }
  if (!comment_id || !video_id) return undefined;
  const query = { business_id: account.externalId, video_id, comment_id, max_count: '30' };
  const found: Loose[] = [];
  for await (const { data } of pagesOf(account, '/business/comment/reply/list/', query, maxPages, signal)) {
    found.push(...[...list(data.comments), ...list(data.replies)].map(record).filter((one) => one.owner === true));
  }
  return newest(found, (one) => text(one.text), 'create_time', outgoing.text, from, 'comment_id');
}

function isOurs(account: ChannelAccount, message: Loose): boolean {
  const from = record(message.from_user);
  return (text(from.role) ?? '').toLowerCase() === 'business_account' || idText(from.id) === account.externalId;
}

function newest(
  items: Loose[],
  words: (item: Loose) => string | undefined,
  time: string,
  wanted: string,
  from: number,
  id: string,
): string | undefined {
  const when = (item: Loose) => readInstant(item[time])?.getTime() ?? 0;
  const same = items.filter((one) => words(one)?.trim() === wanted.trim() && when(one) >= from);
  return idText(same.toSorted((a, b) => when(b) - when(a))[0]?.[id]);
}
