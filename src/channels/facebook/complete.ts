import { idText, type Loose, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readGraph } from '../meta/call.ts';
import { readInstant } from '../meta/read-instant.ts';
import { postKey, readAuthor } from './public-item.ts';
import { readPolledMedia } from './read-attachments.ts';

/**
 * Asks who wrote an item whose webhook did not say. Facebook tells no more of people who hide and of mentions elsewhere:
 * then the item stays as it is, under a name of its own. Throws `NetworkFailure` for trouble that passes.
 */
export async function completeItem(account: ChannelAccount, item: Incoming, signal: AbortSignal): Promise<Incoming> {
  const { fetch: asked, ...rest } = item;
  if (asked === undefined) return item;
  const id = asked.comment_id ?? asked.post_id ?? asked.mention_id ?? item.externalId;
  const row = await readIfAllowed(account, id, signal);
  if (row === undefined) return rest;
  const { known, ...author } = readAuthor(row, item.author.externalId);
  const ours = known && author.externalId === account.externalId;
  const permalink = text(row.permalink_url) ?? item.permalink;
  const found: Incoming = {
    ...rest,
    text: item.text || text(row.message) || '',
    at: readInstant(row.created_time) ?? item.at,
    attachments: item.attachments.length > 0 ? item.attachments : readPolledMedia(row),
    ...(permalink === undefined ? {} : { permalink }),
  };
  if (!known) return found;
  const answers = idText(record(row.parent).id) ?? found.answers?.[0] ?? (ours ? item.replyTo.post_id : undefined);
  return {
    ...found,
    author,
    kind: ours ? 'echo' : item.kind,
    ...(asked.mention_id === undefined
      ? { conversation: `${author.externalId}:${item.post ?? postKey(item.replyTo.post_id ?? id)}` }
      : {}),
    ...(ours && answers !== undefined ? { answers: [answers] } : {}),
  };
}

const fields = 'id,message,from,created_time,permalink_url';

async function readIfAllowed(account: ChannelAccount, id: string, signal: AbortSignal): Promise<Loose | undefined> {
  try {
    return record(await readGraph(account, `/${encodeURIComponent(id)}`, { fields }, signal));
  } catch (error) {
    if (error instanceof NetworkFailure && (error.failure === 'permanent' || error.reason === 'permission_missing')) {
      return undefined;
    }
    throw error;
  }
}
