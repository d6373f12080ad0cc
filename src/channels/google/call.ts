import { record } from '../domain/loose-json.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import { type Caller, type GoogleHost, hostOf, parseOrNothing, withLimit } from './base.ts';
import { asFailure, type GoogleError, readGoogleError } from './errors.ts';
import { rateWaitSeconds } from './limits.ts';
import { accessTokenOf, canRefresh } from './token.ts';

export interface GoogleCall {
  host: GoogleHost;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  path: string;
  query?: Record<string, string> | [string, string][];
  json?: unknown;
  headers?: Record<string, string>;
}

export interface GoogleAnswer {
  status: number;
  headers: Headers;
  /** Undefined when the body was no JSON. */
  body: unknown;
  /** The text as it came, for the journal. */
  raw: string;
}

/**
 * Makes one call. A token that died before its time is replaced and the call made again: 401 says that nothing was done.
 * Throws `NetworkFailure` when there is no token to be had (then nothing was called), and what `fetch` throws.
 */
export async function callGoogle(caller: Caller, call: GoogleCall, signal: AbortSignal): Promise<GoogleAnswer> {
  const answer = await callWith(caller, call, await accessTokenOf(caller, signal), signal);
  if (answer.status !== 401 || !canRefresh(caller)) return answer;
  return callWith(caller, call, await accessTokenOf(caller, signal, true), signal);
}

async function callWith(caller: Caller, call: GoogleCall, token: string, signal: AbortSignal): Promise<GoogleAnswer> {
  const url = new URL(hostOf(caller, call.host) + call.path);
  const query = Array.isArray(call.query) ? call.query : Object.entries(call.query ?? {});
  for (const [key, value] of query) url.searchParams.append(key, value);
  const response = await fetch(url, {
    method: call.method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...call.headers,
    },
    ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
    redirect: 'error',
    signal: withLimit(caller, signal),
  });
  const raw = await response.text();
  return { status: response.status, headers: response.headers, body: parseOrNothing(raw), raw };
}

/** What an answer means when it is no good one. */
export function faultOf(caller: Caller, answer: GoogleAnswer): GoogleError | undefined {
  const fault = readGoogleError(answer, new Date(), rateWaitSeconds(caller.settings));
  if (fault?.failure === 'rate') caller.noteUsage?.({ share: 1, resetSeconds: fault.retryAfterSeconds ?? 0 });
  return fault;
}

/** Asks something that changes nothing (or may be repeated); throws `NetworkFailure` for everything that is no good answer. */
export async function readGoogle(
  caller: Caller,
  call: GoogleCall,
  signal: AbortSignal,
): Promise<{ body: Record<string, unknown>; raw: string }> {
  let answer: GoogleAnswer;
  try {
    answer = await callGoogle(caller, call, signal);
  } catch (error) {
    if (error instanceof NetworkFailure) throw error;
    signal.throwIfAborted();
    throw new NetworkFailure('transient', neverLeft(error) ? 'network_down' : 'service_down');
  }
  const fault = faultOf(caller, answer);
  if (!fault) return { body: record(answer.body), raw: answer.raw };
  throw asFailure(fault);
}
