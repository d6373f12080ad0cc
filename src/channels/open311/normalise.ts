import { createHash } from 'node:crypto';
import { idText, type Loose, number, text } from '../domain/loose-json.ts';
import { type ChannelAccount, type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';
import { readOwnMark } from './own-mark.ts';
import { type GeoDocument, readDocument, readInstant } from './read-document.ts';

/** Says what an answer of a GeoReport server means, XML or JSON: requests, words to them, and changes of their status. */
export function normaliseOpen311(account: ChannelAccount, event: RawEvent): Incoming[] {
  const document = parse(event.body);
  switch (document.kind) {
    case 'requests':
      return document.entries.flatMap((entry) => readRequest(account, entry, event.receivedAt));
    case 'updates':
      return document.entries.flatMap((entry) => readUpdate(entry, event.receivedAt));
    case 'services':
    case 'definition':
    case 'discovery':
    case 'errors':
      return [];
    default:
      return document.entries.map((entry) => keepUnknown(entry, event.receivedAt));
  }
}

function parse(body: Uint8Array): GeoDocument {
  try {
    return readDocument(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    throw new UnreadableEvent(`neither XML nor JSON: ${error instanceof Error ? error.message : 'unknown fault'}`);
  }
}

function readRequest(account: ChannelAccount, entry: Loose, receivedAt: Date): Incoming[] {
  const id = idText(entry.service_request_id);
  // A token's answer before the number exists says nothing yet.
  if (id === undefined) return idText(entry.token) === undefined ? [keepUnknown(entry, receivedAt)] : [];
  const asked = readInstant(entry.requested_datetime);
  const changed = readInstant(entry.updated_datetime);
  const description = words(entry.description) ?? words(entry.detail) ?? words(entry.title);
  // The answer to a POST and to a token bears the number alone.
  if (asked === undefined && changed === undefined && description === undefined && entry.status === undefined)
    return [];
  const status = (text(entry.status) ?? 'open').toLowerCase();
  const said = description ?? words(entry.service_name) ?? '';
  const own = readOwnMark(account, said);
  const name = words(entry.requestor_name);
  const request: Incoming = {
    ...about(id, status),
    kind: own === undefined ? 'comment' : 'echo',
    externalId: id,
    author: { externalId: own === undefined ? `request:${id}` : 'us', ...(name === undefined ? {} : { name }) },
    ...(words(entry.service_name) === undefined ? {} : { subject: words(entry.service_name) ?? '' }),
    text: said,
    attachments: mediaOf(entry),
    at: asked ?? changed ?? receivedAt,
    given: placeOf(entry),
  };
  // The server tells what stands there now; words that are the same change nothing.
  const edit: Incoming[] =
    changed !== undefined && own === undefined ? [{ ...request, kind: 'edit', at: changed }] : [];
  return [request, ...edit, ...statusNotice(entry, id, status, asked, changed)];
}

/** A request whose status moved, or to which the other body said something: told, and never a new matter. */
function statusNotice(
  entry: Loose,
  id: string,
  status: string,
  asked: Date | undefined,
  changed: Date | undefined,
): Incoming[] {
  const notes = words(entry.status_notes);
  const moved = changed !== undefined && asked !== undefined && changed > asked;
  if (status === 'open' && notes === undefined && !moved) return [];
  // Without an instant the same words are the same news.
  const mark =
    changed?.toISOString() ??
    createHash('sha256')
      .update(notes ?? '')
      .digest('hex')
      .slice(0, 12);
  return [
    {
      ...about(id, status),
      kind: 'automatic',
      externalId: `${id}#${status}@${mark}`,
      author: { externalId: `request:${id}` },
      text: `Status di server asal: ${status}${notes === undefined ? '' : `. ${notes}`}`,
      attachments: [],
      at: changed ?? asked ?? new Date(0),
      answers: [id],
    },
  ];
}

/** Words that the other body (or we) wrote to a request: residents write there through their own forms only. */
function readUpdate(entry: Loose, receivedAt: Date): Incoming[] {
  const id = idText(entry.service_request_id);
  const update = idText(entry.update_id);
  if (id === undefined || update === undefined) return [keepUnknown(entry, receivedAt)];
  const said = words(entry.description) ?? '';
  const status = (text(entry.status) ?? 'open').toLowerCase();
  return [
    {
      ...about(id, status),
      kind: said === '' ? 'automatic' : 'echo',
      externalId: `update:${update}`,
      author: { externalId: 'us' },
      text: said === '' ? `Status di server asal: ${status}` : said,
      attachments: mediaOf(entry),
      at: readInstant(entry.updated_datetime) ?? receivedAt,
      answers: [id],
    },
  ];
}

function about(id: string, status: string) {
  return {
    conversation: id,
    replyTo: { service_request_id: id, status },
    visibility: 'public' as const,
  };
}

function placeOf(entry: Loose): NonNullable<Incoming['given']> {
  const latitude = number(entry.lat);
  const longitude = number(entry.long) ?? number(entry.lon) ?? number(entry.lng);
  const address = words(entry.address) ?? words(entry.address_string);
  const onEarth =
    latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  // Nobody lives in the Gulf of Guinea: 0, 0 is how servers write "unknown".
  const known = onEarth && (latitude !== 0 || longitude !== 0);
  return {
    via: 'open311',
    ...(address === undefined ? {} : { place: address.slice(0, 300) }),
    ...(known ? { latitude, longitude } : {}),
  };
}

function mediaOf(entry: Loose): Incoming['attachments'] {
  const given = Array.isArray(entry.media_url) ? entry.media_url : [entry.media_url];
  return given.flatMap((one) => {
    const url = words(one);
    return url === undefined ? [] : [{ kind: 'image' as const, url }];
  });
}

function words(value: unknown): string | undefined {
  const said = (idText(value) ?? '').trim();
  return said === '' ? undefined : said;
}

function keepUnknown(entry: Loose, at: Date): Incoming {
  const id = `unknown:${createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 32)}`;
  return {
    kind: 'unsupported',
    externalId: id,
    conversation: id,
    replyTo: {},
    visibility: 'public',
    author: { externalId: 'unknown' },
    text: '',
    attachments: [],
    at,
    unsupported: 'entry',
  };
}
