import type { PageComment, PagePost, PageWorld, Review } from './page-world.ts';

type Change = { field: string; value: Record<string, unknown> };

const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);

/** A comment as the field `feed` tells it. */
export function commentChange(comment: PageComment, verb = 'add'): Change {
  return {
    field: 'feed',
    value: {
      item: 'comment',
      verb,
      comment_id: comment.id,
      post_id: comment.postId,
      parent_id: comment.parentId ?? comment.postId,
      from: comment.from,
      created_time: seconds(comment.at),
      ...(verb === 'remove' ? {} : { message: comment.message }),
      ...(comment.photo === undefined ? {} : { photo: comment.photo }),
      post: {
        id: comment.postId,
        permalink_url: `https://www.facebook.com/${comment.postId}`,
        status_type: 'mobile_status_update',
        is_published: true,
        updated_time: comment.at.toISOString(),
      },
    },
  };
}

/** A post as the field `feed` tells it. */
export function postChange(post: PagePost, world: PageWorld, verb = 'add'): Change {
  const ours = post.from.id === world.pageId;
  return {
    field: 'feed',
    value: {
      item: post.photo !== undefined ? 'photo' : ours ? 'status' : 'post',
      verb,
      post_id: post.id,
      from: post.from,
      created_time: seconds(post.at),
      published: 1,
      ...(verb === 'remove' ? {} : { message: post.message }),
      ...(post.photo === undefined ? {} : { link: post.photo, photo_id: post.id.split('_')[1] }),
    },
  };
}

/** A mention elsewhere; real ones name no author. */
export function mentionChange(post: PagePost): Change {
  return {
    field: 'mention',
    value: { item: 'post', verb: 'add', post_id: post.id, message: post.message, created_time: seconds(post.at) },
  };
}

/** A review as the field `ratings` tells it. */
export function ratingChange(review: Review, verb = 'add'): Change {
  return {
    field: 'ratings',
    value: {
      item: 'rating',
      verb,
      open_graph_story_id: review.storyId,
      reviewer_id: review.from.id,
      reviewer_name: review.from.name,
      recommendation_type: review.recommendation,
      review_text: review.text,
      created_time: seconds(review.at),
    },
  };
}
