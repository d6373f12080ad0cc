import { refuse } from '../google/answers.ts';
import type { Call, Reply } from '../http.ts';
import type { Comment, Video, World } from './world.ts';

/** How many answers a thread brings along. */
const sample = 5;

/** Answers a call of the Data or Analytics API that changes nothing. */
export function answerRead(world: World, call: Call, where: string, emptyFirst: boolean): Reply {
  const { query } = call;
  switch (where) {
    case 'channels.list':
      return listed('channel', [
        {
          kind: 'youtube#channel',
          id: world.channelId,
          snippet: { title: world.title, customUrl: '@kotalatihan' },
          contentDetails: { relatedPlaylists: { uploads: `UU${world.channelId.slice(2)}` } },
        },
      ]);
    case 'commentThreads.list':
      return listThreads(world, query, emptyFirst);
    case 'comments.list':
      return listComments(world, query);
    case 'videos.list':
      return listed('video', videosNamed(world, query.get('id')).map(videoOf));
    case 'playlistItems.list':
      return listed(
        'playlistItem',
        world.videos.map((video) => ({
          kind: 'youtube#playlistItem',
          snippet: { title: video.title, publishedAt: iso(video.at), resourceId: { videoId: video.id } },
          status: { privacyStatus: video.privacy },
        })),
      );
    case 'reports':
      return {
        status: 200,
        json: { kind: 'youtubeAnalytics#resultTable', columnHeaders: [{ name: 'shares' }], rows: [[7]] },
      };
    default:
      return refuse(404, 'notFound');
  }
}

function listThreads(world: World, query: URLSearchParams, emptyFirst: boolean): Reply {
  if (query.get('allThreadsRelatedToChannelId') !== world.channelId) return refuse(403, 'forbidden');
  const status = query.get('moderationStatus') ?? 'published';
  const found = world.comments
    .filter((one) => one.parentId === undefined && one.status === status)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  if (emptyFirst) {
    return { status: 200, json: { kind: 'youtube#commentThreadListResponse', nextPageToken: 'hal-0', items: [] } };
  }
  const html = query.get('textFormat') !== 'plainText';
  const from = Number((query.get('pageToken') ?? 'hal-0').slice(4));
  const size = Math.min(100, Number(query.get('maxResults') ?? 20));
  const page = found.slice(from, from + size);
  const withReplies = (query.get('part') ?? '').includes('replies');
  return {
    status: 200,
    json: {
      kind: 'youtube#commentThreadListResponse',
      etag: 'latihan',
      ...(from + size < found.length ? { nextPageToken: `hal-${from + size}` } : {}),
      pageInfo: { totalResults: page.length, resultsPerPage: size },
      items: page.map((one) => threadOf(world, one, html, withReplies)),
    },
  };
}

function threadOf(world: World, top: Comment, html: boolean, withReplies: boolean) {
  const replies = world.repliesTo(top.id);
  return {
    kind: 'youtube#commentThread',
    etag: 'latihan',
    id: top.id,
    snippet: {
      channelId: world.channelId,
      videoId: top.videoId,
      topLevelComment: commentOf(world, top, html),
      canReply: true,
      totalReplyCount: replies.length,
      isPublic: top.status === 'published',
    },
    ...(withReplies && replies.length > 0
      ? { replies: { comments: replies.slice(-sample).map((one) => commentOf(world, one, html)) } }
      : {}),
  };
}

function listComments(world: World, query: URLSearchParams): Reply {
  const html = query.get('textFormat') !== 'plainText';
  const ids = query.get('id')?.split(',');
  const parent = query.get('parentId');
  if (ids) {
    const found = world.comments.filter((one) => ids.includes(one.id));
    return listed(
      'comment',
      found.map((one) => commentOf(world, one, html)),
    );
  }
  if (!world.comments.some((one) => one.id === parent)) return refuse(404, 'commentNotFound');
  const from = Number((query.get('pageToken') ?? 'hal-0').slice(4));
  const size = Math.min(100, Number(query.get('maxResults') ?? 20));
  const all = world.repliesTo(parent ?? '').reverse();
  return listed(
    'comment',
    // The list of answers does not name the video.
    all.slice(from, from + size).map((one) => {
      const { videoId: _, ...snippet } = commentOf(world, one, html).snippet;
      return { kind: 'youtube#comment', etag: 'latihan', id: one.id, snippet };
    }),
    from + size < all.length ? `hal-${from + size}` : undefined,
  );
}

/** A comment as the API shows it. */
export function commentOf(world: World, one: Comment, html: boolean) {
  return {
    kind: 'youtube#comment',
    etag: 'latihan',
    id: one.id,
    snippet: {
      channelId: world.channelId,
      videoId: one.videoId,
      ...(one.parentId === undefined ? {} : { parentId: one.parentId }),
      textDisplay: html ? escapeHtml(one.text) : one.text,
      // Only who wrote it is sure to get the original.
      ...(one.by === world.title || !html ? { textOriginal: one.text } : {}),
      authorDisplayName: one.by === world.title ? '@kotalatihan' : `@${one.by}`,
      authorProfileImageUrl: 'https://yt3.practice.invalid/foto',
      authorChannelId: { value: world.channelOf(one.by) },
      canRate: true,
      viewerRating: 'none',
      likeCount: 0,
      ...(one.status === 'published' ? {} : { moderationStatus: one.status }),
      publishedAt: iso(one.at),
      updatedAt: iso(one.changedAt),
    },
  };
}

function videoOf(video: Video) {
  video.asked += 1;
  return {
    kind: 'youtube#video',
    id: video.id,
    snippet: { title: video.title, description: video.description, publishedAt: iso(video.at) },
    status: { uploadStatus: video.asked > 1 ? 'processed' : 'uploaded', privacyStatus: video.privacy },
    statistics: video.figures,
  };
}

function videosNamed(world: World, ids: string | null): Video[] {
  const wanted = (ids ?? '').split(',');
  return world.videos.filter((one) => wanted.includes(one.id));
}

function listed(kind: string, items: unknown[], nextPageToken?: string): Reply {
  const pageInfo = { totalResults: items.length, resultsPerPage: items.length };
  return {
    status: 200,
    json: {
      kind: `youtube#${kind}ListResponse`,
      etag: 'latihan',
      ...(nextPageToken === undefined ? {} : { nextPageToken }),
      pageInfo,
      items,
    },
  };
}

/** YouTube writes whole seconds. */
function iso(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter).replaceAll('\n', '<br>');
}
