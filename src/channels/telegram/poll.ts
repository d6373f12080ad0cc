import { list, number, record } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { readBot } from './call.ts';

/** Kinds of updates asked for; the ones Telegram leaves out unless named are not needed. */
export const allowedUpdates = ['message', 'edited_message', 'channel_post', 'edited_channel_post', 'my_chat_member'];
const pageSize = 100;

/**
 * Reads updates by long polling until none is left. The cursor is the next offset; asking with it is what confirms
 * the earlier ones to Telegram, so it is sent only after the caller committed the page and came back for more.
 * With `settings.mode` = `webhook` nothing is read: Telegram allows one way at a time (409), and itself repeats what
 * our address did not accept, for 24 hours.
 */
export async function* pollTelegram(
  account: ChannelAccount,
  cursor: string | null,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  if (account.settings.mode === 'webhook') return;
  const longest = Math.max(0, Number(account.settings.long_poll_seconds ?? 25) || 0);
  const waitUntil = Date.now() + longest * 1_000;
  let offset = cursor === null ? undefined : Number(cursor);
  while (!signal.aborted) {
    // Waits once; what comes while the chat is busy is read without waiting, so that a run has an end.
    const wait = Math.max(0, Math.min(longest, Math.ceil((waitUntil - Date.now()) / 1_000)));
    const parameters = {
      limit: pageSize,
      timeout: wait,
      allowed_updates: allowedUpdates,
      ...(offset === undefined ? {} : { offset }),
    };
    const updates = list(await readBot(account, 'getUpdates', parameters, signal, wait)).map(record);
    if (updates.length === 0) return;
    const last = Math.max(...updates.map((update) => number(update.update_id) ?? 0));
    offset = last + 1;
    yield {
      bodies: updates.map((update) => new TextEncoder().encode(JSON.stringify(update))),
      cursor: String(offset),
    };
  }
}
