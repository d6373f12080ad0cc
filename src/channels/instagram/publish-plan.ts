import type { FailureReason } from '../domain/failure-words.ts';
import type { Post, PostMedia } from '../domain/publish.ts';

/** Limits of a publication (platform-apis, section 2.3): characters, hashtags, names, pieces of an album. */
const captionMax = 2_200;
const hashtagsMax = 30;
const namesMax = 20;
const albumMax = 10;
const altMax = 1_000;

type Fields = Record<string, string | boolean>;

/** The containers to be made: one, or several that a last one holds together. */
export type Plan = { whole: Fields } | { pieces: Fields[]; album: Fields } | { refused: FailureReason };

/** Decides which containers a post needs, or why Instagram would not take it. `choices.kind` is `story`, `reel` or nothing. */
export function planContainers(post: Post): Plan {
  if (post.media.length === 0) return { refused: 'not_offered' };
  if ([...post.text].length > captionMax) return { refused: 'too_long' };
  if (count(post.text, /#[\p{L}\p{N}_]+/gu) > hashtagsMax || count(post.text, /@[\w.]+/g) > namesMax) {
    return { refused: 'bad_request' };
  }
  const odd = post.media.some((one) => one.kind === 'document' || (one.kind === 'image' && one.mime !== 'image/jpeg'));
  if (odd || post.media.length > albumMax) return { refused: 'media_refused' };
  const [first, second] = post.media;
  if (!first) return { refused: 'not_offered' };
  const story = post.choices.kind === 'story';
  if (second) {
    if (story) return { refused: 'media_refused' };
    const pieces = post.media.map((one) => ({
      ...source(one),
      is_carousel_item: true,
      ...(one.kind === 'video' ? { media_type: 'VIDEO' } : {}),
    }));
    return { pieces, album: { media_type: 'CAROUSEL', caption: post.text } };
  }
  if (story) return { whole: { ...source(first), media_type: 'STORIES' } };
  if (first.kind === 'video') return { whole: { ...source(first), media_type: 'REELS', caption: post.text } };
  return { whole: { ...source(first), caption: post.text } };
}

function source(media: PostMedia): Fields {
  if (media.kind === 'video') return { video_url: media.url };
  return { image_url: media.url, ...(media.alt ? { alt_text: [...media.alt].slice(0, altMax).join('') } : {}) };
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
