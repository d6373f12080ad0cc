import { parseExact, record } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import { type AtError, readAtError, readUsage } from './errors.ts';
import { limitOf, rateWaitSeconds } from './limits.ts';

/** What a call needs to know of an account. */
export type Caller = Pick<ChannelAccount, 'externalId' | 'settings' | 'secrets'> &
  Partial<Pick<ChannelAccount, 'noteUsage'>>;

/** Where the account's server lives (its own, Bluesky's, or the practice city), without a trailing slash. */
export function baseUrl(account: Pick<ChannelAccount, 'settings'>): string {
  return (account.settings.base_url || 'https://bsky.social').replace(/\/+$/, '');
}

export interface AtCall {
  method: 'GET' | 'POST';
  /** Name of the method: `app.bsky.notification.listNotifications`. */
  nsid: string;
  query?: [string, string][];
  json?: unknown;
  upload?: { mime: string; bytes: Uint8Array };
}

export interface AtAnswer {
  status: number;
  headers: Headers;
  /** Undefined when the body was no JSON. */
  body: unknown;
  /** The bytes as they came, for the journal. */
  raw: string;
}

/** Makes a call about sessions themselves, with this token or none; throws `NetworkFailure`. */
export async function openCall(
  account: Caller,
  call: AtCall,
  token: string | undefined,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const answer = await reached(() => send(account, call, token, signal), signal);
  throwFault(faultOf(account, answer));
  return record(answer.body);
}

/** What an answer refuses, if anything. */
export function faultOf(account: Caller, answer: AtAnswer): AtError | undefined {
  return readAtError(answer, new Date(), rateWaitSeconds(account.settings));
}

/** Makes one call with this token, or none; throws what `fetch` throws. What the headers say of our budget is noted. */
export async function send(
  account: Caller,
  call: AtCall,
  token: string | undefined,
  signal: AbortSignal,
): Promise<AtAnswer> {
  const url = new URL(`${baseUrl(account)}/xrpc/${call.nsid}`);
  for (const [name, value] of call.query ?? []) url.searchParams.append(name, value);
  const seconds = limitOf(account.settings, 'timeout_seconds', 0) || 20;
  const body = call.upload
    ? Buffer.from(call.upload.bytes)
    : call.json === undefined
      ? undefined
      : JSON.stringify(call.json);
  const mime = call.upload?.mime ?? (call.json === undefined ? undefined : 'application/json');
  const response = await fetch(url, {
    method: call.method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(mime === undefined ? {} : { 'content-type': mime }),
      // Direct messages live with a service of their own, reached through the account's server.
      ...(call.nsid.startsWith('chat.') ? { 'atproto-proxy': chatService(account) } : {}),
    },
    ...(body === undefined ? {} : { body }),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(seconds * 1_000)]),
  });
  const usage = readUsage(response.headers, new Date());
  if (usage) account.noteUsage?.(usage);
  const raw = await response.text();
  return { status: response.status, headers: response.headers, body: parseOrNothing(raw), raw };
}

function chatService(account: Caller): string {
  return account.settings.chat_service || 'did:web:api.bsky.chat#bsky_chat';
}

/** Turns what `fetch` throws into a `NetworkFailure`, for calls that may be repeated. */
export async function reached(call: () => Promise<AtAnswer>, signal: AbortSignal): Promise<AtAnswer> {
  try {
    return await call();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NetworkFailure) throw error;
    throw new NetworkFailure('transient', neverLeft(error) ? 'network_down' : 'service_down');
  }
}

/** Throws what an answer refuses, if anything. */
export function throwFault(fault: AtError | undefined): void {
  if (!fault) return;
  // For a question an unclear answer is only trouble on the other side.
  const unclear = fault.reason === 'no_clear_answer';
  throw new NetworkFailure(
    unclear ? 'transient' : fault.failure,
    unclear ? 'service_down' : fault.reason,
    fault.retryAfterSeconds,
  );
}

function parseOrNothing(said: string): unknown {
  try {
    return parseExact(said);
  } catch {
    return undefined;
  }
}
