import { createHmac } from 'node:crypto';
import { parseExact } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import { readGraphError } from './errors.ts';
import { readUsage } from './usage.ts';

/** Where each product's API lives; `settings.base_url` names another (the practice city, a newer version). */
function officialUrl(account: ChannelAccount): string {
  if (account.network === 'threads') return 'https://graph.threads.net/v1.0';
  if (account.network === 'instagram' && account.settings.login !== 'facebook') {
    return 'https://graph.instagram.com/v26.0';
  }
  return 'https://graph.facebook.com/v26.0';
}

/** Where the Graph API of this account lives, without a trailing slash. */
export function baseUrl(account: ChannelAccount): string {
  return (account.settings.base_url || officialUrl(account)).replace(/\/+$/, '');
}

/** Milliseconds one call may take before its outcome counts as unclear. */
function timeLimit(account: ChannelAccount): number {
  const seconds = Number(account.settings.timeout_seconds);
  return (seconds > 0 ? seconds : 20) * 1_000;
}

export interface GraphCall {
  method: 'GET' | 'POST';
  /** Below the base URL with its leading slash, or a whole `next` address of the same host. */
  path: string;
  query?: Record<string, string>;
  json?: unknown;
  /** Fields of a form, where an address takes no JSON. */
  form?: Record<string, string>;
}

export interface GraphAnswer {
  status: number;
  headers: Headers;
  /** Undefined when the body was no JSON. */
  body: unknown;
}

/**
 * Makes one call; throws what `fetch` throws. The token travels in a header, so that no log of addresses holds it. What
 * the headers say of our budget is noted.
 */
export async function callGraph(account: ChannelAccount, call: GraphCall, signal: AbortSignal): Promise<GraphAnswer> {
  const url = addressOf(account, call);
  const token = account.secrets.access_token ?? '';
  if (account.settings.appsecret_proof === 'on' && token !== '') {
    url.searchParams.set(
      'appsecret_proof',
      createHmac('sha256', account.secrets.app_secret ?? '')
        .update(token)
        .digest('hex'),
    );
  }
  const response = await fetch(url, {
    method: call.method,
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
    ...(call.form === undefined ? {} : { body: new URLSearchParams(call.form) }),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeLimit(account))]),
  });
  const usage = readUsage(response.headers);
  if (usage) account.noteUsage?.(usage);
  const said = await response.text();
  return { status: response.status, headers: response.headers, body: parseOrNothing(said) };
}

/** Reads from the Graph API; throws `NetworkFailure` for everything that is not a good answer. Safe to repeat. */
export function readGraph(
  account: ChannelAccount,
  path: string,
  query: Record<string, string>,
  signal: AbortSignal,
): Promise<unknown> {
  return askGraph(account, { method: 'GET', path, query }, signal);
}

/** Makes a call that changes nothing anybody sees and answers its body; throws `NetworkFailure` for all but a good answer. */
export async function askGraph(account: ChannelAccount, call: GraphCall, signal: AbortSignal): Promise<unknown> {
  let answer: GraphAnswer;
  try {
    answer = await callGraph(account, call, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NetworkFailure) throw error;
    if (neverLeft(error)) throw new NetworkFailure('transient', 'network_down');
    throw new NetworkFailure('transient', 'service_down');
  }
  const fault = readGraphError(answer.status, answer.headers, answer.body);
  if (fault) throw new NetworkFailure(fault.failure, fault.reason, fault.retryAfterSeconds);
  if (answer.body === undefined) throw new NetworkFailure('transient', 'service_down');
  return answer.body;
}

function addressOf(account: ChannelAccount, call: GraphCall): URL {
  const base = baseUrl(account);
  const url = call.path.startsWith('/') ? new URL(base + call.path) : new URL(call.path);
  // `next` comes from outside: our token goes to no other host, and its own copy of the token is not needed.
  if (url.origin !== new URL(base).origin) throw new NetworkFailure('permanent', 'bad_request');
  url.searchParams.delete('access_token');
  for (const [key, value] of Object.entries(call.query ?? {})) url.searchParams.set(key, value);
  return url;
}

function parseOrNothing(said: string): unknown {
  try {
    return parseExact(said);
  } catch {
    return undefined;
  }
}
