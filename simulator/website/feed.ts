import type { Call, Reply } from '../http.ts';
import { gmt } from './views.ts';
import type { World } from './world.ts';

/** The site's feed: RSS, or Atom below `atom/`. Answers 304 to who has it already. */
export function answerFeed(world: World, base: string, call: Call, atom: boolean): Reply {
  const posts = world.posts.filter((post) => post.status === 'publish').toReversed();
  const newest = posts[0]?.at ?? new Date(0);
  const etag = `"${posts.length}-${newest.getTime()}"`;
  const modified = newest.toUTCString();
  const headers = { etag, 'last-modified': modified };
  if (call.headers['if-none-match'] === etag) return { status: 304, bytes: Buffer.alloc(0), headers };
  const entries = posts.map((post) => {
    const link = `${base}/${post.slug}/`;
    const count = world.comments.filter((one) => one.post === post.id && one.status === 'approved').length;
    return atom
      ? `<entry><title type="html"><![CDATA[${post.title}]]></title><link rel="replies" href="${link}#comments"/>` +
          `<link rel="alternate" type="text/html" href="${link}"/><id>${base}/?p=${post.id}</id>` +
          `<published>${gmt(post.at ?? newest)}Z</published><updated>${gmt(post.at ?? newest)}Z</updated>` +
          `<summary type="html"><![CDATA[${post.content}]]></summary><thr:total>${count}</thr:total></entry>`
      : `<item><title>${escaped(post.title)}</title><link>${link}</link><atom:link href="${link}feed/" rel="self"/>` +
          `<media:title>Foto</media:title><dc:creator><![CDATA[admin]]></dc:creator><pubDate>${rfc822(post.at ?? newest)}</pubDate>` +
          `<guid isPermaLink="false">${base}/?p=${post.id}</guid><description><![CDATA[${post.content}]]></description>` +
          `<slash:comments>${count}</slash:comments></item>`;
  });
  const text = atom
    ? `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">` +
      `<title>Dishub Latihan</title><link rel="self" href="${base}/feed/atom/"/><link href="${base}/"/><id>${base}/</id>` +
      `<updated>${gmt(newest)}Z</updated>${entries.join('')}</feed>`
    : `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
      `xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Dishub Latihan</title>` +
      `<atom:link href="${base}/feed/" rel="self"/><link>${base}/</link><lastBuildDate>${rfc822(newest)}</lastBuildDate>${entries.join('')}</channel></rss>`;
  return { status: 200, bytes: Buffer.from(text, 'utf8'), mime: 'application/rss+xml; charset=UTF-8', headers };
}

function rfc822(at: Date): string {
  return at.toUTCString().replace('GMT', '+0000');
}

function escaped(said: string): string {
  return said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
