import { idText, type Loose, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Outgoing } from '../domain/network.ts';
import { pagesOf } from '../meta/pages.ts';
import { readInstant } from '../meta/read-instant.ts';
import { sameWords } from '../meta/send.ts';
import { selfOf } from './container.ts';

/** Looks among our own replies for the one with these words under the same item since then; throws `NetworkFailure`. */
export async function findReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  since: Date,
  signal: AbortSignal,
): Promise<string | undefined> {
  const target = outgoing.replyTo.reply_to_id;
  const found = await findOwn(account, 'replies', outgoing.text, since, signal, (row) => {
    const parent = idText(record(row.replied_to).id);
    return parent === undefined || parent === target;
  });
  return found && idText(found.id);
}

/** The newest of our own posts or replies with these words since then; throws `NetworkFailure`. */
export async function findOwn(
  account: ChannelAccount,
  edge: 'threads' | 'replies',
  words: string,
  since: Date,
  signal: AbortSignal,
  fits: (row: Loose) => boolean = () => true,
): Promise<Loose | undefined> {
  const query = {
    fields: 'id,text,timestamp,permalink,replied_to',
    since: String(Math.floor(since.getTime() / 1_000)),
    limit: '50',
  };
  // Threads tells whole seconds.
  const from = Math.floor(since.getTime() / 1_000) * 1_000;
  for await (const page of pagesOf(account, `${selfOf(account)}/${edge}`, query, signal)) {
    const found = page.find(
      (row) =>
        (readInstant(row.timestamp)?.getTime() ?? 0) >= from && sameWords(text(row.text) ?? '', words) && fits(row),
    );
    if (found) return found;
  }
  return undefined;
}
