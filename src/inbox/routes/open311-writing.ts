import { createHash } from 'node:crypto';
import { deriveCode } from '#src/shared/keys.ts';
import { entryBody, journalEntry } from '../commands/journal-entry.ts';
import { mentionsEmergency } from '../domain/citizen-emergency.ts';
import { type EntryProblem, type Open311Entry, readOpen311Entry } from '../domain/open311-entry.ts';
import { trackUrl } from '../store/report-links.ts';
import { answerOnce } from './api-once.ts';
import { Open311Fault, open311Answer } from './open311-answer.ts';
import { needKey, type Open311Call } from './open311-call.ts';
import { serviceTables } from './open311-services.ts';

/**
 * `POST requests`: a report of a resident, through the journal like every other. The same form of the same token within a
 * day is the same report, whichever format it asks for; who means two must let them differ, or send an Idempotency-Key.
 */
export async function takeRequest(call: Open311Call): Promise<Response> {
  const { app, city, form } = call;
  const actor = await needKey(call, 'reports:write');
  const { topics } = serviceTables(city);
  const read = readOpen311Entry(form, {
    topicName: (code) => topics.find((one) => one.code === code)?.name.id,
    isKelurahan: (code) => city.areas.some((one) => one.level === 'kelurahan' && !one.ended && one.code === code),
  });
  if (!read.ok) throw entryFault(read.problems);
  const { entry } = read;
  const { answer } = await answerOnce(app, { scope: `open311:${actor.tokenId}`, ...intentOf(call) }, async (intent) => {
    const code = deriveCode(app.keys.link, 'code', `api:${intent}`, 10);
    const body = entryBody({
      ...stated(entry),
      key: `api:${intent}`,
      code,
      via: 'open311',
      at: app.now().toISOString(),
    });
    if (!(await journalEntry(app, body, code, 'api'))) throw new Open311Fault('busy', [], { 'retry-after': '5' });
    return { code };
  });
  const accepted = {
    service_request_id: answer.code,
    service_notice: noticeFor(call, answer.code, entry.text),
    account_id: '',
  };
  return open311Answer(call.format, 'service_requests', { each: 'request', of: [accepted] }, call.answerHeaders);
}

function stated({ topic, mediaUrl, ...rest }: Open311Entry) {
  return { ...rest, topic, ...(mediaUrl === null ? {} : { mediaUrl, link: mediaUrl }) };
}

/** What names this intent: the caller's own key, or the whole form but for the key that opens the door. */
function intentOf({ form, headers }: Open311Call): { key: string; request: string } {
  const fields = [...form].filter(([name]) => name !== 'api_key').map(([name, value]) => `${name}=${value}`);
  const request = `requests\n${fields.sort().join('\n')}`;
  const given = headers.get('idempotency-key');
  if (given !== null && /^[A-Za-z0-9._:-]{8,128}$/.test(given)) return { key: given, request };
  return { key: `form:${createHash('sha256').update(request).digest('base64url')}`, request };
}

function noticeFor({ app, language }: Open311Call, code: string, text: string): string {
  const track =
    language === 'id' ? `Lacak aduan ini di ${trackUrl(app, code)}` : `Follow this report at ${trackUrl(app, code)}`;
  if (!mentionsEmergency(text)) return track;
  return `${language === 'id' ? 'Bila ada bahaya sekarang, telepon 112.' : 'In danger now, call 112.'} ${track}`;
}

const reasons: Record<EntryProblem['reason'], { id: string; en: string }> = {
  missing: { id: 'belum diisi', en: 'is missing' },
  unknown: { id: 'tidak dikenal', en: 'is not known' },
  wrong: { id: 'bentuknya keliru', en: 'has the wrong form' },
  too_long: { id: 'terlalu panjang', en: 'is too long' },
};

/** An unknown service is not found; everything else is a wrong request, each field with its own error. */
function entryFault(problems: EntryProblem[]): Open311Fault {
  const [first] = problems;
  if (problems.length === 1 && first?.field === 'service_code' && first.reason === 'unknown') {
    return new Open311Fault('no_service');
  }
  const lines = problems.map(({ field, reason }) =>
    field === 'address_string' && reason === 'missing'
      ? {
          id: 'Perlu tempat: lat dan long, address_string, atau attribute[KELURAHAN].',
          en: 'A place is needed: lat and long, address_string, or attribute[KELURAHAN].',
        }
      : { id: `${field} ${reasons[reason].id}.`, en: `${field} ${reasons[reason].en}.` },
  );
  return new Open311Fault('bad_parameter', lines);
}
