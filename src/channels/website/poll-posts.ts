import { idText, list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { readSite } from './call.ts';
import type { PollCursor } from './cursor.ts';
import { readSiteTime } from './read-time.ts';

const pageSize = 100;
const maxPages = 20;
const fields = 'id,date,date_gmt,slug,status,type,link,title,excerpt';

/**
 * Reads our own posts since the newest one seen, and at first that one alone: the register of accounts shows when a site
 * posted last, and what stands there longer is its own history.
 */
export async function* pollPosts(
  account: ChannelAccount,
  cursor: PollCursor,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array[]> {
  const { ids: known, at } = cursor.post;
  const base = { orderby: 'date', _fields: fields };
  for (let page = 1; page <= maxPages; page++) {
    const query =
      at === ''
        ? { ...base, order: 'desc', per_page: '1' }
        : { ...base, order: 'asc', per_page: String(pageSize), page: String(page), after: secondBefore(at) };
    const { body, headers } = await readSite(account, { method: 'GET', path: '/wp/v2/posts', query }, signal);
    const posts = list(body)
      .map(record)
      .filter((post) => !known.includes(idText(post.id) ?? ''));
    for (const post of posts) {
      const id = idText(post.id) ?? '';
      const published = readSiteTime(post.date_gmt, post.date, account.settings)?.toISOString() ?? '';
      if (published > cursor.post.at) cursor.post = { ids: [id], at: published };
      else if (published === cursor.post.at) cursor.post = { ids: [...cursor.post.ids, id], at: published };
    }
    // A site without any post: the next run asks for the newest one again.
    yield posts.length === 0 ? [] : [new TextEncoder().encode(JSON.stringify(posts))];
    const pages = number(text(headers.get('x-wp-totalpages')));
    if (at === '' || (pages === undefined ? list(body).length < pageSize : page >= pages)) return;
  }
}

/** `after` leaves out the second itself, in which a second post may have come. */
function secondBefore(at: string): string {
  return new Date(Date.parse(at) - 1_000).toISOString();
}
