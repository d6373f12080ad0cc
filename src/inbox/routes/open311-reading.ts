import type { ApiActor } from '#src/people/index.ts';
import { readCode } from '../domain/citizen-code.ts';
import { maskKnowing } from '../domain/mask-known-names.ts';
import { type QueryRefusal, readOpen311Query } from '../domain/open311-query.ts';
import { open311Request, writeZoned } from '../domain/open311-view.ts';
import type { Open311Node } from '../domain/open311-xml.ts';
import {
  findOpen311,
  isKnownCode,
  type Open311Row,
  type Open311UpdateRow,
  pageOpen311,
  pageOpen311Updates,
} from '../store/open311-requests.ts';
import { trackUrl } from '../store/report-links.ts';
import { wordsForPrograms } from './api-text.ts';
import { Open311Fault, open311Answer } from './open311-answer.ts';
import { needKey, type Open311Call } from './open311-call.ts';

/** `GET requests`: newest first, at most 1,000. */
export async function listRequests(call: Open311Call): Promise<Response> {
  const actor = await needKey(call, 'reports:read');
  const { query } = readQuery(call);
  const codes = query.codes?.flatMap((one) => readCode(one) ?? []);
  const rows = codes
    ? await findOpen311(call.app.pool, actor.agencyId, codes)
    : await pageOpen311(call.app.pool, actor.agencyId, query);
  return answerRequests(call, rows, query.extensions);
}

/** `GET requests/{id}`; one that is still on its way through the journal is not found yet. */
export async function showRequest(call: Open311Call, given: string): Promise<Response> {
  const actor = await needKey(call, 'reports:read');
  const { query } = readQuery(call);
  const code = readCode(given);
  const rows = code === undefined ? [] : await findOpen311(call.app.pool, actor.agencyId, [code]);
  if (rows.length === 0) throw new Open311Fault('no_request');
  return answerRequests(call, rows, query.extensions);
}

/** `GET tokens/{token}`: our numbers exist from the start, so that a token and its number are one. */
export async function showToken(call: Open311Call, given: string): Promise<Response> {
  await needToken(call);
  const code = readCode(given);
  if (code === undefined || !(await isKnownCode(call.app.pool, code))) throw new Open311Fault('no_token');
  const found = { service_request_id: code, token: code };
  return open311Answer(call.format, 'service_requests', { each: 'request', of: [found] }, call.answerHeaders);
}

/** Whoever may hand in may ask for the number of what was handed in. */
async function needToken(call: Open311Call): Promise<ApiActor> {
  try {
    return await needKey(call, 'reports:read');
  } catch (error) {
    if (error instanceof Open311Fault && error.fault === 'no_scope') return needKey(call, 'reports:write');
    throw error;
  }
}

/** Changes that others are told, as FixMyStreet's updates: what was said to a resident is not among them. */
const toldChanges = {
  routed: { id: 'Diterima', en: 'Received' },
  handed_on: { id: 'Diteruskan', en: 'Handed on' },
  resolved: { id: 'Selesai menurut OPD', en: 'Resolved, says the agency' },
  closed: { id: 'Ditutup', en: 'Closed' },
  reopened: { id: 'Dibuka kembali', en: 'Opened again' },
  joined: { id: 'Digabungkan dengan aduan tentang hal yang sama', en: 'Joined to a report about the same matter' },
} as const;
const ended = new Set(['resolved', 'closed']);

/** `GET servicerequestupdates`: an extension of FixMyStreet; oldest first. */
export async function listUpdates(call: Open311Call): Promise<Response> {
  const actor = await needKey(call, 'reports:read');
  const { query } = readQuery(call);
  const rows = await pageOpen311Updates(call.app.pool, actor.agencyId, {
    types: Object.keys(toldChanges),
    from: query.from,
    to: query.to,
    limit: query.limit,
    offset: query.offset,
    codes: query.codes?.flatMap((one) => readCode(one) ?? []),
  });
  const of = rows.map((row) => updateOf(call, row));
  return open311Answer(call.format, 'service_request_updates', { each: 'request_update', of }, call.answerHeaders);
}

function updateOf({ city, language }: Open311Call, row: Open311UpdateRow): Open311Node {
  const words = Object.hasOwn(toldChanges, row.type) ? toldChanges[row.type as keyof typeof toldChanges] : undefined;
  const to = row.toAgencyId === null ? undefined : city.agencyNames.get(row.toAgencyId)?.name;
  return {
    update_id: String(row.id),
    service_request_id: row.code,
    status: ended.has(row.type) ? 'closed' : 'open',
    description: `${words?.[language] ?? row.type}${to === undefined ? '' : `: ${to}`}`,
    updated_datetime: writeZoned(row.at, city.timeZone),
    media_url: '',
  };
}

async function answerRequests(call: Open311Call, rows: Open311Row[], extensions: boolean): Promise<Response> {
  const of: Open311Node[] = [];
  for (const [i, row] of rows.entries()) {
    // Masking a thousand texts takes a while; others are answered in between.
    if (i % 25 === 24) await new Promise(setImmediate);
    of.push(requestOf(call, row, extensions));
  }
  return open311Answer(call.format, 'service_requests', { each: 'request', of }, call.answerHeaders);
}

/** Listed field by field: what is added to the row for another purpose does not go out by itself. */
function requestOf({ app, city, language }: Open311Call, row: Open311Row, extensions: boolean): Open311Node {
  const mask = maskKnowing(row.names, city.official);
  const topic = row.topicId === null ? undefined : city.topicCodes.get(row.topicId);
  const topicName = row.topicId === null ? undefined : city.topicNames.get(row.topicId);
  const area = city.areas.find((one) => one.code === row.kelurahanCode);
  const place = [row.placeText, row.placeText?.includes(row.road ?? '') ? null : row.road, area?.name]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(', ');
  return open311Request(
    {
      code: row.code,
      kind: row.kind,
      status: row.status,
      closedAs: row.closedAs,
      urgency: row.urgency,
      service: topic && topicName ? { code: topic, name: topicName[language] } : undefined,
      agency: row.agencyId === null ? undefined : city.agencyNames.get(row.agencyId)?.name,
      outside: row.outsideOwner === null ? undefined : city.outsideBodies.get(row.outsideOwner)?.name[language],
      text: wordsForPrograms(row.text, mask),
      place: wordsForPrograms(place, mask),
      kelurahan: area,
      latitude: row.latitude,
      longitude: row.longitude,
      openedAt: row.openedAt,
      changedAt: row.changedAt,
      dueAt: row.dueAt,
      trackingUrl: trackUrl(app, row.code),
    },
    city,
    language,
    extensions,
  );
}

const queryWords: Record<QueryRefusal, { id: string; en: string }> = {
  start_date: { id: 'start_date bukan tanggal ISO 8601.', en: 'start_date is no ISO 8601 date.' },
  end_date: { id: 'end_date bukan tanggal ISO 8601.', en: 'end_date is no ISO 8601 date.' },
  updated_after: { id: 'updated_after bukan tanggal ISO 8601.', en: 'updated_after is no ISO 8601 date.' },
  updated_before: { id: 'updated_before bukan tanggal ISO 8601.', en: 'updated_before is no ISO 8601 date.' },
  status: { id: 'status hanya open, closed, atau keduanya.', en: 'status is open, closed, or both.' },
  page: { id: 'page dimulai dari 1; persempit rentangnya.', en: 'page begins at 1; narrow the range.' },
  page_size: { id: 'page_size 1 sampai 1.000.', en: 'page_size is 1 to 1,000.' },
  service_request_id: {
    id: 'Paling banyak 1.000 service_request_id.',
    en: 'At most 1,000 service_request_id.',
  },
  range: {
    id: 'start_date harus sebelum end_date dan jaraknya paling banyak 90 hari.',
    en: 'start_date must lie before end_date, at most 90 days apart.',
  },
};

function readQuery(call: Open311Call) {
  const read = readOpen311Query(call.query, call.app.now());
  if (!read.ok) throw new Open311Fault('bad_parameter', [queryWords[read.reason]]);
  return read;
}
