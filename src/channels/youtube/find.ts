import { idText, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Outgoing } from '../domain/network.ts';
import { pagesOf } from '../google/pages.ts';
import { tidyWords } from '../google/send.ts';
import { readInstant } from '../meta/read-instant.ts';
import { dataCall, readYouTube } from './call.ts';
import { plainText } from './plain-text.ts';
import { prefixFor } from './reply.ts';

/** YouTube's clock and ours may differ by this much, in milliseconds; times are whole seconds besides. */
const clockSlack = 60_000;
const maxPages = 20;

/** Looks whether an answer stands there after all: our own, with these words, since the sending began; throws `NetworkFailure`. */
export async function findReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  since: Date,
  signal: AbortSignal,
): Promise<string | undefined> {
  const parentId = outgoing.replyTo.parent_id;
  if (!parentId) return undefined;
  const wanted = tidyWords(prefixFor(outgoing.replyTo) + outgoing.text);
  const call = dataCall('comments', { part: 'id,snippet', parentId, maxResults: '100', textFormat: 'plainText' });
  let newest: { id: string; at: number } | undefined;
  for await (const { body } of pagesOf(account, call, maxPages, signal, readYouTube)) {
    for (const comment of list(body.items).map(record)) {
      const snippet = record(comment.snippet);
      const id = idText(comment.id);
      const at = readInstant(snippet.publishedAt)?.getTime() ?? 0;
      const said = text(snippet.textOriginal) ?? plainText(text(snippet.textDisplay) ?? '');
      const ours = idText(record(snippet.authorChannelId).value) === account.externalId;
      if (id === undefined || !ours || tidyWords(said) !== wanted || at < since.getTime() - clockSlack) continue;
      if (newest === undefined || at > newest.at) newest = { id, at };
    }
  }
  return newest?.id;
}
