import { idText, type Loose, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import type { SmsEvent } from './dialect.ts';
import { readWhen, type SmsBody, thingsOf } from './read-body.ts';

/**
 * What gateways call each thing, in small letters without signs between them; the settings (`in_from` and so on) put
 * another name first.
 */
const names = {
  from: 'from sender msisdn phone source originator mobile sendernumber fromnumber phonenumber src pengirim nohp nomor number',
  to: 'to recipient destination receiver shortcode tonumber dst tujuan penerima',
  text: 'text message body content msg sms messagetext teks pesan isi',
  id: 'id messageid msgid smsid messageuuid uuid sid',
  at: 'at receivedat timestamp time ts date datetime waktu tanggal',
  status: 'status dlr state deliverystatus dlrstatus messagestatus',
  reference: 'ref reference clientref callbackdata externalid custom',
  partRef: 'concatref udhref',
  part: 'concatpart part',
  parts: 'concattotal parts',
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
  const fields: Loose = { ...thing };
  for (const name of ['data', 'payload', 'sms', 'message']) Object.assign(fields, record(thing[name]));
  const value = (name: Name) => fieldNamed(account, fields, name);
  const from = idText(value('from'));
  const said = text(value('text')) ?? idText(value('text'));
  const at = readWhen(value('at'));
  const status = idText(value('status')) ?? text(thing.type);
  const state = status === undefined ? undefined : stateOf(status);
  const ids = [idText(value('reference')), idText(value('id'))].flatMap((id) => id ?? []);
  // A report may repeat the text it is about; a bare number beside a text is no state.
  const written = from !== undefined && said !== undefined && /^\d+$/.test(status ?? '');
  if (state !== undefined && ids.length > 0 && !written) return { is: 'report', ids, state, at };
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
  const given = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const plain = new Map(given.map(([key, value]) => [key.toLowerCase().replace(/[^a-z0-9]/g, ''), value]));
  return plain.get(names[name].split(' ').find((one) => plain.has(one)) ?? '');
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
