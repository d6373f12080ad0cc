import { parseExact } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import { readXError } from './errors.ts';
import { limitOf, rateWaitSeconds } from './limits.ts';
import { signOldStyle } from './oauth1.ts';
import { readUsage } from './usage.ts';

/** What a call needs to know of an account; an app that has no account yet fits too. */
export type Caller = Pick<ChannelAccount, 'settings' | 'secrets'> & Partial<Pick<ChannelAccount, 'noteUsage'>>;

/** Where the API lives (X's, or the practice city), without a trailing slash. */
export function baseUrl(caller: Pick<ChannelAccount, 'settings'>): string {
  return (caller.settings.base_url || 'https://api.x.com').replace(/\/+$/, '');
}

export interface XCall {
  method: 'GET' | 'POST' | 'PUT';
  /** Below the base URL with its leading slash: `/2/tweets`. */
  path: string;
  query?: Record<string, string>;
  json?: unknown;
  form?: URLSearchParams | FormData;
  /** Who asks: the account (usual), or our app by its id and secret (tokens). */
  as?: 'account' | 'app';
}

export interface XAnswer {
  status: number;
  headers: Headers;
  /** Undefined when the body was no JSON. */
  body: unknown;
  /** The bytes as they came, for the journal. */
  raw: string;
}

/** Makes one call; throws what `fetch` throws. What the headers say of our budget is noted. */
export async function callX(caller: Caller, call: XCall, signal: AbortSignal): Promise<XAnswer> {
  const url = new URL(baseUrl(caller) + call.path);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const body = call.json === undefined ? call.form : JSON.stringify(call.json);
  const response = await fetch(url, {
    method: call.method,
    headers: {
      ...authorisation(caller, call, url),
      ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
    redirect: 'error',
    signal: AbortSignal.any([
      signal,
      AbortSignal.timeout((limitOf(caller.settings, 'timeout_seconds', 0) || 20) * 1_000),
    ]),
  });
  const usage = readUsage(response.headers, new Date());
  if (usage) caller.noteUsage?.(usage);
  const raw = await response.text();
  return { status: response.status, headers: response.headers, body: parseOrNothing(raw), raw };
}

/** Asks something that changes nothing (or may be repeated); throws `NetworkFailure` for everything that is no good answer. */
export async function readX(caller: Caller, call: XCall, signal: AbortSignal): Promise<XAnswer> {
  if (call.as !== 'app' && !caller.secrets.access_token) throw new NetworkFailure('reauth', 'secret_missing');
  let answer: XAnswer;
  try {
    answer = await callX(caller, call, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', neverLeft(error) ? 'network_down' : 'service_down');
  }
  const fault = faultOf(caller, answer);
  if (fault) {
    // For a question an unclear answer is only trouble on the other side.
    const unclear = fault.reason === 'no_clear_answer';
    throw new NetworkFailure(
      unclear ? 'transient' : fault.failure,
      unclear ? 'service_down' : fault.reason,
      fault.retryAfterSeconds,
    );
  }
  // A step of an upload may be answered with nothing; a question never is.
  const silent = answer.raw === '' && call.method !== 'GET';
  if (answer.body === undefined && !silent) throw new NetworkFailure('transient', 'service_down');
  return answer;
}

/** What an answer refuses, if anything. */
export function faultOf(caller: Caller, answer: XAnswer) {
  return readXError(answer, new Date(), rateWaitSeconds(caller.settings));
}

function authorisation(caller: Caller, call: XCall, url: URL): Record<string, string> {
  const { settings, secrets } = caller;
  if (call.as === 'app') {
    // A public client has no secret and names itself in the form.
    if (!secrets.client_secret) return {};
    const pair = [settings.client_id ?? '', secrets.client_secret].map(encodeURIComponent).join(':');
    return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
  }
  if (settings.auth !== 'oauth1') return { authorization: `Bearer ${secrets.access_token ?? ''}` };
  const keys = {
    consumerKey: settings.consumer_key ?? '',
    consumerSecret: secrets.consumer_secret ?? '',
    token: secrets.access_token ?? '',
    tokenSecret: secrets.access_token_secret ?? '',
  };
  return { authorization: signOldStyle(keys, call.method, url, new Date()) };
}

function parseOrNothing(said: string): unknown {
  try {
    return parseExact(said);
  } catch {
    return undefined;
  }
}
