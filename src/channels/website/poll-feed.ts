import { createHash } from 'node:crypto';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { XmlFault } from '../domain/read-xml.ts';
import { agent, asFailure, type Caller, readBounded, withLimit } from './call.ts';
import type { PollCursor } from './cursor.ts';
import { readRetryAfter } from './errors.ts';
import { answerBytes, rateWaitSeconds } from './limits.ts';
import { type Feed, readFeed } from './read-feed.ts';
import { feedOf } from './site.ts';

/** A server's mark that is longer than this is not repeated to it. */
const longestMark = 500;

/** Reads the feed where it changed, and tells of it where it has an entry that was not there before. */
export async function* pollFeed(
  account: ChannelAccount,
  cursor: PollCursor,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array[]> {
  const { etag, modified, known } = cursor.feed;
  const answer = await askFeed(
    account,
    {
      ...(etag === '' ? {} : { 'if-none-match': etag }),
      ...(modified === '' ? {} : { 'if-modified-since': modified }),
    },
    signal,
  );
  if (answer === 'unchanged') return yield [];
  const prints = answer.feed.entries.map((entry) => printOf(entry.id));
  const isNew = prints.some((print) => !known.includes(print));
  const mark = (name: string) => {
    const said = answer.headers.get(name) ?? '';
    return said.length <= longestMark ? said : '';
  };
  cursor.feed = {
    etag: mark('etag'),
    modified: mark('last-modified'),
    known: [...prints, ...known.filter((print) => !prints.includes(print))],
  };
  yield isNew ? [answer.bytes] : [];
}

/** Fetches and reads the feed; throws `NetworkFailure`, with `feed_unreadable` for what is none. */
export async function askFeed(
  caller: Caller,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<{ feed: Feed; bytes: Uint8Array; headers: Headers } | 'unchanged'> {
  const address = feedOf(caller.settings);
  if (address === undefined) throw new NetworkFailure('permanent', 'settings_missing');
  let response: Response;
  let bytes: Uint8Array;
  try {
    response = await fetch(address, {
      headers: {
        accept: 'application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5',
        ...agent,
        ...headers,
      },
      signal: withLimit(caller, signal),
    });
    bytes = await readBounded(response, answerBytes(caller.settings));
  } catch (error) {
    throw asFailure(error, signal);
  }
  if (response.status === 304) return 'unchanged';
  if (!response.ok) throw refusalOf(caller, response);
  try {
    return { feed: readFeed(bytes), bytes, headers: response.headers };
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    // A page of maintenance may stand where the feed is again tomorrow.
    throw new NetworkFailure('transient', 'feed_unreadable');
  }
}

function refusalOf(caller: Caller, { status, headers }: Response): NetworkFailure {
  const wait = readRetryAfter(headers, new Date());
  if (status === 429) return new NetworkFailure('rate', 'rate_limited', wait ?? rateWaitSeconds(caller.settings));
  if (status === 401 || status === 403) return new NetworkFailure('policy', 'site_firewall');
  if (status >= 500) return new NetworkFailure('transient', 'service_down', wait);
  return new NetworkFailure('permanent', 'feed_unreadable');
}

function printOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 12);
}
