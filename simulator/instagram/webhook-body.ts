import type { Comment, DirectMessage } from './people.ts';

/** One thing that happened, as Meta writes it inside an entry. */
export interface Event {
  change?: { field: string; value: Record<string, unknown> };
  direct?: Record<string, unknown>;
  standby?: Record<string, unknown>;
  entryId?: string;
}

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

/** A direct message or, with `is_echo`, one of our own. */
export function directEvent(
  accountId: string,
  message: DirectMessage,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  const [sender, recipient] = message.ours ? [accountId, message.person] : [message.person, accountId];
  return {
    sender: { id: sender },
    recipient: { id: recipient },
    timestamp: message.at.getTime(),
    message: {
      mid: message.mid,
      ...(message.text === '' ? {} : { text: message.text }),
      ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
      ...more,
    },
  };
}

/** Writes a body the way Meta does: letters outside ASCII escaped, and the signed bytes are the bytes sent. */
export function writeBody(
  accountId: string,
  events: Event[],
  habits: { shape: 'changes' | 'flat'; bareNumbers: boolean; unknownFields: boolean },
  at: Date,
): string {
  const entry = events.map((event) => entryOf(accountId, event, habits, at.getTime()));
  const body = JSON.stringify({
    object: 'instagram',
    ...(habits.unknownFields ? { revision: { number: 7, beta: true } } : {}),
    entry,
  });
  const bare = habits.bareNumbers
    ? body.replace(/"(id|parent_id|media_id|comment_id)":"(\d{17,19})"/g, '"$1":$2')
    : body;
  return bare.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function entryOf(
  accountId: string,
  event: Event,
  habits: { shape: 'changes' | 'flat'; unknownFields: boolean },
  now: number,
) {
  const more = habits.unknownFields ? { trace: 'latihan', flags: [1, 2] } : {};
  const id = event.entryId ?? accountId;
  if (event.direct) return { id, time: now, messaging: [event.direct], ...more };
  if (event.standby) return { id, time: now, standby: [event.standby], ...more };
  const time = Math.floor(now / 1_000);
  if (habits.shape === 'flat') return { id, time, ...event.change, ...more };
  return { id, time, changes: [event.change], ...more };
}
