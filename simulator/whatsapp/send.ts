import { type Call, fieldsOf, type Reply } from '../http.ts';
import { graphError } from '../meta/graph-errors.ts';
import type { SentAnswer } from '../record.ts';
import type { Numbers } from './people.ts';

/** A message that the city sent, with what its statuses repeat. */
export interface SentMessage {
  id: string;
  phone: string;
  userId: string | undefined;
  callbackData: string | undefined;
}

type Sent = { done: false; reply: Reply } | { done: true; reply: Reply; answer: SentAnswer; message: SentMessage };

const day = 24 * 3_600_000;

/** An error as the Cloud API writes it. */
export function cloudError(code: number, title: string, headers: Record<string, string> = {}): Reply {
  const details = { messaging_product: 'whatsapp', details: title };
  return graphError(400, code, `(#${code}) ${title}`, { error_data: details }, headers);
}

/** Carries out `POST /{phone-number-id}/messages`. */
export function sendMessage(numbers: Numbers, call: Call, now: Date): Sent {
  const fields = fieldsOf(call);
  const address = String(fields.to ?? fields.recipient ?? '');
  if (fields.messaging_product !== 'whatsapp' || address === '') return refuse(100, 'Invalid parameter');
  const phone = numbers.find(address);
  if (numbers.blocked.has(phone)) return refuse(131_026, 'Message undeliverable');
  const text =
    fields.type === 'template' ? readTemplate(numbers, fields.template) : readText(numbers, fields, phone, now);
  if (typeof text !== 'string') return { done: false, reply: text };
  const id = numbers.newId();
  const callbackData =
    typeof fields.biz_opaque_callback_data === 'string' ? fields.biz_opaque_callback_data : undefined;
  const answer: SentAnswer = {
    network: 'whatsapp',
    way: 'direct',
    id,
    to: phone,
    text,
    at: now,
    ...(fields.type === 'template' ? { tag: String((fields.template as { name?: unknown }).name) } : {}),
  };
  const byId = fields.to === undefined;
  const contact = byId ? { input: address, user_id: address } : { input: address, wa_id: phone };
  const json = { messaging_product: 'whatsapp', contacts: [contact], messages: [{ id }] };
  const message = { id, phone, userId: byId ? address : undefined, callbackData };
  return { done: true, reply: { status: 200, json }, answer, message };
}

function readText(numbers: Numbers, fields: Record<string, unknown>, phone: string, now: Date): string | Reply {
  const body = String((fields.text as { body?: unknown } | undefined)?.body ?? '');
  const last = numbers.lastWord.get(phone);
  if (!last || now.getTime() - last.getTime() >= day) return cloudError(131_047, 'Re-engagement message');
  if (body === '' || [...body].length > 4_096) return cloudError(131_009, 'Parameter value is not valid');
  return body;
}

function readTemplate(numbers: Numbers, given: unknown): string | Reply {
  const { name, language, components } = given as {
    name: string;
    language?: { code?: string };
    components?: { type: string; parameters: { type: string; text: string }[] }[];
  };
  const state = numbers.templates.get(name);
  if (state === undefined || language?.code !== 'id')
    return cloudError(132_001, 'Template does not exist in the translation');
  if (state === 'paused') return cloudError(132_015, 'Template is paused');
  const [parameter, ...others] = components?.[0]?.parameters ?? [];
  if (components?.[0]?.type !== 'body' || !parameter || others.length > 0)
    return cloudError(132_000, 'Number of parameters does not match the expected number of params');
  if (/[\n\r\t]| {5}/.test(parameter.text)) return cloudError(132_012, 'Parameter format does not match');
  if (parameter.text.length > 1_000) return cloudError(132_005, 'Translated text too long');
  return parameter.text;
}

function refuse(code: number, title: string): Sent {
  return { done: false, reply: cloudError(code, title) };
}
