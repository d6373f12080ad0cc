import { createHash } from 'node:crypto';
import type { FailureReason } from '../domain/failure-words.ts';
import type { ChannelAccount, Incoming, RawEvent } from '../domain/network.ts';
import type { SmsEvent } from './dialect.ts';
import { dialectOf, dialects } from './dialects.ts';
import { type PhoneParty, readParty } from './number.ts';
import { readBody } from './read-body.ts';
import { keyOfReference } from './reference.ts';
import { asksToStop } from './stop-words.ts';

/**
 * Says what a gateway's call or list means, by its shape: those that only one gateway has first, then whatever names its
 * fields in a usual way, or as the settings say.
 */
export function normaliseSms(account: ChannelAccount, event: RawEvent): Incoming[] {
  const body = readBody(event.body);
  const named = account.settings.in_from || account.settings.in_text;
  for (const dialect of named ? [dialectOf(account), ...dialects] : dialects) {
    const events = dialect.read(account, body);
    if (events) return events.flatMap((one) => readEvent(one, event.receivedAt));
  }
  const content = body.form ? Object.fromEntries(body.form) : body.json;
  return [keep('unsupported', 'sms', contentId('unknown', content), event.receivedAt)];
}

function readEvent(event: SmsEvent, receivedAt: Date): Incoming[] {
  const at = event.at ?? receivedAt;
  switch (event.is) {
    case 'text':
      return [readText(event, at)];
    case 'own':
      return [readOwn(event, at)];
    case 'report':
      return readReport(event, at);
    default:
      return [keep('unsupported', event.what, contentId('unknown', event.content), at)];
  }
}

function readText(event: Extract<SmsEvent, { is: 'text' }>, at: Date): Incoming {
  const from = readParty(event.from) ?? ({ id: 'unknown', kind: 'name' } as const);
  const stops = event.asks === 'stop' || asksToStop(event.text);
  const media = event.media ?? [];
  const { part } = event;
  const empty = event.text === '' && media.length === 0;
  return {
    kind: stops ? 'automatic' : empty ? 'unsupported' : 'message',
    // Without an id the same words from the same person in the same moment are the same message.
    externalId: event.id ?? contentId('sms', [from.id, event.text, event.at?.toISOString() ?? null, part ?? null]),
    conversation: from.id,
    // What the newest message asks decides: whoever writes anything else may be written to again.
    replyTo: from.kind === 'name' ? {} : { to: from.id, ...(stops ? { stopped: 'yes' } : {}) },
    ...accountOf(event.to),
    visibility: 'private',
    author: authorOf(from),
    text: event.text,
    attachments: media,
    at,
    ...(part ? { part: { of: `${from.id}:${part.ref}:${part.total}`, number: part.number, total: part.total } } : {}),
    ...(stops ? { unsupported: 'stop' } : empty ? { unsupported: 'empty_text' } : {}),
  };
}

/** Sent by us, or by somebody in the gateway's own console. */
function readOwn(event: Extract<SmsEvent, { is: 'own' }>, at: Date): Incoming {
  const to = readParty(event.to) ?? ({ id: event.to, kind: 'name' } as const);
  return {
    kind: 'echo',
    externalId: event.id,
    conversation: to.id,
    replyTo: { to: to.id },
    visibility: 'private',
    author: authorOf(to),
    text: event.text,
    attachments: [],
    at,
  };
}

/**
 * What became of one of ours. That it did not arrive is told in the manner of a letter that came back; that it is known at
 * all settles an answer of unclear outcome, where the gateway repeats our reference. Neither stands in the thread, whose
 * newest words decide how it is answered.
 */
function readReport(event: Extract<SmsEvent, { is: 'report' }>, at: Date): Incoming[] {
  const ref = event.ids.find((id) => keyOfReference(id) !== undefined);
  const key = ref === undefined ? undefined : keyOfReference(ref);
  if (event.state === 'failed') {
    const id = `report:${event.ids.join(':')}:failed`;
    const told = { reason: 'not_delivered' satisfies FailureReason, ...(key === undefined ? {} : { key }) };
    return [{ ...keep('automatic', 'bounce_failed', id, at), answers: event.ids, told }];
  }
  if (ref === undefined || key === undefined) return [];
  return [{ ...keep('automatic', 'report', ref, at), kind: 'echo', told: { key } }];
}

/** The number that was written to: one account at a gateway may have several, and one address for all of them. */
function accountOf(to: string | undefined): { account?: string } {
  const party = to === undefined ? undefined : readParty(to);
  return party ? { account: party.id } : {};
}

function authorOf(party: PhoneParty): Incoming['author'] {
  if (party.kind === 'telephone') return { externalId: party.id, phone: party.id };
  return party.kind === 'name' ? { externalId: party.id, name: party.id } : { externalId: party.id };
}

function keep(kind: 'unsupported' | 'automatic', what: string, id: string, at: Date): Incoming {
  return {
    kind,
    externalId: id,
    conversation: id,
    replyTo: {},
    visibility: 'private',
    author: { externalId: 'unknown' },
    text: '',
    attachments: [],
    at,
    unsupported: what,
  };
}

function contentId(prefix: string, content: unknown): string {
  return `${prefix}:${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32)}`;
}
