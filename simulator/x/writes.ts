import { type Call, fieldsOf, type Reply } from '../http.ts';
import type { SentAnswer } from '../record.ts';
import { problem, refusalOf } from './problems.ts';
import type { Uploads } from './uploads.ts';
import type { Message, Post, World } from './world.ts';

/** What a write did, for the record and for the echo; or why it did nothing. */
export type Written =
  | { done: false; reply: Reply }
  | { done: true; reply: Reply; answer: SentAnswer; post?: Post; message?: Message };

/** What a self-serve account may answer, as the practice X sees it. */
export interface Rules {
  selfServe: boolean;
  /** Whether the name that X puts before an answer by itself counts as calling us. */
  automaticCounts: boolean;
}

const day = 24 * 3_600_000;

/** Carries out a POST of the API; undefined for an address it does not have. */
export function write(world: World, call: Call, uploads: Uploads, rules: Rules): Written | undefined {
  const path = call.path.replace(/^\/x\/2/, '');
  if (path === '/tweets') return writePost(world, call, uploads, rules);
  const person = /^\/dm_conversations\/with\/(\d+)\/messages$/.exec(path)?.[1];
  return person === undefined ? undefined : writeMessage(world, call, person);
}

function writePost(world: World, call: Call, uploads: Uploads, rules: Rules): Written {
  const fields = fieldsOf(call) as {
    text?: string;
    reply?: { in_reply_to_tweet_id?: string };
    media?: { media_ids?: string[] };
  };
  const text = fields.text ?? '';
  const media = (fields.media?.media_ids ?? []).flatMap((id) => uploads.finished(id) ?? []);
  if (media.length < (fields.media?.media_ids?.length ?? 0))
    return refused(problem(400, 'invalid-request', 'Your media IDs are invalid.'));
  if (text === '' && media.length === 0) return refused(problem(400, 'invalid-request', 'Tweet needs text or media.'));
  if (weight(text) > 280) return refused(problem(400, 'invalid-request', 'Your Tweet text is too long.'));
  const target = fields.reply?.in_reply_to_tweet_id;
  const answers = target === undefined ? undefined : world.find(target);
  if (target !== undefined && !answers) return refused(refusalOf('target_gone', 0));
  if (answers && rules.selfServe && !called(world, answers, rules)) return refused(refusalOf('not_summoned', 0));
  const again = world.posts.find(
    (one) =>
      one.author === world.us &&
      one.text === text &&
      one.answers === answers &&
      world.now().getTime() - one.at.getTime() < day,
  );
  if (again) return refused(refusalOf('duplicate', 0));
  const post = world.write(world.us, text, { media, ...(answers ? { answers } : {}) });
  const way: SentAnswer['way'] = answers ? 'comment_reply' : 'post';
  const answer: SentAnswer = { network: 'x', way, id: post.id, to: target ?? '', text, at: post.at };
  const data = { id: post.id, text, edit_history_tweet_ids: post.history };
  return { done: true, reply: { status: 201, json: { data } }, answer, post };
}

function called(world: World, post: Post, rules: Rules): boolean {
  return world.names(post, rules.automaticCounts) || post.quotes?.author === world.us;
}

/** The practice X weighs roughly: enough to tell 280 from 300. */
function weight(text: string): number {
  const shortened = text.replace(/https?:\/\/\S+/g, 'x'.repeat(23));
  return [...shortened].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x10ff ? 2 : 1), 0);
}

function writeMessage(world: World, call: Call, personId: string): Written {
  const text = String(fieldsOf(call).text ?? '');
  const to = world.personById(personId);
  if (!to) return refused(problem(404, 'resource-not-found', 'Could not find user.'));
  if (text === '' || [...text].length > 10_000) return refused(problem(400, 'invalid-request', 'text is invalid.'));
  if (world.blockedBy.has(personId)) return refused(refusalOf('dm_refused', 0));
  const message: Message = { id: world.newId(), from: world.us, to, text, at: world.now(), media: [] };
  world.messages.push(message);
  const answer: SentAnswer = { network: 'x', way: 'direct', id: message.id, to: personId, text, at: message.at };
  const data = { dm_conversation_id: [world.us.id, personId].toSorted().join('-'), dm_event_id: message.id };
  return { done: true, reply: { status: 201, json: { data } }, answer, message };
}

function refused(reply: Reply | undefined): Written {
  return { done: false, reply: reply ?? 'drop' };
}
