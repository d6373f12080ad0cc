import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readTikTok } from './call.ts';
import { type PollCursor, readCursor, type SeenVideo, writeCursor } from './cursor.ts';
import { hasMessages, isLoginKit, polledVideos } from './limits.ts';
import { noteOwnName } from './own-name.ts';
import { pagesOf } from './pages.ts';

/** Pages followed in one list; a list that never ends must not hold the worker. */
const maxPages = 100;
/** Comments may appear this long after the time they bear (TikTok looks at them first), in seconds. */
const late = 300;
/** A mention is shown up to three hours after its video was made; twice that, in seconds. */
const mentionsLate = 6 * 3_600;
/** Mentions remembered as read; TikTok lists a thousand at most. */
const keptMentions = 1_000;
/** Comments of one page; TikTok's own limit. */
const pageSize = '30';

/**
 * Reads what webhooks may have missed: comments on the newest videos with the answers under them, videos that name us, and
 * direct messages, each where it was granted. A missing permission for one does not keep the others from being read; it is
 * thrown at the end. A Login Kit account has nothing that could be read.
 */
export async function* pollTikTok(
  account: ChannelAccount,
  stored: string | null,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  if (isLoginKit(account)) return;
  const cursor = readCursor(stored);
  const ids: string[] = Object.keys(cursor.videos);
  let refused: NetworkFailure | undefined;
  const parts = [
    pollVideos(account, cursor, ids, signal),
    ...(account.settings.mentions === 'granted' ? [pollMentions(account, cursor, ids, signal)] : []),
    ...(hasMessages(account.settings) ? [pollMessages(account, cursor, ids, signal)] : []),
  ];
  for (const part of parts) {
    try {
      yield* part;
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.reason !== 'permission_missing') throw error;
      refused = error;
    }
  }
  if (refused) throw refused;
}

async function* pollVideos(
  account: ChannelAccount,
  cursor: PollCursor,
  ids: string[],
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const wanted = polledVideos(account.settings);
  const query = {
    business_id: account.externalId,
    fields: JSON.stringify(['item_id', 'create_time', 'share_url']),
    max_count: String(Math.min(20, wanted)),
  };
  const videos: Loose[] = [];
  for await (const { data } of pagesOf(account, '/business/video/list/', query, maxPages, signal)) {
    videos.push(...list(data.videos).map(record));
    if (videos.length >= wanted) break;
  }
  const newest = videos.slice(0, wanted);
  ids.splice(0, ids.length, ...newest.flatMap((one) => idText(one.item_id) ?? []));
  for (const video of newest) yield* pollComments(account, cursor, video, ids, signal);
}

async function* pollComments(
  account: ChannelAccount,
  cursor: PollCursor,
  video: Loose,
  ids: string[],
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const videoId = idText(video.item_id);
  if (videoId === undefined) return;
  const before = cursor.videos[videoId] ?? { newest: 0, recent: [], replies: {} };
  const seen: SeenVideo = { newest: before.newest, recent: [], replies: {} };
  const known = new Set(before.recent);
  const times = new Map<string, number>();
  const bodies: Uint8Array[] = [];
  const query = {
    business_id: account.externalId,
    video_id: videoId,
    status: 'ALL',
    sort_field: 'create_time',
    sort_order: 'desc',
    include_replies: 'true',
    max_count: pageSize,
  };
  const around = { video_id: videoId, ...(text(video.share_url) ? { share_url: text(video.share_url) } : {}) };
  for await (const { data, raw } of pagesOf(account, '/business/comment/list/', query, maxPages, signal)) {
    const comments = list(data.comments).map(record);
    let news = false;
    const ours = comments
      .flatMap((one) => [one, ...list(one.reply_list).map(record)])
      .find((one) => one.owner === true);
    noteOwnName(account, idText(ours?.unique_identifier));
    for (const comment of comments) {
      const id = idText(comment.comment_id) ?? '';
      const time = secondsOf(comment);
      times.set(id, time);
      seen.newest = Math.max(seen.newest, time);
      if (time >= before.newest - late && !known.has(id)) news = true;
      const answers = number(comment.replies) ?? list(comment.reply_list).length;
      if (answers === 0) continue;
      seen.replies[id] = answers;
      if (answers <= (before.replies[id] ?? 0)) continue;
      news = true;
      // The list itself bears three answers at most.
      if (answers > list(comment.reply_list).length) bodies.push(...(await readReplies(account, around, id, signal)));
    }
    if (news) bodies.push(wrap('comment/list', around, raw));
    const allOld = comments.length > 0 && comments.every((one) => secondsOf(one) < before.newest - late);
    if (allOld && !news) break;
  }
  seen.recent = [...times].filter(([, time]) => time >= seen.newest - late).map(([id]) => id);
  // Comments further down were not read this time; what stood under them is still known.
  cursor.videos[videoId] = { ...seen, replies: { ...before.replies, ...seen.replies } };
  if (bodies.length > 0) yield { bodies, cursor: writeCursor(cursor, ids) };
}

async function readReplies(account: ChannelAccount, around: object, commentId: string, signal: AbortSignal) {
  const { video_id } = around as { video_id: string };
  const query = {
    business_id: account.externalId,
    video_id,
    comment_id: commentId,
    status: 'ALL',
    max_count: pageSize,
  };
  const bodies: Uint8Array[] = [];
  for await (const { raw } of pagesOf(account, '/business/comment/reply/list/', query, maxPages, signal)) {
    bodies.push(wrap('comment/reply/list', { ...around, comment_id: commentId }, raw));
  }
  return bodies;
}

async function* pollMentions(
  account: ChannelAccount,
  cursor: PollCursor,
  ids: string[],
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const query = { business_id: account.externalId, sort_field: 'CREATE_TIME', sort_type: 'DESC', max_count: '20' };
  const known = new Set(cursor.mentions);
  const found: string[] = [];
  const bodies: Uint8Array[] = [];
  let newest = 0;
  for await (const { data, raw } of pagesOf(account, '/business/mention/video/list/', query, maxPages, signal)) {
    const page = list(data.videos).map(record);
    const here = page.flatMap((one) => idText(one.item_id) ?? idText(one.video_id) ?? []);
    const times = page.map(secondsOf);
    newest = Math.max(newest, ...times);
    found.push(...here);
    const news = here.some((id) => !known.has(id));
    if (news) bodies.push(wrap('mentions', {}, raw));
    // TikTok shows a mention hours after its video was made, so those of the last hours are all looked at.
    else if (page.length > 0 && times.every((time) => time < newest - mentionsLate)) break;
  }
  cursor.mentions = found.slice(0, keptMentions);
  if (bodies.length > 0) yield { bodies, cursor: writeCursor(cursor, ids) };
}

async function* pollMessages(
  account: ChannelAccount,
  cursor: PollCursor,
  ids: string[],
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const changed = new Map<string, number>();
  // Two lists: people whom we have never answered, and the others.
  for (const type of ['STRANGER', 'SINGLE']) {
    const query = { business_id: account.externalId, conversation_type: type, limit: '100' };
    for await (const { data } of pagesOf(account, '/business/message/conversation/list/', query, maxPages, signal)) {
      for (const one of list(data.conversations).map(record)) {
        const id = idText(one.conversation_id);
        const at = readInstant(one.update_time)?.getTime() ?? 0;
        const read = at < cursor.direct || (at === cursor.direct && cursor.directRead.includes(id ?? ''));
        if (id !== undefined && !read) changed.set(id, at);
      }
    }
  }
  if (changed.size === 0) return;
  const bodies: Uint8Array[] = [];
  for (const conversationId of changed.keys()) {
    const query = { business_id: account.externalId, conversation_id: conversationId };
    const call = { method: 'GET', path: '/business/message/content/list/', query } as const;
    bodies.push(new TextEncoder().encode((await readTikTok(account, call, signal)).raw));
  }
  const newest = Math.max(...changed.values());
  const again = newest === cursor.direct ? cursor.directRead : [];
  cursor.directRead = [...again, ...[...changed].filter(([, at]) => at === newest).map(([id]) => id)];
  cursor.direct = newest;
  yield { bodies, cursor: writeCursor(cursor, ids) };
}

function secondsOf(comment: Loose): number {
  return Math.floor((readInstant(comment.create_time)?.getTime() ?? 0) / 1_000);
}

/** The answer as it came, with what the call was about and the answer does not say. */
function wrap(polled: string, around: object, raw: string): Uint8Array {
  const head = JSON.stringify({ polled, ...around });
  return new TextEncoder().encode(`${head.slice(0, -1)},"answer":${raw}}`);
}
