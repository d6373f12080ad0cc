import { keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, parseBody, record, text } from '../domain/loose-json.ts';
import { type ChannelAccount, type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';
import { type CommentPlace, readComment, readGone, readThread } from './read-comment.ts';
import { isFeed, readFeed } from './read-feed.ts';

/** Lists of the API that hold nothing somebody wrote to us. */
const ours = /^youtube#(?:channel|video|playlist|search|subscription|activity|caption|i18n)/;

/** Says what an answer of the API or the hub's feed means, by its shape. */
export function normaliseYouTube(account: ChannelAccount, event: RawEvent): Incoming[] {
  const said = new TextDecoder().decode(event.body);
  if (isFeed(said)) return readFeed(said, event.receivedAt);
  const parsed = parseBody(event.body);
  const bodies = Array.isArray(parsed) ? parsed.map(record) : [record(parsed)];
  if (bodies.length === 0 || bodies.every((body) => Object.keys(body).length === 0)) {
    throw new UnreadableEvent('an empty body');
  }
  return bodies.flatMap((body) => readBody(account, body, event.receivedAt));
}

function readBody(account: ChannelAccount, body: Loose, receivedAt: Date): Incoming[] {
  if (body.polled === 'gone') return readGone(body, receivedAt);
  const answer = body.polled === undefined ? body : record(body.answer);
  if (answer.error !== undefined) throw new UnreadableEvent('an error of the API, not a comment');
  const place: CommentPlace = {
    receivedAt,
    channelId: idText(body.channelId),
    videoId: idText(body.videoId),
    postId: idText(body.postId),
    parentId: idText(body.parentId),
    moderation: text(body.moderationStatus),
  };
  if (Array.isArray(answer.items)) {
    return answer.items.flatMap((one) => readOne(account, record(one), place, text(answer.kind)));
  }
  return readOne(account, answer, place, undefined);
}

function readOne(account: ChannelAccount, one: Loose, place: CommentPlace, listed: string | undefined): Incoming[] {
  const kind = text(one.kind) ?? listed ?? '';
  const snippet = record(one.snippet);
  if ('topLevelComment' in snippet || kind.startsWith('youtube#commentThread')) return readThread(account, one, place);
  const comment = kind.startsWith('youtube#comment') || 'textDisplay' in snippet || 'textOriginal' in snippet;
  if (comment) return readComment(account, one, place);
  if (ours.test(kind)) return [];
  return [keepUnknown(kind.replace(/^youtube#/, '') || 'body', one, place.receivedAt)];
}
