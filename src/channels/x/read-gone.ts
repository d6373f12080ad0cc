import { idText, type Loose, text } from '../domain/loose-json.ts';
import type { Incoming } from '../domain/network.ts';

/** Says that a post was taken back. */
export function deletion(id: string, authorId: string, at: Date): Incoming {
  return {
    kind: 'delete',
    externalId: id,
    conversation: `${authorId}:${id}`,
    replyTo: { tweet_id: id },
    visibility: 'public',
    author: { externalId: authorId },
    text: '',
    attachments: [],
    at,
  };
}

/** A post that was looked up by its id and is not there: deleted, or no longer for us to see. */
export function readGone(error: Loose, receivedAt: Date): Incoming[] {
  const id = idText(error.resource_id) ?? idText(error.value);
  const asked = error.parameter === 'ids' || error.parameter === 'id';
  const missing = (text(error.type) ?? '').endsWith('resource-not-found') || text(error.title) === 'Not Found Error';
  const isPost = error.resource_type === 'tweet' || error.resource_type === 'post';
  return id !== undefined && asked && missing && isPost ? [deletion(id, 'unknown', receivedAt)] : [];
}
