import { createHash } from 'node:crypto';
import { type Call, fieldsOf, type Reply } from '../http.ts';
import type { SentAnswer } from '../record.ts';
import { refuse } from './errors.ts';
import { collection, messageView, parentOf, type World } from './world.ts';

/** What a write did, for the record; or why it did nothing. */
export type Written = { done: false; reply: Reply } | { done: true; reply: Reply; answer: SentAnswer };

const letters = new Intl.Segmenter('id', { granularity: 'grapheme' });
const count = (text: string) => [...letters.segment(text)].length;

/** Writes a post; a key that is taken is an error of the server, as it really is. */
export function createRecord(world: World, call: Call, blobs: ReadonlyMap<string, Buffer>): Written {
  const fields = fieldsOf(call) as {
    repo?: string;
    collection?: string;
    rkey?: string;
    record?: Record<string, unknown>;
  };
  const record = fields.record ?? {};
  const text = String(record.text ?? '');
  const wrong = wrongIn(record, text, blobs);
  if (fields.repo !== world.us.did || fields.collection !== collection)
    return no(refuse(400, 'InvalidRequest', 'Invalid repo'));
  if (wrong) return no(refuse(400, 'InvalidRequest', wrong));
  const post = world.write(world.us, fields.rkey ?? world.newKey(), record);
  if (!post) return no(refuse(500, 'InternalServerError', 'Internal Server Error'));
  const parent = parentOf(post);
  const way: SentAnswer['way'] = parent === undefined ? 'post' : 'comment_reply';
  const answer: SentAnswer = { network: 'bluesky', way, id: post.uri, to: parent ?? '', text, at: post.at };
  const json = {
    uri: post.uri,
    cid: post.cid,
    commit: { cid: post.cid, rev: world.newKey() },
    validationStatus: 'valid',
  };
  return { done: true, reply: { status: 200, json }, answer };
}

function wrongIn(
  record: Record<string, unknown>,
  text: string,
  blobs: ReadonlyMap<string, Buffer>,
): string | undefined {
  if (record.$type !== collection || Number.isNaN(Date.parse(String(record.createdAt)))) return 'Invalid record';
  if (count(text) > 300 || Buffer.byteLength(text) > 3_000) return 'Record/text must not be longer than 300 graphemes';
  const facets = (record.facets ?? []) as { index: { byteStart: number; byteEnd: number } }[];
  const size = Buffer.byteLength(text);
  if (facets.some(({ index }) => index.byteStart >= index.byteEnd || index.byteEnd > size)) return 'Invalid facets';
  const images = (record.embed as { images?: { image: { ref: { $link: string } } }[] } | undefined)?.images ?? [];
  if (images.length > 4) return 'Record/embed/images must not have more than 4 elements';
  if (images.some((one) => !blobs.has(one.image.ref.$link))) return 'Could not find blob';
  return undefined;
}

export function sendMessage(world: World, call: Call): Written {
  const fields = fieldsOf(call) as { convoId?: string; message?: { text?: string } };
  const convo = fields.convoId ?? '';
  const text = fields.message?.text ?? '';
  if (!world.messages.some((one) => one.convo === convo)) return no(refuse(400, 'InvalidConvo', 'Convo not found'));
  if (world.closed.has(convo)) return no(refuse(400, 'InvalidRequest', 'recipient has disabled incoming messages'));
  if (text === '' || count(text) > 1_000) return no(refuse(400, 'InvalidRequest', 'Message/text must not be longer'));
  const message = world.say(world.us, convo, text);
  const answer: SentAnswer = { network: 'bluesky', way: 'direct', id: message.id, to: convo, text, at: message.at };
  return { done: true, reply: { status: 200, json: messageView(message) }, answer };
}

/** Keeps a file before a post can name it. */
export function uploadBlob(call: Call, blobs: Map<string, Buffer>): Reply {
  const mimeType = call.headers['content-type'] ?? '';
  const limit = mimeType.startsWith('video/') ? 300_000_000 : 2_000_000;
  if (call.body.length > limit) return refuse(400, 'BlobTooLarge', 'This file is too large');
  const cid = `bafkrei${createHash('sha256').update(call.body).digest('hex').slice(0, 40)}`;
  blobs.set(cid, call.body);
  const blob = { $type: 'blob', ref: { $link: cid }, mimeType, size: call.body.length };
  return { status: 200, json: { blob } };
}

function no(reply: Reply): Written {
  return { done: false, reply };
}
