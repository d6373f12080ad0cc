import type { Call, Reply } from '../http.ts';

/** Pages of the practice city are smaller than Meta's, so that paging happens without thousands of comments. */
const pageSize = 10;

/** A page of a list as the Graph API gives it, with the whole address of the next one; `emptyFirst` holds nothing and has a next one. */
export function paged(call: Call, base: string, emptyFirst: boolean, all: unknown[]): Reply {
  const after = Number(call.query.get('after') ?? 0);
  const next = (place: number) => {
    const query = new URLSearchParams(call.query);
    query.set('after', String(place));
    // The real one puts the caller's token into this address.
    query.set('access_token', 'from-next');
    return `${base}${call.path}?${query}`;
  };
  if (emptyFirst) return { status: 200, json: { data: [], paging: { next: next(after) } } };
  const data = all.slice(after, after + pageSize);
  const more = after + pageSize < all.length;
  return {
    status: 200,
    json: {
      data,
      ...(more ? { paging: { cursors: { after: String(after + pageSize) }, next: next(after + pageSize) } } : {}),
    },
  };
}
