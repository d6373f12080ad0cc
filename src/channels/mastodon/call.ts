import { parseExact } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import { readMastodonError, readUsage } from './errors.ts';
import { limitOf, rateWaitSeconds } from './limits.ts';

/** What a call needs to know of an account; a server with which nobody is connected yet fits too. */
export type Caller = Pick<ChannelAccount, 'settings' | 'secrets'> & Partial<Pick<ChannelAccount, 'noteUsage'>>;

export interface MastodonCall {
  method: 'GET' | 'POST' | 'PUT';
  /** Below the server's address, or a whole `next` address of the same server. */
  path: string;
  query?: [string, string][];
  json?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
  /** True for calls that get a token and therefore bear none. */
  open?: boolean;
}

export interface MastodonAnswer {
  status: number;
  headers: Headers;
  /** Undefined when the body was no JSON. */
  body: unknown;
  /** The bytes as they came, for the journal. */
  raw: string;
}

/** The address of the account's own server, without a trailing slash; undefined when it is not set. */
export function serverOf(caller: Pick<ChannelAccount, 'settings'>): string | undefined {
  const base = caller.settings.base_url?.trim().replace(/\/+$/, '');
  if (!base) return undefined;
  return /^https?:\/\//.test(base) ? base : `https://${base}`;
}

/** Makes one call; throws what `fetch` throws. */
export async function callMastodon(caller: Caller, call: MastodonCall, signal: AbortSignal): Promise<MastodonAnswer> {
  const url = addressOf(caller, call);
  const response = await fetch(url, {
    method: call.method,
    headers: {
      ...(call.open ? {} : { authorization: `Bearer ${caller.secrets.access_token ?? ''}` }),
      ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...call.headers,
    },
    ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
    ...(call.form === undefined ? {} : { body: call.form }),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(limitOf(caller.settings, 'timeout_seconds', 20) * 1_000)]),
  });
  const usage = readUsage(response.headers, new Date());
  if (usage) caller.noteUsage?.(usage);
  const raw = await response.text();
  return { status: response.status, headers: response.headers, body: parseOrNothing(raw), raw };
}

/** What an answer means, by the clock of now. */
export function faultOf(caller: Caller, answer: MastodonAnswer) {
  return readMastodonError(answer, new Date(), rateWaitSeconds(caller.settings));
}

/** Asks something that changes nothing (or may be repeated); throws `NetworkFailure` for everything that is no good answer. */
export async function readMastodon(caller: Caller, call: MastodonCall, signal: AbortSignal): Promise<MastodonAnswer> {
  if (!serverOf(caller)) throw new NetworkFailure('permanent', 'settings_missing');
  if (!call.open && !caller.secrets.access_token) throw new NetworkFailure('reauth', 'secret_missing');
  let answer: MastodonAnswer;
  try {
    answer = await callMastodon(caller, call, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NetworkFailure) throw error;
    throw new NetworkFailure('transient', neverLeft(error) ? 'network_down' : 'service_down');
  }
  const fault = faultOf(caller, answer);
  if (!fault) return answer;
  // For a question an unclear answer is only trouble on the other side.
  const unclear = fault.reason === 'no_clear_answer';
  throw new NetworkFailure(
    unclear ? 'transient' : fault.failure,
    unclear ? 'service_down' : fault.reason,
    fault.retryAfterSeconds,
  );
}

/** The address with this relation in a `Link` header, such as `prev` or `next`. */
export function linkOf(headers: Headers, relation: string): string | undefined {
  for (const part of (headers.get('link') ?? '').split(/,\s*(?=<)/)) {
    const [, address, rel] = /^\s*<([^>]+)>.*;\s*rel="?([\w ]+)"?/.exec(part) ?? [];
    if (rel?.split(' ').includes(relation)) return address;
  }
  return undefined;
}

function addressOf(caller: Caller, call: MastodonCall): URL {
  const base = serverOf(caller) ?? '';
  const url = call.path.startsWith('/') ? new URL(base + call.path) : new URL(call.path);
  // A `Link` comes from outside: our token goes to no other host.
  if (url.origin !== new URL(base).origin) throw new NetworkFailure('permanent', 'bad_request');
  for (const [key, value] of call.query ?? []) url.searchParams.append(key, value);
  return url;
}

function parseOrNothing(said: string): unknown {
  try {
    return parseExact(said);
  } catch {
    return undefined;
  }
}
