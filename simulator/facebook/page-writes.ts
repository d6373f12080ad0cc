import { type Call, fieldsOf, type Reply } from '../http.ts';
import type { DirectMessage } from '../meta/direct.ts';
import { gone, graphError, refusalOf } from '../meta/graph-errors.ts';
import type { SentAnswer } from '../record.ts';
import type { PageComment, PagePost, PageWorld } from './page-world.ts';

/** What a write did, for the record and for the echo; or why it did nothing anybody sees. */
export type Written =
  | { done: false; reply: Reply }
  | { done: true; reply: Reply; answer: SentAnswer; comment?: PageComment; message?: DirectMessage; post?: PagePost };

/** What differs on a Page in the same fault. */
export const pageFaults = {
  rateCode: 80_001,
  usageType: 'pages',
  windowSubcode: 2_018_278,
  permission: 'pages_manage_engagement',
};
const hour = 3_600_000;

/** Carries out a POST of the Graph API below the version. */
export function writePage(world: PageWorld, call: Call, path: string): Written {
  const [first = '', second] = path.split('/').filter(Boolean);
  const fields = fieldsOf(call);
  const own = first === world.pageId || first === 'me';
  if (second === 'comments') return writeComment(world, first, String(fields.message ?? ''));
  if (second === 'messages' && own) return writeMessage(world, fields);
  if (second === 'feed' && own) return writePost(world, fields);
  if (second === 'photos' && own) return writePhoto(world, fields);
  return { done: false, reply: gone() };
}

function record(world: PageWorld, way: SentAnswer['way'], id: string, to: string, text: string): SentAnswer {
  return { network: 'facebook', way, id, to, text, at: world.now() };
}

function writeComment(world: PageWorld, target: string, text: string): Written {
  if (text === '') return { done: false, reply: graphError(400, 100, 'Comment cannot be empty') };
  const comment = world.addComment(target, text, world.page);
  if (!comment) return { done: false, reply: gone() };
  const way = world.reviews.some((one) => one.storyId === target)
    ? 'review_reply'
    : world.posts.some((one) => one.id === target && one.tagged)
      ? 'mention_reply'
      : 'comment_reply';
  const answer = record(world, way, comment.id, target, text);
  return { done: true, reply: { status: 200, json: { id: comment.id } }, answer, comment };
}

function writeMessage(world: PageWorld, fields: Record<string, unknown>): Written {
  const recipient = (fields.recipient ?? {}) as Record<string, unknown>;
  const text = String((fields.message as { text?: unknown } | undefined)?.text ?? '');
  if (text.length > 2_000) {
    return { done: false, reply: graphError(400, 100, 'Length of param message[text] must be less than 2000') };
  }
  if (fields.messaging_type === undefined) {
    return { done: false, reply: graphError(400, 100, 'The parameter messaging_type is required') };
  }
  const about = recipient.comment_id ?? recipient.post_id;
  const source =
    world.comments.find((one) => one.id === about) ?? world.posts.find((one) => one.id === about && !one.tagged);
  if (about !== undefined && source === undefined) return { done: false, reply: gone() };
  const person = source ? source.from.id : String(recipient.id);
  const refused = source
    ? refusePrivateReply(world, String(about), source.at, person)
    : refuseDirect(world, person, fields.tag === 'HUMAN_AGENT');
  if (refused) return { done: false, reply: refused };
  if (source) world.privatelyAnswered.add(String(about));
  const mid = `m_${world.newId('7')}`;
  const message: DirectMessage = { mid, person, ours: true, text, at: world.now(), attachments: [] };
  world.messages.push(message);
  const answer = record(world, source ? 'private_reply' : 'direct', mid, source ? String(about) : person, text);
  return {
    done: true,
    reply: { status: 200, json: { recipient_id: person, message_id: mid } },
    answer: typeof fields.tag === 'string' ? { ...answer, tag: fields.tag } : answer,
    message,
  };
}

function refusePrivateReply(world: PageWorld, about: string, at: Date, person: string): Reply | undefined {
  if (world.privatelyAnswered.has(about)) return graphError(400, 10900, 'Activity already replied to');
  if (world.now().getTime() - at.getTime() > 7 * 24 * hour) return refusalOf('window_closed', world.pageId, pageFaults);
  return world.blocked.has(person) ? refusalOf('person_gone', world.pageId, pageFaults) : undefined;
}

function refuseDirect(world: PageWorld, person: string, tagged: boolean): Reply | undefined {
  if (world.blocked.has(person)) return refusalOf('person_gone', world.pageId, pageFaults);
  const last = world.lastWord(person);
  const window = (tagged ? 7 * 24 : 24) * hour;
  return last && world.now().getTime() - last.getTime() < window
    ? undefined
    : refusalOf('window_closed', world.pageId, pageFaults);
}

function writePost(world: PageWorld, fields: Record<string, unknown>): Written {
  const text = String(fields.message ?? '');
  const photos = readPhotos(fields.attached_media);
  if (text === '' && fields.link === undefined && photos.length === 0) {
    return { done: false, reply: graphError(400, 100, 'The message or attachment is required') };
  }
  if (photos.some((id) => !world.hiddenPhotos.delete(id))) return { done: false, reply: gone() };
  const post = world.addPost(text);
  return {
    done: true,
    reply: { status: 200, json: { id: post.id } },
    answer: record(world, 'post', post.id, world.pageId, text),
    post,
  };
}

function readPhotos(given: unknown): string[] {
  const rows: unknown = typeof given === 'string' ? JSON.parse(given) : given;
  return Array.isArray(rows) ? rows.map((row: { media_fbid?: unknown }) => String(row.media_fbid)) : [];
}

function writePhoto(world: PageWorld, fields: Record<string, unknown>): Written {
  if (!URL.canParse(String(fields.url ?? ''))) {
    return { done: false, reply: graphError(400, 100, 'url should represent a valid URL') };
  }
  const id = world.newId('6');
  if (fields.published === false || fields.published === 'false') {
    world.hiddenPhotos.add(id);
    return { done: false, reply: { status: 200, json: { id } } };
  }
  const text = String(fields.message ?? fields.caption ?? '');
  const post = world.addPost(text, world.page, { photo: String(fields.url) });
  return {
    done: true,
    reply: { status: 200, json: { id, post_id: post.id } },
    answer: record(world, 'post', post.id, world.pageId, text),
    post,
  };
}
