import { keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { Attachment, ChannelAccount, Incoming } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readMedia } from './read-media.ts';
import type { Surroundings } from './read-people.ts';
import { asWritten, unescapeText } from './read-text.ts';

/** How a post calls us, which decides whether a self-serve account may answer it (section 6, reply rule). */
export type Summons = 'mention' | 'quote' | 'automatic';

export interface PostPlace {
  receivedAt: Date;
  around: Surroundings;
  /** What the event or the list says about how the post concerns us. */
  concerns?: 'mention' | 'reply' | 'quote' | undefined;
}

/**
 * Reads a post in X's present form. An edited post has a new id and names its older ones; it is known here by the first of
 * them, comes as that item (if nobody had it yet) and as an edit of it.
 */
export function readPost(account: ChannelAccount, post: Loose, place: PostPlace): Incoming[] {
  const id = idText(post.id);
  if (id === undefined) return [keepUnknown('post', post, place.receivedAt)];
  const references = list(post.referenced_tweets ?? post.referenced_posts).map(record);
  if (references.some((one) => one.type === 'retweeted' || one.type === 'reposted')) {
    return [keepNotice('repost', post, readInstant(post.created_at) ?? place.receivedAt)];
  }
  const item = readItem(account, post, id, references, place);
  return item.externalId === id || item.kind === 'delete' ? [item] : [item, { ...item, kind: 'edit' }];
}

function readItem(account: ChannelAccount, post: Loose, id: string, references: Loose[], place: PostPlace): Incoming {
  const history = list(post.edit_history_tweet_ids ?? post.edit_history_post_ids).flatMap((one) => idText(one) ?? []);
  const externalId = history[0] ?? id;
  const authorId = idText(post.author_id) ?? idText(record(post.author).id);
  const author = (authorId && place.around.people.get(authorId)) || { externalId: authorId ?? `post:${externalId}` };
  const ours = authorId !== undefined && authorId === account.externalId;
  const answered = answeredPost(post, references);
  const answeredPerson = idText(post.in_reply_to_user_id);
  const thread = idText(post.conversation_id) ?? (answered === undefined ? externalId : undefined);
  const said = unescapeText(text(record(post.note_tweet).text) ?? text(post.text) ?? '');
  const isAnswer = answered !== undefined || answeredPerson !== undefined || place.concerns === 'reply';
  const summoned = ours ? undefined : summonsOf(account, post, isAnswer, place.concerns);
  // Our own words stand in the thread of whom they answer.
  const person = ours ? (answeredPerson ?? author.externalId) : author.externalId;
  const unknown = authorId === undefined || thread === undefined || post.text === undefined;
  return {
    kind: ours ? 'echo' : answersUs(account, answeredPerson, place) ? 'comment' : 'mention',
    externalId,
    conversation: `${person}:${thread ?? answered ?? externalId}`,
    replyTo: {
      tweet_id: id,
      ...(author.handle ? { username: author.handle } : {}),
      ...(summoned ? { summoned } : {}),
    },
    visibility: 'public',
    author,
    text: ours ? asWritten(post, said) : said,
    attachments: attachmentsOf(post, place.around),
    at: readInstant(post.created_at) ?? place.receivedAt,
    permalink: `https://x.com/${author.handle ?? 'i'}/status/${id}`,
    ...(thread === undefined || thread === externalId ? {} : { post: thread }),
    ...(answered === undefined ? {} : { answers: [answered] }),
    // Who wrote it, or in which thread, stands not in it: asked for.
    ...(unknown ? { fetch: { tweet_id: id } } : {}),
  };
}

/** The post that this one answers. */
function answeredPost(post: Loose, references: Loose[]): string | undefined {
  const reply = references.find((one) => one.type === 'replied_to');
  return idText(post.in_reply_to_tweet_id) ?? idText(post.in_reply_to_post_id) ?? idText(reply?.id);
}

function answersUs(account: ChannelAccount, answeredPerson: string | undefined, place: PostPlace): boolean {
  return place.concerns === 'reply' || (answeredPerson !== undefined && answeredPerson === account.externalId);
}

/**
 * A quote of our post or our name in the text calls us; a name that X itself put before an answer does so perhaps (it lies
 * before what is shown of the text).
 */
function summonsOf(
  account: ChannelAccount,
  post: Loose,
  isAnswer: boolean,
  concerns: PostPlace['concerns'],
): Summons | undefined {
  if (concerns === 'quote') return 'quote';
  const mentions = [
    ...list(record(post.entities).mentions),
    ...list(record(record(post.note_tweet).entities).mentions),
  ];
  const own = mentions.map(record).filter((one) => namesUs(account, one));
  if (own.length === 0) return concerns === 'mention' ? 'mention' : undefined;
  if (!isAnswer) return 'mention';
  const names = /^(@\w{1,20}\s+)*/.exec(text(post.text) ?? '')?.[0].length ?? 0;
  const shown = number(list(post.display_text_range)[0]) ?? names;
  return own.some((one) => (number(one.start) ?? 0) >= shown) ? 'mention' : 'automatic';
}

function namesUs(account: ChannelAccount, mention: Loose): boolean {
  const id = idText(mention.id);
  if (id !== undefined && id === account.externalId) return true;
  const own = account.settings.username?.replace(/^@/, '').toLowerCase();
  return own !== undefined && own !== '' && text(mention.username)?.toLowerCase() === own;
}

function attachmentsOf(post: Loose, around: Surroundings): Attachment[] {
  const keys = list(record(post.attachments).media_keys).flatMap((one) => idText(one) ?? []);
  const files = keys.map((key): Attachment => {
    const media = around.media.get(key);
    return media ? readMedia(media) : { kind: 'unsupported', name: key };
  });
  const own = list(post.media).map((one) => readMedia(record(one)));
  const [longitude, latitude] = list(record(record(post.geo).coordinates).coordinates).map(number);
  if (latitude === undefined || longitude === undefined) return [...files, ...own];
  return [...files, ...own, { kind: 'location', latitude, longitude }];
}
