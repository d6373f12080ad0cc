import { number } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import { readGeoError } from './errors.ts';
import { type GeoDocument, readDocument } from './read-document.ts';

/** Where the server's GeoReport root is (above `services.xml`), without a trailing slash; throws for an unset one. */
export function baseUrl(account: ChannelAccount): string {
  const url = (account.settings.base_url ?? '').trim().replace(/\/+$/, '');
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new NetworkFailure('permanent', 'settings_missing');
  return url;
}

/** The format asked for; XML, because GeoReport v2 demands only that. */
export function formatOf(account: ChannelAccount): 'xml' | 'json' {
  return account.settings.format === 'json' ? 'json' : 'xml';
}

export interface GeoAnswer {
  status: number;
  headers: Headers;
  said: string;
  /** Undefined when the body was neither XML nor JSON. */
  document: GeoDocument | undefined;
}

/** A page of 1,000 requests of 4,000 characters is 8 MB at most; who sends more is not read to its end. */
const mostBytes = 32_000_000;

/** Makes one call; a form makes it a POST. Throws what `fetch` throws. */
export async function callGeo(
  account: ChannelAccount,
  path: string,
  call: { query?: Record<string, string>; form?: URLSearchParams },
  signal: AbortSignal,
): Promise<GeoAnswer> {
  const url = new URL(`${baseUrl(account)}/${path}.${formatOf(account)}`);
  const jurisdiction = account.settings.jurisdiction_id;
  if (jurisdiction) url.searchParams.set('jurisdiction_id', jurisdiction);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const form = call.form;
  // The key of a POST stands in its body, as the standard wants it; of a question only where the server asks for it.
  if (form && account.secrets.api_key) form.set('api_key', account.secrets.api_key);
  if (form && jurisdiction) form.set('jurisdiction_id', jurisdiction);
  if (!form && account.secrets.api_key && account.settings.read_key === 'yes') {
    url.searchParams.set('api_key', account.secrets.api_key);
  }
  const seconds = Number(account.settings.timeout_seconds) > 0 ? Number(account.settings.timeout_seconds) : 20;
  const response = await fetch(url, {
    method: form ? 'POST' : 'GET',
    headers: {
      accept: formatOf(account) === 'json' ? 'application/json' : 'text/xml, application/xml',
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' } : {}),
    },
    ...(form ? { body: form.toString() } : {}),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(seconds * 1_000)]),
  });
  const said = await readText(response);
  noteBudget(account, response.headers);
  return { status: response.status, headers: response.headers, said, document: parseOrNothing(said) };
}

/** Asks something that changes nothing; throws `NetworkFailure` for everything that is not a good answer. */
export async function askGeo(
  account: ChannelAccount,
  path: string,
  query: Record<string, string>,
  signal: AbortSignal,
): Promise<{ said: string; document: GeoDocument }> {
  let answer: GeoAnswer;
  try {
    answer = await callGeo(account, path, { query }, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NetworkFailure) throw error;
    throw new NetworkFailure('transient', neverLeft(error) ? 'network_down' : 'service_down');
  }
  const { status, headers, said, document } = answer;
  const fault = readGeoError(status, headers, document);
  if (!fault && document) return { said, document };
  // For a question an unclear answer is only trouble on the other side.
  const reason = !fault || fault.reason === 'no_clear_answer' ? 'service_down' : fault.reason;
  throw new NetworkFailure(fault?.failure ?? 'transient', reason, fault?.retryAfterSeconds);
}

async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > mostBytes) throw new NetworkFailure('transient', 'service_down');
    parts.push(part);
  }
  return new TextDecoder('utf-8').decode(Buffer.concat(parts));
}

function parseOrNothing(said: string): GeoDocument | undefined {
  try {
    return readDocument(said);
  } catch {
    return undefined;
  }
}

/** GeoReport knows no budget; servers that have one tell it in the usual headers. */
function noteBudget(account: ChannelAccount, headers: Headers): void {
  const read = (name: string) => number(headers.get(`ratelimit-${name}`) ?? headers.get(`x-ratelimit-${name}`) ?? '');
  const limit = read('limit');
  const left = read('remaining');
  if (limit === undefined || left === undefined || limit <= 0) return;
  const reset = read('reset');
  // A reset beyond a day is an instant, not a length of time; only lengths are understood by everybody.
  const resetSeconds = reset !== undefined && reset >= 0 && reset <= 86_400 ? { resetSeconds: reset } : {};
  account.noteUsage?.({ share: 1 - left / limit, ...resetSeconds });
}
