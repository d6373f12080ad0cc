import { type Call, fieldsOf, type Reply } from '../http.ts';
import type { DirectMessage } from '../meta/direct.ts';
import { gone, graphError } from '../meta/graph-errors.ts';
import type { SentAnswer } from '../record.ts';
import { refusalFor } from './graph-errors.ts';
import type { Comment, World } from './people.ts';

/** What a write did, for the record and for the echo; or why it did nothing. */
export type Written =
  | { done: false; reply: Reply }
  | { done: true; reply: Reply; answer: SentAnswer; comment?: Comment; message?: DirectMessage };

const hour = 3_600_000;

/** Carries out a POST of the Graph API below the version. */
export function writeGraph(world: World, call: Call, path: string): Written {
  const [first = '', second] = path.split('/').filter(Boolean);
  const fields = fieldsOf(call);
  if (second === 'replies') return writeComment(world, 'comment_reply', first, String(fields.message ?? ''));
  if (second === 'mentions' && first === world.accountId) {
    const target = fields.comment_id === undefined ? undefined : String(fields.comment_id);
    const media = String(fields.media_id ?? '');
    if (target !== undefined) return writeComment(world, 'mention_reply', target, String(fields.message ?? ''));
    if (!world.media.some((one) => one.id === media)) return { done: false, reply: gone() };
    return addComment(world, 'mention_reply', media, media, undefined, String(fields.message ?? ''));
  }
  if (second === 'messages' && (first === world.accountId || first === 'me')) return writeMessage(world, fields);
  return { done: false, reply: gone() };
}

function writeComment(world: World, way: SentAnswer['way'], commentId: string, text: string): Written {
  const parent = world.comments.find((one) => one.id === commentId);
  if (!parent) return { done: false, reply: gone() };
  // Replies hang under the top-level comment, whatever was named.
  return addComment(world, way, commentId, parent.mediaId, parent.parentId ?? parent.id, text);
}

function addComment(
  world: World,
  way: SentAnswer['way'],
  to: string,
  mediaId: string,
  parentId: string | undefined,
  text: string,
): Written {
  if (text === '') return { done: false, reply: graphError(400, 100, 'The parameter message is required') };
  const id = world.newId('180');
  const comment = {
    id,
    mediaId,
    parentId,
    text,
    from: { id: world.accountId, username: world.username },
    at: world.now(),
  };
  world.comments.push(comment);
  const answer: SentAnswer = { network: 'instagram', way, id, to, text, at: comment.at };
  return { done: true, reply: { status: 200, json: { id } }, answer, comment };
}

function writeMessage(world: World, fields: Record<string, unknown>): Written {
  const recipient = (fields.recipient ?? {}) as { id?: unknown; comment_id?: unknown };
  const text = String((fields.message as { text?: unknown } | undefined)?.text ?? '');
  if (Buffer.byteLength(text) > 1_000)
    return { done: false, reply: graphError(400, 100, 'Message text too long', { error_subcode: 2534038 }) };
  const privately = recipient.comment_id !== undefined;
  const refused = privately
    ? refusePrivateReply(world, String(recipient.comment_id))
    : refuseDirect(world, String(recipient.id), fields.tag === 'HUMAN_AGENT');
  if (refused) return { done: false, reply: refused };
  const comment = world.comments.find((one) => one.id === String(recipient.comment_id));
  const person = privately ? (comment?.from.id ?? '') : String(recipient.id);
  if (privately) world.privatelyAnswered.add(String(recipient.comment_id));
  const mid = `aWd_${world.newId('7')}`;
  const message: DirectMessage = { mid, person, ours: true, text, at: world.now(), attachments: [] };
  world.messages.push(message);
  const answer: SentAnswer = {
    network: 'instagram',
    way: privately ? 'private_reply' : 'direct',
    id: mid,
    to: privately ? String(recipient.comment_id) : person,
    text,
    at: message.at,
    ...(typeof fields.tag === 'string' ? { tag: fields.tag } : {}),
  };
  return { done: true, reply: { status: 200, json: { recipient_id: person, message_id: mid } }, answer, message };
}

function refusePrivateReply(world: World, commentId: string): Reply | undefined {
  const comment = world.comments.find((one) => one.id === commentId);
  if (!comment) return gone();
  if (world.privatelyAnswered.has(commentId)) return graphError(400, 10900, 'Activity already replied to');
  if (world.now().getTime() - comment.at.getTime() > 7 * 24 * hour) return refusalFor('window_closed', world.accountId);
  return world.blocked.has(comment.from.id) ? refusalFor('person_gone', world.accountId) : undefined;
}

function refuseDirect(world: World, person: string, tagged: boolean): Reply | undefined {
  if (world.blocked.has(person)) return refusalFor('person_gone', world.accountId);
  const last = world.lastWord(person);
  const window = (tagged ? 7 * 24 : 24) * hour;
  return last && world.now().getTime() - last.getTime() < window
    ? undefined
    : refusalFor('window_closed', world.accountId);
}
