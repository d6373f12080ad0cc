import type { FailureReason } from '../domain/failure-words.ts';
import { idText, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, FailureClass } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import type { Post, PublishPort, PublishStep } from '../domain/publish.ts';
import { callBot, readBot } from './call.ts';
import { readBotError } from './errors.ts';

/** Characters of a message alone, and under pictures (Bot API, sendMessage and sendPhoto), as UTF-16 units. */
const maxText = 4_096;
const maxCaption = 1_024;
/** Pictures, films or documents of one post (Bot API, sendMediaGroup). */
const maxMedia = 10;

/**
 * Publishing to a Telegram channel in which the bot is an administrator. There is nothing to prepare on Telegram's side, so
 * the first step only proves that the last one may work. `find` cannot exist: the Bot API shows no bot what stands in a chat.
 */
export const publishTelegram: PublishPort = {
  prepare: async (account, post, signal) => {
    const problem = problemOf(post);
    if (problem) return failed('permanent', problem);
    const chat = chatOf(account, post);
    if (!chat) return failed('permanent', 'settings_missing');
    try {
      const found = record(await readBot(account, 'getChat', { chat_id: chat }, signal));
      const id = idText(found.id);
      if (id === undefined || found.type !== 'channel') return failed('permanent', 'settings_missing');
      const own = await readBot(account, 'getChatMember', { chat_id: id, user_id: account.externalId }, signal);
      if (!mayPost(own)) return failed('policy', 'permission_missing');
      const name = text(found.username);
      return { state: 'ready', handle: { chat_id: id, ...(name ? { username: name } : {}) } };
    } catch (error) {
      if (error instanceof NetworkFailure) return failed(error.failure, error.reason, error.retryAfterSeconds);
      throw error;
    }
  },

  check: async (_account, handle) => ({ state: 'ready', handle }),

  complete: async (account, post, handle, signal) => {
    const { chat_id: chat, username } = handle;
    if (!chat || !account.secrets.bot_token) return failed('reauth', 'secret_missing');
    const { method, parameters } = writePost(post);
    let answer: { status: number; body: unknown };
    try {
      answer = await callBot(account, method, { chat_id: chat, ...parameters }, signal);
    } catch (error) {
      return neverLeft(error) ? failed('transient', 'network_down') : unclear();
    }
    const fault = readBotError(answer.status, answer.body);
    if (fault) return fault.freeOfEffect ? failed(fault.failure, fault.reason, fault.retryAfterSeconds) : unclear();
    const { result } = record(answer.body);
    // Several pictures are as many messages; the first bears the words.
    const id = idText(record(Array.isArray(result) ? list(result)[0] : result).message_id);
    if (id === undefined) return unclear();
    const place = username ?? (chat.startsWith('-100') ? `c/${chat.slice(4)}` : undefined);
    const permalink = place === undefined ? {} : { permalink: `https://t.me/${place}/${id}` };
    return { state: 'completed', externalId: `${chat}:${id}`, ...permalink };
  },
};

/** `@kanal` or its number, of this post or of the account. */
function chatOf(account: ChannelAccount, post: Post): string | undefined {
  return post.choices.channel || account.settings.channel || undefined;
}

function mayPost(member: unknown): boolean {
  const { status, can_post_messages } = record(member);
  return status === 'creator' || (status === 'administrator' && can_post_messages === true);
}

function problemOf(post: Post): FailureReason | undefined {
  const words = wordsOf(post);
  if (words === '' && post.media.length === 0) return 'empty_text';
  if (words.length > (post.media.length > 0 ? maxCaption : maxText)) return 'too_long';
  const kinds = new Set(post.media.map((one) => one.kind === 'document'));
  // Documents stand alone among themselves.
  return post.media.length > maxMedia || kinds.size > 1 ? 'media_refused' : undefined;
}

/** Title, words and link, each on lines of its own; a link that stands in the words is not repeated. */
function wordsOf({ title, text: words, link }: Post): string {
  const shown = link && !words.includes(link) ? link : undefined;
  return [title, words, shown].filter(Boolean).join('\n\n').trim();
}

function writePost(post: Post): { method: string; parameters: object } {
  const words = wordsOf(post);
  const [first] = post.media;
  if (!first) return { method: 'sendMessage', parameters: { text: words } };
  const caption = words === '' ? {} : { caption: words };
  if (post.media.length === 1) {
    const kind = telegramKind(first.kind);
    const method = { photo: 'sendPhoto', video: 'sendVideo', document: 'sendDocument' }[kind];
    return { method, parameters: { [kind]: first.url, ...caption } };
  }
  const media = post.media.map((one, place) => ({
    type: telegramKind(one.kind),
    media: one.url,
    ...(place === 0 ? caption : {}),
  }));
  return { method: 'sendMediaGroup', parameters: { media } };
}

function telegramKind(kind: Post['media'][number]['kind']): 'photo' | 'video' | 'document' {
  return kind === 'image' ? 'photo' : kind;
}

function failed(failure: FailureClass, reason: FailureReason, retryAfterSeconds?: number): PublishStep {
  return { state: 'failed', failure, reason, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

function unclear(): PublishStep {
  const reason: FailureReason = 'no_clear_answer';
  return { state: 'unknown', reason };
}
