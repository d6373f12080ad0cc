import { parseExact } from '../domain/loose-json.ts';
import type { ChannelAccount, ReplyOutcome } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import { readSiteError, readUsage, type SiteError } from './errors.ts';
import { answerBytes, rateWaitSeconds, timeoutSeconds } from './limits.ts';
import { failed, type NotSent, unclear } from './outcomes.ts';
import { kindOf, siteOf } from './site.ts';

/** What a call needs to know of an account. */
export type Caller = Pick<ChannelAccount, 'settings' | 'secrets'> & Partial<Pick<ChannelAccount, 'noteUsage'>>;

export interface SiteCall {
  method: 'GET' | 'POST';
  /** Below the API's root, such as `/wp/v2/comments`. */
  path: string;
  query?: Record<string, string>;
  json?: unknown;
  form?: FormData;
}

export interface SiteAnswer {
  status: number;
  headers: Headers;
  /** Undefined when the body was no JSON. */
  body: unknown;
  /** The text as it came, for the journal. */
  raw: string;
}

/** Makes one call as the user whose application password we have; throws what `fetch` throws. */
async function callSite(caller: Caller, call: SiteCall, signal: AbortSignal): Promise<SiteAnswer> {
  const login = `${caller.settings.username?.trim() ?? ''}:${caller.secrets.app_password?.trim() ?? ''}`;
  const response = await fetch(addressOf(caller, call), {
    method: call.method,
    headers: {
      authorization: `Basic ${Buffer.from(login, 'utf8').toString('base64')}`,
      accept: 'application/json',
      ...agent,
      ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
    ...(call.form === undefined ? {} : { body: call.form }),
    // Our password goes to no other address than the one it was given for.
    redirect: 'manual',
    signal: withLimit(caller, signal),
  });
  const usage = readUsage(response.headers);
  if (usage) caller.noteUsage?.(usage);
  const raw = new TextDecoder().decode(await readBounded(response, answerBytes(caller.settings)));
  return { status: response.status, headers: response.headers, body: parseOrNothing(raw), raw };
}

/** Asks something that changes nothing (or may be repeated); throws `NetworkFailure` for everything that is no good answer. */
export async function readSite(caller: Caller, call: SiteCall, signal: AbortSignal): Promise<SiteAnswer> {
  const missing = whatIsMissing(caller);
  if (missing) throw missing;
  let answer: SiteAnswer;
  try {
    answer = await callSite(caller, call, signal);
  } catch (error) {
    throw asFailure(error, signal);
  }
  const fault = faultOf(caller, answer);
  if (!fault) return answer;
  // For a question an unclear answer is only trouble on the other side.
  const unsure = fault.reason === 'no_clear_answer';
  throw new NetworkFailure(
    unsure ? 'transient' : fault.failure,
    unsure ? 'service_down' : fault.reason,
    fault.retryAfterSeconds,
  );
}

/**
 * Makes an irreversible call, once. `failed` only for what is known to be free of effect or never left; every other error
 * and every silence is `unknown`.
 */
export async function sendOnce(
  caller: Caller,
  call: SiteCall,
  signal: AbortSignal,
): Promise<{ answer: SiteAnswer } | { ended: NotSent }> {
  const missing = whatIsMissing(caller);
  if (missing) return { ended: asNotSent(missing) };
  let answer: SiteAnswer;
  try {
    answer = await callSite(caller, call, signal);
  } catch (error) {
    return { ended: neverLeft(error) ? failed('transient', 'network_down') : unclear() };
  }
  const fault = faultOf(caller, answer);
  if (!fault) return { answer };
  return { ended: fault.freeOfEffect ? failed(fault.failure, fault.reason, fault.retryAfterSeconds) : unclear() };
}

/** A fault that came before anything was sent, as an outcome. */
export function asNotSent(error: NetworkFailure): Extract<ReplyOutcome, { state: 'failed' }> {
  return failed(error.failure, error.reason, error.retryAfterSeconds);
}

/** Firewalls of agencies' sites often refuse programs that do not say who they are. */
export const agent = { 'user-agent': 'Mimin' };

/** The signal of a call that also ends by the account's own time-out. */
export function withLimit(caller: Caller, signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds(caller.settings) * 1_000)]);
}

/** Reads an answer to its end; throws `NetworkFailure` for one larger than `maxBytes`, without reading further. */
export async function readBounded(response: Response, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    // Leaving the loop cancels the rest of the body.
    if (size > maxBytes) throw new NetworkFailure('transient', 'service_down');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** What `fetch` threw, as a failure of a question. */
export function asFailure(error: unknown, signal: AbortSignal): NetworkFailure {
  signal.throwIfAborted();
  if (error instanceof NetworkFailure) return error;
  return new NetworkFailure('transient', neverLeft(error) ? 'network_down' : 'service_down');
}

function whatIsMissing(caller: Caller): NetworkFailure | undefined {
  if (kindOf(caller.settings) === 'feed') return new NetworkFailure('permanent', 'not_offered');
  if (!siteOf(caller.settings)) return new NetworkFailure('permanent', 'settings_missing');
  if (!caller.settings.username?.trim()) return new NetworkFailure('permanent', 'settings_missing');
  return caller.secrets.app_password?.trim() ? undefined : new NetworkFailure('reauth', 'secret_missing');
}

function faultOf(caller: Caller, answer: SiteAnswer): SiteError | undefined {
  const fault = readSiteError(answer, new Date(), rateWaitSeconds(caller.settings));
  if (fault?.failure === 'rate') caller.noteUsage?.({ share: 1, resetSeconds: fault.retryAfterSeconds ?? 0 });
  return fault;
}

/** Below `/wp-json`, or in `rest_route` on a site that has no readable addresses. */
function addressOf(caller: Caller, call: SiteCall): URL {
  const base = siteOf(caller.settings) ?? '';
  const byQuery = caller.settings.rest === 'query';
  const url = new URL(byQuery ? `${base}/` : `${base}/wp-json${call.path}`);
  if (byQuery) url.searchParams.set('rest_route', call.path);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  return url;
}

function parseOrNothing(said: string): unknown {
  try {
    return parseExact(said);
  } catch {
    return undefined;
  }
}
