import { number, parseExact, record } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import { readBotError } from './errors.ts';

/** Where the Bot API lives (Telegram's, an own Bot API server, or the practice city), without a trailing slash. */
export function baseUrl(account: ChannelAccount): string {
  return (account.settings.base_url || 'https://api.telegram.org').replace(/\/+$/, '');
}

/** Address of a method or, with `file`, of a downloaded file; it bears the token and belongs in no log. */
export function botAddress(account: ChannelAccount, tail: string, file = false): string {
  return `${baseUrl(account)}${file ? '/file' : ''}/bot${account.secrets.bot_token ?? ''}/${tail}`;
}

/** Calls one method; throws what `fetch` throws. `extraSeconds` is what a long poll may take on top of the limit. */
export async function callBot(
  account: ChannelAccount,
  method: string,
  parameters: object,
  signal: AbortSignal,
  extraSeconds = 0,
): Promise<{ status: number; body: unknown }> {
  const seconds = Number(account.settings.timeout_seconds) > 0 ? Number(account.settings.timeout_seconds) : 20;
  const response = await fetch(botAddress(account, method), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout((seconds + extraSeconds) * 1_000)]),
  });
  const body = parseOrNothing(await response.text());
  // Telegram names no budget but by refusing: then it is used up, for the seconds it names.
  if (response.status === 429) {
    const resetSeconds = number(record(record(body).parameters).retry_after);
    account.noteUsage?.({ share: 1, ...(resetSeconds === undefined ? {} : { resetSeconds }) });
  }
  return { status: response.status, body };
}

function parseOrNothing(said: string): unknown {
  try {
    return parseExact(said);
  } catch {
    return undefined;
  }
}

/** Asks something that changes nothing; throws `NetworkFailure` for everything that is not a good answer. */
export async function readBot(
  account: ChannelAccount,
  method: string,
  parameters: object,
  signal: AbortSignal,
  extraSeconds = 0,
): Promise<unknown> {
  if (!account.secrets.bot_token) throw new NetworkFailure('reauth', 'secret_missing');
  let answer: { status: number; body: unknown };
  try {
    answer = await callBot(account, method, parameters, signal, extraSeconds);
  } catch (error) {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', neverLeft(error) ? 'network_down' : 'service_down');
  }
  const fault = readBotError(answer.status, answer.body);
  if (!fault) return (answer.body as { result?: unknown }).result;
  // For a question an unclear answer is only trouble on the other side.
  const reason = fault.reason === 'no_clear_answer' ? 'service_down' : fault.reason;
  throw new NetworkFailure(fault.failure, reason, fault.retryAfterSeconds);
}
