import { createHash } from 'node:crypto';
import { keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { Attachment, ChannelAccount, Incoming } from '../domain/network.ts';
import { tidyWords } from '../google/send.ts';
import { readInstant } from '../meta/read-instant.ts';
import { pathOf, readReviewName } from './names.ts';

const ratings: Record<string, number> = { ONE: 1, TWO: 2, THREE: 3, FOUR: 4, FIVE: 5 };

/**
 * Reads a review: what the resident wrote with its stars in words, its later change, and the city's reply under it.
 * `listed`: the location a list was about, where the review does not name its own.
 */
export function readReview(account: ChannelAccount, review: Loose, receivedAt: Date, listed?: string): Incoming[] {
  const named = readReviewName(text(review.name));
  const id = idText(review.reviewId) ?? named?.id;
  if (id === undefined) return [keepUnknown('review', review, receivedAt)];
  const location = named?.location ?? listed ?? account.externalId;
  const own = account.externalId || location;
  const written = readInstant(review.createTime);
  const changed = readInstant(review.updateTime);
  const item: Incoming = {
    ...openReview(named?.name ?? `${pathOf({ ...account, externalId: location })}/reviews/${id}`, id),
    author: readReviewer(record(review.reviewer), id),
    text: starText(review),
    attachments: list(review.reviewMediaItems).flatMap((one) => readMedia(record(one))),
    at: written ?? changed ?? receivedAt,
    post: location,
    ...(account.settings.maps_uri ? { permalink: account.settings.maps_uri } : {}),
    ...(location !== own ? { account: location } : {}),
  };
  const edit: Incoming[] =
    written && changed && changed > written ? [{ ...item, kind: 'edit', at: changed, ifKnown: true }] : [];
  return [item, ...edit, ...readReply(item, record(review.reviewReply), own)];
}

/** What is known of a review by its name alone. */
export function openReview(name: string, id: string): Incoming {
  return {
    kind: 'comment',
    externalId: id,
    conversation: id,
    replyTo: { review: name },
    visibility: 'public',
    author: { externalId: `review:${id}` },
    text: '',
    attachments: [],
    at: new Date(0),
  };
}

/** Google tells no id of who wrote, so each review has a person of its own. */
function readReviewer(reviewer: Loose, id: string): Incoming['author'] {
  const name = text(reviewer.displayName);
  return {
    externalId: `review:${id}`,
    ...(name === undefined || reviewer.isAnonymous === true ? {} : { name }),
  };
}

/** The stars as a mimin reads them, above the words: `★★☆☆☆ (2 dari 5)`. */
function starText(review: Loose): string {
  const stars = ratings[text(review.starRating) ?? ''] ?? number(review.starRating);
  const said = (text(review.comment) ?? '').trim();
  if (stars === undefined || stars < 1 || stars > 5) return said;
  const drawn = '★'.repeat(stars) + '☆'.repeat(5 - stars);
  return said === '' ? `${drawn} (${stars} dari 5, tanpa komentar)` : `${drawn} (${stars} dari 5)\n${said}`;
}

function readMedia(media: Loose): Attachment[] {
  const film = text(media.videoUrl) ?? (media.mediaFormat === 'VIDEO' ? text(media.googleUrl) : undefined);
  const url =
    film ?? text(media.googleUrl) ?? text(media.mediaUrl) ?? text(media.sourceUrl) ?? text(media.thumbnailUrl);
  return url === undefined ? [] : [{ kind: film === undefined ? 'image' : 'video', url }];
}

/** The city's reply, by whomever it was written; Google looks at each before it shows it. */
function readReply(review: Incoming, reply: Loose, own: string): Incoming[] {
  const said = text(reply.comment);
  if (said === undefined || said.trim() === '') return [];
  const echo: Incoming = {
    ...review,
    kind: 'echo',
    externalId: replyId(review.externalId, said),
    author: { externalId: own },
    text: said,
    attachments: [],
    at: readInstant(reply.updateTime) ?? review.at,
    answers: [review.externalId],
  };
  if (text(reply.reviewReplyState) !== 'REJECTED') return [echo];
  const why = text(reply.policyViolation);
  return [
    echo,
    {
      ...echo,
      kind: 'automatic',
      externalId: `${echo.externalId}:rejected`,
      text: `Google memeriksa balasan kita dan tidak menampilkannya${why === undefined ? '' : ` (${why})`}.`,
      answers: [echo.externalId],
      unsupported: 'bounce_failed',
      told: { failure: 'policy', reason: 'reply_rejected' },
    },
  ];
}

/** A review has one reply, which may be overwritten: it is known by its words, so that another one is another item. */
export function replyId(reviewId: string, said: string): string {
  return `${reviewId}:${createHash('sha256').update(tidyWords(said)).digest('hex').slice(0, 16)}`;
}
