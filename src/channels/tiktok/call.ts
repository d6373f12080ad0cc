import { parseExact, record } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import { readTikTokError } from './errors.ts';
import { isLoginKit, limitOf, rateWaitSeconds } from './limits.ts';

/** What a call needs to know of an account; an app that has no account yet fits too. */
export type Caller = Pick<ChannelAccount, 'settings' | 'secrets'> & Partial<Pick<ChannelAccount, 'noteUsage'>>;

/** Where the API of this kind of account lives; `settings.base_url` names another (the practice city). */
export function baseUrl(caller: Pick<ChannelAccount, 'settings'>): string {
  const official = isLoginKit(caller)
    ? 'https://open.tiktokapis.com/v2'
    : 'https://business-api.tiktok.com/open_api/v1.3';
  return (caller.settings.base_url || official).replace(/\/+$/, '');
}

export interface TikTokCall {
  method: 'GET' | 'POST';
  /** Below the base URL, with both its slashes. */
  path: string;
  query?: Record<string, string>;
  json?: unknown;
  form?: Record<string, string>;
  /** True for calls that get a token and therefore bear none. */
  open?: boolean;
}

export interface TikTokAnswer {
  status: number;
  headers: Headers;
  /** Undefined when the body was no JSON. */
  body: unknown;
  /** The bytes as they came, for the journal. */
  raw: string;
}

/** Makes one call; throws what `fetch` throws. */
export async function callTikTok(caller: Caller, call: TikTokCall, signal: AbortSignal): Promise<TikTokAnswer> {
  const url = new URL(baseUrl(caller) + call.path);
  for (const [key, value] of Object.entries(call.query ?? {})) url.searchParams.set(key, value);
  const token = caller.secrets.access_token ?? '';
  // The business API has a header of its own; the Login Kit's is the usual one.
  const authorisation: Record<string, string> = isLoginKit(caller)
    ? { authorization: `Bearer ${token}` }
    : { 'access-token': token };
  const body =
    call.form === undefined
      ? call.json === undefined
        ? undefined
        : JSON.stringify(call.json)
      : new URLSearchParams(call.form).toString();
  const response = await fetch(url, {
    method: call.method,
    headers: {
      ...(call.open ? {} : authorisation),
      ...(body === undefined
        ? {}
        : { 'content-type': call.form ? 'application/x-www-form-urlencoded' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(limitOf(caller.settings, 'timeout_seconds', 20) * 1_000)]),
  });
  const raw = await response.text();
  return { status: response.status, headers: response.headers, body: parseOrNothing(raw), raw };
}

/** Reads what one answer means and tells of a full budget; TikTok sends no header that says how full it is. */
export function faultOf(caller: Caller, answer: TikTokAnswer) {
  const fault = readTikTokError(answer, new Date(), rateWaitSeconds(caller.settings));
  if (fault?.failure === 'rate') caller.noteUsage?.({ share: 1, resetSeconds: fault.retryAfterSeconds ?? 0 });
  return fault;
}

/** Asks something that changes nothing (or may be repeated); throws `NetworkFailure` for everything that is no good answer. */
export async function readTikTok(
  caller: Caller,
  call: TikTokCall,
  signal: AbortSignal,
): Promise<{ data: Record<string, unknown>; body: Record<string, unknown>; raw: string }> {
  if (!call.open && !caller.secrets.access_token) throw new NetworkFailure('reauth', 'secret_missing');
  let answer: TikTokAnswer;
  try {
    answer = await callTikTok(caller, call, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', neverLeft(error) ? 'network_down' : 'service_down');
  }
  const fault = faultOf(caller, answer);
  if (!fault) return { data: record(record(answer.body).data), body: record(answer.body), raw: answer.raw };
  // For a question an unclear answer is only trouble on the other side.
  const reason = fault.reason === 'no_clear_answer' ? 'service_down' : fault.reason;
  const failure = fault.reason === 'no_clear_answer' ? 'transient' : fault.failure;
  throw new NetworkFailure(failure, reason, fault.retryAfterSeconds);
}

function parseOrNothing(said: string): unknown {
  try {
    return parseExact(said);
  } catch {
    return undefined;
  }
}
