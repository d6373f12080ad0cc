import { idText, record } from '../domain/loose-json.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import type { PostMedia } from '../domain/publish.ts';
import { type Caller, hostOf, parseOrNothing } from '../google/base.ts';
import { callGoogle, faultOf } from '../google/call.ts';
import { asFailure, readGoogleError } from '../google/errors.ts';
import { limitOf } from '../google/limits.ts';
import { unitCosts } from './limits.ts';
import { spendUnits } from './units.ts';

/** How often a broken upload is taken up again where it stopped. */
const turns = 5;

/** A film ready to be sent: all its bytes, so that a broken upload can go on in the middle. */
export interface Film {
  mime: string;
  bytes: Uint8Array;
}

/** The film's bytes, from the post or from our own address; refuses what is larger than `settings.upload_max_mb` (memory). */
export async function loadFilm(caller: Caller, media: PostMedia, signal: AbortSignal): Promise<Film> {
  if (media.bytes) return { mime: media.mime, bytes: media.bytes };
  const most = limitOf(caller.settings, 'upload_max_mb', 512) * 1_000_000;
  let response: Response;
  try {
    response = await fetch(media.url, { signal });
  } catch {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', 'media_not_fetched');
  }
  const size = Number(response.headers.get('content-length') ?? 0);
  if (!response.ok || size > most) {
    await response.body?.cancel();
    throw response.ok
      ? new NetworkFailure('permanent', 'media_too_big')
      : new NetworkFailure('transient', 'media_not_fetched');
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.byteLength > most) throw new NetworkFailure('permanent', 'media_too_big');
  return { mime: media.mime, bytes };
}

/** Opens a session and sends the film; answers the id of the video, which nobody but us can see. Throws `NetworkFailure`. */
export async function uploadFilm(caller: Caller, film: Film, resource: object, signal: AbortSignal): Promise<string> {
  const session = await openSession(caller, film, resource, signal);
  let from = 0;
  for (let turn = 0; turn < turns; turn++) {
    const sent = await sendBytes(session, film, from, signal);
    if ('id' in sent) return sent.id;
    from = sent.from;
  }
  throw new NetworkFailure('transient', 'service_down');
}

async function openSession(caller: Caller, film: Film, resource: object, signal: AbortSignal): Promise<URL> {
  // Uploads have a bucket of a hundred a day of their own, apart from the units.
  spendUnits(caller, unitCosts.upload, new Date());
  const call = {
    host: 'data',
    method: 'POST',
    path: '/upload/youtube/v3/videos',
    query: { uploadType: 'resumable', part: 'snippet,status' },
    json: resource,
    headers: {
      'x-upload-content-length': String(film.bytes.byteLength),
      'x-upload-content-type': film.mime,
    },
  } as const;
  let answer: Awaited<ReturnType<typeof callGoogle>>;
  try {
    answer = await callGoogle(caller, call, signal);
  } catch (error) {
    if (error instanceof NetworkFailure) throw error;
    signal.throwIfAborted();
    throw new NetworkFailure('transient', neverLeft(error) ? 'network_down' : 'service_down');
  }
  // A session is answered by its address alone.
  const fault = answer.status < 300 ? undefined : faultOf(caller, answer);
  if (fault) throw asFailure(fault);
  const location = answer.headers.get('location') ?? '';
  const url = URL.canParse(location) ? new URL(location) : undefined;
  const trusted =
    url?.origin === new URL(hostOf(caller, 'data')).origin ||
    (url?.protocol === 'https:' && /(^|\.)googleapis\.com$/.test(url.hostname));
  if (!url || !trusted) throw new NetworkFailure('transient', 'service_down');
  return url;
}

/** Sends the rest of the film, or asks how much has arrived when that breaks; the address of the session is its own key. */
async function sendBytes(
  session: URL,
  film: Film,
  from: number,
  signal: AbortSignal,
): Promise<{ id: string } | { from: number }> {
  const size = film.bytes.byteLength;
  const rest = film.bytes.subarray(from);
  const range = from === 0 ? undefined : `bytes ${from}-${size - 1}/${size}`;
  const sent = await put(session, { body: rest, mime: film.mime, range }, signal);
  if (sent?.done !== undefined) return { id: sent.done };
  const asked = await put(session, { body: new Uint8Array(), mime: film.mime, range: `bytes */${size}` }, signal);
  if (asked?.done !== undefined) return { id: asked.done };
  const fault = asked?.fault;
  if (fault) throw fault;
  return { from: asked?.arrived ?? from };
}

interface Put {
  body: Uint8Array;
  mime: string;
  range: string | undefined;
}

async function put(
  session: URL,
  { body, mime, range }: Put,
  signal: AbortSignal,
): Promise<{ done?: string; arrived?: number; fault?: NetworkFailure } | undefined> {
  let response: Response;
  let raw: string;
  try {
    response = await fetch(session, {
      method: 'PUT',
      headers: { 'content-type': mime, ...(range === undefined ? {} : { 'content-range': range }) },
      body: new Uint8Array(body),
      redirect: 'manual',
      signal,
    });
    raw = await response.text();
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
  if (response.status === 308) {
    // Without a range nothing has arrived.
    const last = /-(\d+)$/.exec(response.headers.get('range') ?? '')?.[1];
    return { arrived: last === undefined ? 0 : Number(last) + 1 };
  }
  const parsed = parseOrNothing(raw);
  const id = response.ok ? idText(record(parsed).id) : undefined;
  if (id !== undefined) return { done: id };
  // A session that is gone: all begins anew, with the next try.
  if (response.status === 404 || response.status === 410) {
    return { fault: new NetworkFailure('transient', 'service_down') };
  }
  const fault = readGoogleError({ status: response.status, headers: response.headers, body: parsed }, new Date(), 60);
  return fault === undefined || response.status >= 500 ? undefined : { fault: asFailure(fault) };
}
