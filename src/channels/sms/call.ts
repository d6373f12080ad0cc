import { parseExact } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import type { SmsAnswer, SmsCall } from './dialect.ts';

/** A whole number above zero of the settings, or what stands for it. */
export function wholeSetting(account: Pick<ChannelAccount, 'settings'>, name: string, otherwise: number): number {
  const set = Number(account.settings[name]);
  return Number.isInteger(set) && set > 0 ? set : otherwise;
}

/** An address below the gateway's own, or below the one that the settings name (a practice city, a regional host). */
export function addressAt(account: ChannelAccount, official: string, path: string): URL {
  return new URL((account.settings.base_url || official).replace(/\/+$/, '') + path);
}

/** The header for a user and a password. */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** A form as the body of a call. */
export function formCall(url: URL, fields: Record<string, string>, headers: Record<string, string> = {}): SmsCall {
  const body = new URLSearchParams(fields).toString();
  return {
    url,
    init: { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body },
  };
}

/** JSON as the body of a call. */
export function jsonCall(url: URL, json: unknown, headers: Record<string, string> = {}): SmsCall {
  return {
    url,
    init: { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(json) },
  };
}

/** Makes one call; throws what `fetch` throws. */
export async function callGateway(account: ChannelAccount, call: SmsCall, signal: AbortSignal): Promise<SmsAnswer> {
  const limit = AbortSignal.timeout(wholeSetting(account, 'timeout_seconds', 20) * 1_000);
  const response = await fetch(call.url, {
    ...call.init,
    redirect: 'error',
    signal: AbortSignal.any([signal, limit]),
  });
  const said = await response.text();
  return { status: response.status, headers: response.headers, body: parseOrNothing(said), said };
}

/** Asks something that changes nothing; throws `NetworkFailure` for everything that is not a good answer. */
export async function readGateway(account: ChannelAccount, call: SmsCall, signal: AbortSignal): Promise<SmsAnswer> {
  let answer: SmsAnswer;
  try {
    answer = await callGateway(account, call, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', neverLeft(error) ? 'network_down' : 'service_down');
  }
  const { status } = answer;
  if (status === 401 || status === 403) throw new NetworkFailure('reauth', 'token_expired');
  if (status === 429) {
    throw new NetworkFailure('rate', 'rate_limited', Number(answer.headers.get('retry-after')) || 30);
  }
  if (status >= 500) throw new NetworkFailure('transient', 'service_down');
  if (status >= 400) throw new NetworkFailure('permanent', 'bad_request');
  return answer;
}

function parseOrNothing(said: string): unknown {
  try {
    return parseExact(said);
  } catch {
    return undefined;
  }
}
