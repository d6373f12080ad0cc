import { idText, type Loose, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { readHtml } from './read-html.ts';
import { readSiteTime } from './read-time.ts';

/** All our posts stand in one conversation, which nobody answers. */
export const postsConversation = 'posts';

/** Letters of a post that are kept: it is read on the site, not here. */
const mostWords = 2_000;

/** The id of a post as the product knows it: posts and comments are numbered apart from each other. */
export function postKey(id: string): string {
  return `post:${id}`;
}

/** The site's own number of a post. */
export function postNumber(key: string): string {
  return key.replace(/^post:/, '');
}

/** Reads a published post of the city's own; drafts, and what is private or in the bin, are nobody's news. */
export function readPost(account: ChannelAccount, post: Loose, receivedAt: Date): Incoming[] {
  const id = idText(post.id);
  const status = text(post.status) ?? 'publish';
  if (id === undefined || status !== 'publish') return [];
  const title = partOf(post.title);
  const words = partOf(post.excerpt) || partOf(post.content);
  const link = text(post.link);
  return [
    aPost(account, {
      externalId: postKey(id),
      site: link,
      text: [title, words].filter((part) => part !== '').join('\n\n'),
      at: readSiteTime(post.date_gmt, post.date, account.settings) ?? receivedAt,
      link,
    }),
  ];
}

/** A post of the city's own, however it was told. */
export function aPost(
  account: ChannelAccount,
  post: { externalId: string; site: string | undefined; text: string; at: Date; link: string | undefined },
): Incoming {
  const host = URL.canParse(post.site ?? '') ? new URL(post.site ?? '').host : postsConversation;
  return {
    kind: 'echo',
    externalId: post.externalId,
    conversation: postsConversation,
    replyTo: {},
    visibility: 'public',
    author: { externalId: account.externalId || host },
    text: post.text.slice(0, mostWords),
    attachments: [],
    at: post.at,
    ...(post.link ? { permalink: post.link } : {}),
  };
}

function partOf(part: unknown): string {
  const inside = record(part);
  return readHtml(text(inside.rendered) ?? text(inside.raw) ?? text(part) ?? '');
}
