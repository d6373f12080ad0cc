import { idText, type Loose, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import type { SmsEvent } from './dialect.ts';
import { readWhen, type SmsBody, thingsOf } from './read-body.ts';

/** What gateways call each thing; the settings (`in_from` and so on) put another name first. */
const names = {
  from: ['from', 'sender', 'msisdn', 'phone', 'source', 'originator', 'mobile', 'number', 'sender_number', 'src'],
  to: ['to', 'recipient', 'destination', 'receiver', 'shortcode', 'dst'],
  text: ['text', 'message', 'body', 'content', 'msg', 'sms'],
  id: ['id', 'message_id', 'messageId', 'message-id', 'msgid', 'msg_id', 'sms_id', 'uuid'],
  at: ['at', 'received_at', 'receivedAt', 'timestamp', 'time', 'ts', 'date', 'datetime'],
  status: ['status', 'dlr', 'state', 'delivery_status', 'dlr_status'],
  reference: ['ref', 'reference', 'client_ref', 'clientRef', 'client-ref', 'callbackData', 'smsid', 'external_id'],
  partRef: ['concat_ref', 'concat-ref', 'udh_ref'],
  part: ['concat_part', 'concat-part', 'part'],
  parts: ['concat_total', 'concat-total', 'parts'],
} as const;
type Name = keyof typeof names;

/**
 * Reads what a gateway without a dialect of its own sends: fields under the names that the settings give or that are
 * usual, one thing or a list of them, flat or with the message inside.
 */
export function readLoose(account: ChannelAccount, body: SmsBody): SmsEvent[] | undefined {
  const things = thingsOf(body, 'messages', 'data', 'items', 'inbound');
  const events = things.map((one) => readThing(account, one));
  return events.length > 0 && events.some((event) => event.is !== 'unknown') ? events : undefined;
}

function readThing(account: ChannelAccount, thing: Loose): SmsEvent {
  // Bandwidth and others put the message into a field of the event.
  const inner = record(thing.message);
  const fields: Loose = Object.keys(inner).length > 0 ? { ...thing, ...inner } : thing;
  const value = (name: Name) => fieldNamed(account, fields, name);
  const from = idText(value('from'));
  const said = text(value('text'));
  const at = readWhen(value('at'));
  const status = idText(value('status')) ?? text(thing.type);
  const state = status === undefined ? undefined : stateOf(status);
  const ids = [idText(value('reference')), idText(value('id'))].flatMap((id) => id ?? []);
  // A report may repeat the text it is about.
  if (state !== undefined && ids.length > 0) return { is: 'report', ids, state, at };
  if (from === undefined || said === undefined) return { is: 'unknown', what: status ?? 'sms', content: thing, at };
  const to = value('to');
  return {
    is: 'text',
    id: idText(value('id')),
    from,
    to: idText(Array.isArray(to) ? to[0] : to),
    text: said,
    at,
    part: partOf(idText(value('partRef')), number(value('part')), number(value('parts'))),
  };
}

function fieldNamed(account: ChannelAccount, fields: Loose, name: Name): unknown {
  const own = account.settings[`in_${name}`];
  if (own) return own.split('.').reduce<unknown>((inside, step) => record(inside)[step], fields);
  const usual = names[name].find((one) => fields[one] !== undefined && fields[one] !== null);
  return usual === undefined ? undefined : fields[usual];
}

function partOf(ref: string | undefined, part = 0, total = 0) {
  return ref !== undefined && total > 1 && part >= 1 && part <= total ? { ref, number: part, total } : undefined;
}

/** What a word of a report says; undefined when it is no word of a report (`received`, a type of the gateway's own). */
function stateOf(status: string): 'failed' | 'delivered' | 'underway' | undefined {
  const word = status.toLowerCase();
  // Kannel's mask.
  if (word === '1') return 'delivered';
  if (word === '2' || word === '16') return 'failed';
  if (word === '4' || word === '8') return 'underway';
  if (/undeliver|not.?deliver|fail|reject|expire|error|invalid|dropped/.test(word)) return 'failed';
  if (/deliver/.test(word)) return 'delivered';
  return /^(message-)?(sent|sending|queued|accepted|pending|buffered|submitted|enroute)$/.test(word)
    ? 'underway'
    : undefined;
}
