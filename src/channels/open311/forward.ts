import type {
  Forwarded,
  ForwardOutcome,
  ForwardPort,
  ForwardQuestion,
  ForwardService,
  ForwardStatus,
} from '../domain/forward.ts';
import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { askGeo } from './call.ts';
import { ownMark, readOwnMark } from './own-mark.ts';
import { readInstant } from './read-document.ts';
import { failed, sendOnce, unclear } from './reply.ts';

/** Characters of a description (GeoReport v2). */
const maxLength = 4_000;
/** Numbers asked for at once: a comma list in an address must stay an address. */
const idsAtOnce = 50;

/** Handing reports of ours over to another body's GeoReport server. */
export const forward: ForwardPort = { listServices, askService, send, numberOf, find, statuses };

async function listServices(account: ChannelAccount, signal: AbortSignal): Promise<ForwardService[]> {
  const { document } = await askGeo(account, 'services', {}, signal);
  if (document.entries.length > 0 && document.kind !== 'services') throw new NetworkFailure('permanent', 'bad_request');
  return document.entries.flatMap((entry) => {
    const code = idText(entry.service_code);
    if (code === undefined) return [];
    const groups = list(entry.groups).flatMap((one) => idText(one) ?? []);
    return [
      {
        code,
        name: text(entry.service_name) ?? code,
        description: text(entry.description) ?? '',
        group: idText(entry.group) ?? groups[0] ?? '',
        questions: [],
      },
    ];
  });
}

async function askService(account: ChannelAccount, code: string, signal: AbortSignal): Promise<ForwardQuestion[]> {
  try {
    const { document } = await askGeo(account, `services/${encodeURIComponent(code)}`, {}, signal);
    return list(document.entries[0]?.attributes).flatMap((one) => readQuestion(record(one)));
  } catch (error) {
    // A service without `metadata` has no definition, and some servers say so by 404.
    if (error instanceof NetworkFailure && error.reason === 'target_gone') return [];
    throw error;
  }
}

function readQuestion(entry: Loose): ForwardQuestion[] {
  const code = idText(entry.code);
  // What is no variable is only shown to people (a note, a heading).
  if (code === undefined || isNo(entry.variable)) return [];
  const type = text(entry.datatype) ?? 'string';
  return [
    {
      code,
      required: !isNo(entry.required ?? 'false'),
      words: text(entry.description) ?? code,
      choices: list(entry.values).flatMap((one) => {
        const key = idText(record(one).key);
        return key === undefined ? [] : [{ key, name: text(record(one).name) ?? key }];
      }),
      several: type === 'multivaluelist',
    },
  ];
}

const isNo = (value: unknown) => value === false || text(value)?.trim().toLowerCase() === 'false';

async function send(account: ChannelAccount, report: Forwarded, signal: AbortSignal): Promise<ForwardOutcome> {
  if (!account.secrets.api_key) return failed('reauth', 'secret_missing');
  const form = formOf(account, report);
  if ([...(form.get('description') ?? '')].length > maxLength) return failed('permanent', 'too_long');
  const answer = await sendOnce(account, 'requests', form, signal);
  if ('state' in answer) return answer;
  const entry = answer.document?.entries[0];
  const id = idText(entry?.service_request_id);
  if (id !== undefined) return { state: 'sent', externalId: id };
  const token = idText(entry?.token);
  return token === undefined ? unclear() : { state: 'token', token };
}

function formOf(account: ChannelAccount, report: Forwarded): URLSearchParams {
  const form = new URLSearchParams({ service_code: report.service });
  const set = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '') form.set(name, value);
  };
  set('lat', report.latitude === undefined ? undefined : String(report.latitude));
  set('long', report.longitude === undefined ? undefined : String(report.longitude));
  set('address_string', report.place);
  for (const [code, values] of Object.entries(report.answers)) {
    for (const value of values) form.append(values.length > 1 ? `attribute[${code}][]` : `attribute[${code}]`, value);
  }
  const [first = '', ...others] = (report.reporter?.name ?? '').split(/\s+/).filter(Boolean);
  set('first_name', first);
  set('last_name', others.join(' '));
  set('email', report.reporter?.email);
  set('phone', report.reporter?.phone);
  form.set('description', `${report.text.trim()}\n\n${ownMark(account, report.code)}`);
  return form;
}

async function numberOf(account: ChannelAccount, token: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const { document } = await askGeo(account, `tokens/${encodeURIComponent(token)}`, {}, signal);
    return idText(document.entries[0]?.service_request_id);
  } catch (error) {
    if (error instanceof NetworkFailure && error.reason === 'target_gone') return undefined;
    throw error;
  }
}

async function find(
  account: ChannelAccount,
  code: string,
  since: Date,
  signal: AbortSignal,
): Promise<string | undefined> {
  // A minute for clocks that differ.
  const query = { start_date: new Date(since.getTime() - 60_000).toISOString() };
  const { document } = await askGeo(account, 'requests', query, signal);
  const found = document.entries.find((entry) => readOwnMark(account, text(entry.description) ?? '') === code);
  return idText(found?.service_request_id);
}

async function statuses(account: ChannelAccount, externalIds: string[], signal: AbortSignal): Promise<ForwardStatus[]> {
  const found: ForwardStatus[] = [];
  for (let from = 0; from < externalIds.length; from += idsAtOnce) {
    const asked = externalIds.slice(from, from + idsAtOnce);
    const { document } = await askGeo(account, 'requests', { service_request_id: asked.join(',') }, signal);
    for (const entry of document.entries) {
      const externalId = idText(entry.service_request_id);
      if (externalId === undefined || !asked.includes(externalId)) continue;
      const at = readInstant(entry.updated_datetime) ?? readInstant(entry.requested_datetime);
      // Without an instant nobody can say which news is newer.
      if (at === undefined) continue;
      const status = (text(entry.status) ?? 'open').toLowerCase();
      found.push({ externalId, status, notes: text(entry.status_notes) ?? '', at });
    }
  }
  return found;
}
