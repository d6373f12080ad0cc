import { idText, number, record, text } from '../domain/loose-json.ts';
import type { Attachment, ChannelAccount, Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readLimited } from '../domain/read-limited.ts';
import { botAddress, readBot } from './call.ts';
import { normaliseTelegram, staffCodeMark } from './normalise.ts';
import { pollTelegram } from './poll.ts';
import { publishTelegram } from './publish.ts';
import { decideAbilities, sendReply } from './reply.ts';
import { verifySecret } from './secret.ts';
import { subscribeBot, unsubscribeBot } from './subscribe.ts';

/** A Telegram bot, by webhook with a secret header or by long polling. */
export const telegram: Network = {
  name: 'telegram',
  verify: verifySecret,
  subscribe: subscribeBot,
  unsubscribe: unsubscribeBot,
  normalise: normaliseTelegram,
  poll: pollTelegram,
  // Long polling itself waits for news; with a webhook there is nothing to read.
  pollEverySeconds: (account) => (account.settings.mode === 'webhook' ? 3_600 : 0),
  download: downloadFile,
  abilities: decideAbilities,
  reply: sendReply,
  // No `find`: the Bot API shows no bot what stands in a chat. No `measure`: it has no figures of a message.
  publish: publishTelegram,
  staffLink: (name, code) => ({
    ...(/^\w{5,32}$/.test(name) ? { address: `https://t.me/${name}?start=${staffCodeMark}${code}` } : {}),
    typed: `/start ${staffCodeMark}${code}`,
  }),
  check: checkBot,
};

/** Asks for the file's path (good for an hour, files up to 20 MB) and reads it. */
async function downloadFile(account: ChannelAccount, attachment: Attachment, maxBytes: number, signal: AbortSignal) {
  const file = record(await readBot(account, 'getFile', { file_id: attachment.ref ?? '' }, signal));
  const path = text(file.file_path);
  if ((number(file.file_size) ?? 0) > maxBytes) throw new NetworkFailure('permanent', 'media_too_big');
  if (path === undefined || path.includes('..')) throw new NetworkFailure('permanent', 'media_gone');
  let response: Response;
  try {
    response = await fetch(botAddress(account, path, true), { redirect: 'error', signal });
  } catch {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', 'network_down');
  }
  return readLimited(response, maxBytes);
}

async function checkBot(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  try {
    const me = record(await readBot(account, 'getMe', {}, signal));
    const externalId = idText(me.id);
    if (externalId === undefined) return { ok: false, failure: 'permanent', reason: 'bad_request' };
    return { ok: true, externalId, name: text(me.username) ?? text(me.first_name) ?? externalId };
  } catch (error) {
    if (error instanceof NetworkFailure) return { ok: false, failure: error.failure, reason: error.reason };
    throw error;
  }
}
