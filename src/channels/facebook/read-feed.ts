import { keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, record, text } from '../domain/loose-json.ts';
import type { Incoming } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { postOfComment, publicItem, readAuthor } from './public-item.ts';
import { readFeedMedia } from './read-attachments.ts';

/** What a person can put on a Page or under a post; everything else of `feed` is a gesture or a kind of next year. */
const posts = new Set(['post', 'status', 'photo', 'video', 'share', 'album', 'event', 'note', 'link', 'story', 'reel']);
/** Gestures come by the thousand and say nothing about a matter: nothing is kept of them. */
const gestures = new Set(['like', 'reaction']);
const added = new Set(['add', 'added']);
const edited = new Set(['edited', 'edit', 'update']);
const removed = new Set(['remove', 'delete', 'removed']);
/** What our own Page does to what others wrote. */
const moderated = new Set(['hide', 'unhide', 'block', 'unblock', 'mute', 'follow']);

/** Reads a change of the field `feed`: a comment, a post of a visitor or of our own, its edit or its end. */
export function readFeed(own: string | undefined, value: Loose, fallback: Date): Incoming[] {
  const item = text(value.item) ?? '';
  const verb = text(value.verb) ?? 'add';
  const at = readInstant(value.created_time) ?? fallback;
  if (gestures.has(item)) return [];
  if (moderated.has(verb)) return [keepNotice(verb, value, fallback)];
  const kind = kindOf(verb);
  if (kind === undefined) return [keepUnknown(`${item} ${verb}`.trim(), value, at)];
  // An edit and a removal happen when the entry says; the item itself is older.
  const when = kind === 'add' ? at : fallback;
  if (item === 'comment' || (item === '' && value.comment_id !== undefined))
    return [readComment(own, value, kind, when)];
  if (item === 'rating') return [readReview(value, fallback)];
  if (posts.has(item) && (idText(value.post_id) ?? idText(value.id)) !== undefined) {
    return [readPost(own, value, kind, when)];
  }
  return [keepUnknown(item || 'feed', value, at)];
}

type Verb = 'add' | 'edit' | 'delete';

function kindOf(verb: string): Verb | undefined {
  if (added.has(verb)) return 'add';
  if (edited.has(verb)) return 'edit';
  return removed.has(verb) ? 'delete' : undefined;
}

function readComment(own: string | undefined, value: Loose, verb: Verb, at: Date): Incoming {
  const id = idText(value.comment_id) ?? idText(value.id);
  if (id === undefined) return keepUnknown('comment', value, at);
  const post =
    idText(value.post_id) ??
    idText(record(value.post).id) ??
    idText(value.open_graph_story_id) ??
    postOfComment(id) ??
    id;
  const { known, ...author } = readAuthor(value, `comment:${id}`);
  const ours = own !== undefined && author.externalId === own;
  const parent = idText(value.parent_id);
  const item = publicItem({
    kind: verb !== 'add' ? verb : ours ? 'echo' : 'comment',
    id,
    author,
    text: text(value.message) ?? '',
    at,
    post,
    replyTo: commentReply(id, parent, post),
    attachments: readFeedMedia(value),
    answers: answeredBy(parent, post, ours),
    permalink: text(record(value.post).permalink_url) ?? text(value.permalink_url),
  });
  // Without the right to see people, a webhook does not say who wrote; it is asked for.
  return known || verb !== 'add' ? item : { ...item, fetch: { comment_id: id } };
}

/** Answers hang under the top-level comment; a private word goes to who wrote this one. */
export function commentReply(id: string, parent: string | undefined, post: string): Record<string, string> {
  return {
    comment_id: parent === undefined || parent === post ? id : parent,
    own_comment_id: id,
    post_id: post,
  };
}

/** What a comment answers: the comment above, and for our own words also the visitor's post itself. */
export function answeredBy(parent: string | undefined, post: string, ours: boolean): string | undefined {
  if (parent !== undefined && parent !== post) return parent;
  return ours ? post : undefined;
}

function readPost(own: string | undefined, value: Loose, verb: Verb, at: Date): Incoming {
  const id = idText(value.post_id) ?? idText(value.id) ?? '';
  const { known, ...author } = readAuthor(value, `post:${id}`);
  const ours = own !== undefined && author.externalId === own;
  // What we change on our own posts concerns no resident, and most of those posts are older than the connection.
  if (ours && verb !== 'add') return keepNotice(`post ${verb}`, value, at);
  const item = publicItem({
    kind: verb !== 'add' ? verb : ours ? 'echo' : 'comment',
    id,
    author,
    text: text(value.message) ?? text(value.story) ?? '',
    at,
    post: id,
    replyTo: { post_id: id, own_post_id: id },
    attachments: readFeedMedia(value),
    permalink: text(value.permalink_url) ?? text(record(value.post).permalink_url),
  });
  return known || verb !== 'add' ? item : { ...item, fetch: { post_id: id } };
}

/** Reads a review (`ratings`, or a row of that list): a recommendation for or against, perhaps with words. */
export function readReview(value: Loose, fallback: Date): Incoming {
  const verb = kindOf(text(value.verb) ?? 'add');
  const story = idText(value.open_graph_story_id) ?? idText(record(value.open_graph_story).id);
  const { known: _known, ...author } = readAuthor(value, `review:${story ?? ''}`);
  // Some rows name no story; the same person reviews a Page once.
  const id = story ?? (author.externalId === 'review:' ? undefined : `review:${author.externalId}`);
  if (id === undefined || verb === undefined) return keepUnknown('rating', value, fallback);
  const recommended = text(value.recommendation_type)?.toUpperCase();
  return publicItem({
    kind: verb === 'add' ? 'comment' : verb,
    id,
    author,
    text: text(value.review_text) ?? '',
    at: verb === 'add' ? (readInstant(value.created_time) ?? fallback) : fallback,
    post: id,
    replyTo: story === undefined ? {} : { review_id: story },
    // The network's own words for a thumb, so that a review without a text still says something.
    subject:
      recommended === 'NEGATIVE'
        ? 'Tidak merekomendasikan'
        : recommended === 'POSITIVE'
          ? 'Merekomendasikan'
          : undefined,
  });
}

/** Reads a mention of our Page elsewhere (`mention`, or a row of `tagged`); who wrote it is often not told. */
export function readMention(value: Loose, fallback: Date): Incoming {
  const post = idText(value.post_id) ?? idText(value.id);
  const comment = idText(value.comment_id);
  const id = comment ?? post;
  if (id === undefined) return keepUnknown('mention', value, fallback);
  const verb = kindOf(text(value.verb) ?? 'add');
  if (verb === undefined) return keepUnknown(`mention ${text(value.verb)}`, value, fallback);
  const { known, ...author } = readAuthor(value, `mention:${id}`);
  const item: Incoming = {
    ...publicItem({
      kind: verb === 'add' ? 'mention' : verb,
      id,
      author,
      text: text(value.message) ?? '',
      at: verb === 'add' ? (readInstant(value.created_time) ?? fallback) : fallback,
      post: post ?? id,
      replyTo: { mention_id: id },
      attachments: readFeedMedia(value),
      permalink: text(value.permalink_url),
    }),
    // The author may be told here and not there; the thread is the mention itself.
    conversation: `mention:${id}`,
  };
  return known || verb !== 'add' ? item : { ...item, fetch: { mention_id: id } };
}
