import { idText, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readMastodon } from './call.ts';
import type { PollCursor } from './cursor.ts';

/** Posts asked for in one call (Mastodon 4.3, statuses by id). */
const atOnce = 20;

/**
 * Looks at known posts once more; answers bodies for those that were edited or are gone, and notes it in the cursor. A post
 * is gone for us also when its writer blocks us or narrows who may read it: a client cannot tell these apart.
 */
export async function* readWatched(
  account: ChannelAccount,
  cursor: PollCursor,
  known: PollCursor['watched'],
  signal: AbortSignal,
): AsyncGenerator<Uint8Array[]> {
  for (let start = 0; start < known.length; start += atOnce) {
    const part = known.slice(start, start + atOnce);
    const found = await readPosts(
      account,
      part.map(({ id }) => id),
      signal,
    );
    const edited = part.flatMap(({ id, edited: before }) => {
      const status = found.get(id);
      return status && (text(status.edited_at) ?? '') !== before ? [status] : [];
    });
    const gone: string[] = [];
    for (const { id } of part) if (!found.has(id) && (await isGone(account, id, signal))) gone.push(id);
    if (edited.length + gone.length === 0) continue;
    const now = new Map(edited.map((one) => [idText(one.id) ?? '', text(one.edited_at) ?? '']));
    cursor.watched = cursor.watched
      .filter(({ id }) => !gone.includes(id))
      .map((one) => ({ ...one, edited: now.get(one.id) ?? one.edited }));
    yield [
      ...(edited.length > 0 ? [encode({ polled: 'statuses/edited', answer: edited })] : []),
      ...(gone.length > 0 ? [encode({ polled: 'statuses/gone', ids: gone, at: new Date().toISOString() })] : []),
    ];
  }
}

async function readPosts(account: ChannelAccount, ids: string[], signal: AbortSignal) {
  const found = new Map<string, Record<string, unknown>>();
  try {
    const query = ids.map((id): [string, string] => ['id[]', id]);
    const { body } = await readMastodon(account, { method: 'GET', path: '/api/v1/statuses', query }, signal);
    for (const one of list(body).map(record)) found.set(idText(one.id) ?? '', one);
  } catch (error) {
    // Servers older than 4.3 have no such list; there each post is asked for alone.
    if (!(error instanceof NetworkFailure) || error.failure !== 'permanent') throw error;
    for (const id of ids) {
      const one = await readPost(account, id, signal);
      if (one) found.set(id, one);
    }
  }
  return found;
}

/** A post missing from a list may be a fault of the moment; only the post's own address says that it is gone. */
async function isGone(account: ChannelAccount, id: string, signal: AbortSignal): Promise<boolean> {
  return (await readPost(account, id, signal)) === undefined;
}

async function readPost(account: ChannelAccount, id: string, signal: AbortSignal) {
  try {
    const path = `/api/v1/statuses/${encodeURIComponent(id)}`;
    return record((await readMastodon(account, { method: 'GET', path }, signal)).body);
  } catch (error) {
    if (error instanceof NetworkFailure && error.reason === 'target_gone') return undefined;
    throw error;
  }
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
