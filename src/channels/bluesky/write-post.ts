import { record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { postCollection, postUri } from './at-uri.ts';
import { readAt } from './call.ts';
import { type Facet, findHandles, markText } from './facets.ts';

/** The marks of a text, with each name in it asked for; a name nobody has stays plain letters. */
export async function marksOf(account: ChannelAccount, said: string, signal: AbortSignal): Promise<Facet[]> {
  const dids = new Map<string, string>();
  for (const { handle } of findHandles(said)) {
    if (dids.has(handle)) continue;
    const did = await askDid(account, handle, signal);
    if (did) dids.set(handle, did);
  }
  return markText(said, dids);
}

async function askDid(account: ChannelAccount, handle: string, signal: AbortSignal): Promise<string | undefined> {
  const call = { method: 'GET', nsid: 'com.atproto.identity.resolveHandle', query: [['handle', handle]] } as const;
  try {
    return text(record((await readAt(account, { ...call, query: [['handle', handle]] }, signal)).body).did);
  } catch (error) {
    if (error instanceof NetworkFailure) return undefined;
    throw error;
  }
}

/** What stands under a key of our repository: its words, or undefined when nothing does. Throws `NetworkFailure`. */
export async function readOwnRecord(
  account: ChannelAccount,
  key: string,
  signal: AbortSignal,
): Promise<{ uri: string; text: string } | undefined> {
  const query: [string, string][] = [
    ['repo', account.externalId],
    ['collection', postCollection],
    ['rkey', key],
  ];
  try {
    const { body } = await readAt(account, { method: 'GET', nsid: 'com.atproto.repo.getRecord', query }, signal);
    const answer = record(body);
    const uri = text(answer.uri) ?? postUri(account.externalId, key);
    return { uri, text: text(record(answer.value).text) ?? '' };
  } catch (error) {
    if (error instanceof NetworkFailure && error.reason === 'target_gone') return undefined;
    throw error;
  }
}
