import type { Event } from '../meta/webhook-body.ts';
import type { Comment } from './people.ts';

/** A comment as the `comments` field tells it. */
export function commentChange(comment: Comment): NonNullable<Event['change']> {
  return {
    field: 'comments',
    value: {
      id: comment.id,
      ...(comment.parentId === undefined ? {} : { parent_id: comment.parentId }),
      text: comment.text,
      from: comment.from,
      media: { id: comment.mediaId, media_product_type: 'FEED' },
    },
  };
}

/** A mention; it never holds the text. */
export function mentionChange(mediaId: string, commentId?: string): NonNullable<Event['change']> {
  return {
    field: 'mentions',
    value: { media_id: mediaId, ...(commentId === undefined ? {} : { comment_id: commentId }) },
  };
}
