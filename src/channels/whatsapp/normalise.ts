import { contentId, keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, parseBody, record, text } from '../domain/loose-json.ts';
import { type ChannelAccount, type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readEcho, readIdUpdate, readMessage } from './read-message.ts';
import { readStatus } from './read-status.ts';

/** Fields that tell of the account, its templates and its settings: nothing a resident said. */
const noticeFields = new Set([
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
  'template_correct_category_detection',
  'phone_number_quality_update',
  'phone_number_name_update',
  'business_capability_update',
  'business_status_update',
  'account_update',
  'account_alerts',
  'account_review_update',
  'account_settings_update',
  'payment_configuration_update',
  'partner_solutions',
  'security',
  'flows',
  'tracking_events',
  'automatic_events',
  'user_preferences',
  'smb_app_state_sync',
  // What was said before the number was connected: history without a clock, and not read.
  'history',
]);

/** Says what a webhook body means; one body may hold many entries, changes and messages. */
export function normaliseWhatsApp(account: ChannelAccount, event: RawEvent): Incoming[] {
  const parsed = parseBody(event.body);
  const body = record(parsed);
  const at = event.receivedAt;
  if (Array.isArray(body.entry)) return body.entry.flatMap((entry) => readEntry(account, record(entry), at));
  if (Array.isArray(parsed) && parsed.length > 0) return parsed.flatMap((one) => readLoose(account, record(one), at));
  if (Object.keys(body).length === 0 || body.error !== undefined) throw new UnreadableEvent('nothing that was said');
  return readLoose(account, body, at);
}

/** An entry, a change or its value alone, as the dashboard's test button and other programs hand them on. */
function readLoose(account: ChannelAccount, body: Loose, at: Date): Incoming[] {
  if (Array.isArray(body.entry)) return body.entry.flatMap((entry) => readEntry(account, record(entry), at));
  if (Array.isArray(body.changes)) return readEntry(account, body, at);
  if (text(body.field) !== undefined && body.value !== undefined) return readChange(account, body, at);
  if (['messages', 'statuses', 'message_echoes'].some((member) => Array.isArray(body[member]))) {
    return readChange(account, { field: 'messages', value: body }, at);
  }
  return [keepUnknown('body', body, at)];
}

function readEntry(account: ChannelAccount, entry: Loose, receivedAt: Date): Incoming[] {
  const at = readInstant(entry.time) ?? receivedAt;
  const changes = list(entry.changes).map(record);
  if (text(entry.field) !== undefined) changes.push({ field: entry.field, value: entry.value });
  if (changes.length === 0) return [keepUnknown('entry', entry, at)];
  const items = changes.flatMap((change) => readChange(account, change, at));
  return idText(entry.id) === '0' ? items.map((item) => asTest(item, entry)) : items;
}

function readChange(account: ChannelAccount, change: Loose, at: Date): Incoming[] {
  const value = record(change.value);
  const field = text(change.field) ?? 'change';
  const number = idText(record(value.metadata).phone_number_id);
  // One app has one address for all its numbers.
  const elsewhere = number !== undefined && account.externalId !== '' && number !== account.externalId;
  const items = readValue(field, value, at);
  if (items.length === 0 && !isSilent(value)) items.push(keepOther(field, change, at));
  return elsewhere ? items.map((item) => ({ ...item, account: number })) : items;
}

function readValue(field: string, value: Loose, at: Date): Incoming[] {
  const { contacts } = value;
  // A list, one alone, or the value itself: this field is new, and its pages show it in several ways.
  const told = value.user_id_update;
  const updates = [...(Array.isArray(told) ? told : [told]), ...(field === 'user_id_update' ? [value] : [])].map(
    record,
  );
  return [
    ...list(value.messages).flatMap((one) => readMessage(record(one), contacts, at)),
    ...list(value.message_echoes).flatMap((one) => readEcho(record(one), contacts, at)),
    ...list(value.statuses).flatMap((one) => readStatus(record(one), contacts, at)),
    ...updates.flatMap((one) => readIdUpdate(one, contacts, at) ?? []),
  ];
}

/** Receipts are known, say nothing about a matter, and come by the thousand: nothing is kept of them. */
function isSilent(value: Loose): boolean {
  return list(value.statuses).length > 0;
}

function keepOther(field: string, change: Loose, at: Date): Incoming {
  const value = record(change.value);
  if (Array.isArray(value.errors)) return keepNotice('errors', change, at);
  return noticeFields.has(field) ? keepNotice(field, change, at) : keepUnknown(field, change, at);
}

/** The dashboard's test comes with made-up people; it shows that the address works and opens nothing. */
function asTest(item: Incoming, entry: Loose): Incoming {
  return {
    ...keepNotice('test', entry, item.at),
    externalId: contentId('test', [entry, item.externalId]),
    text: item.text,
  };
}
