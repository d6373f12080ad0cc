import { createHmac } from 'node:crypto';
import type { DeliveryHabits } from '../delivery.ts';
import type { TextMessage } from './phones.ts';

/** The gateways whose manner the practice city has. */
export const gateways = ['twilio', 'infobip', 'vonage', 'kannel', 'generic'] as const;
export type Gateway = (typeof gateways)[number];

/** One piece of a message that was longer than 160 letters. */
export interface Piece {
  ref: number;
  number: number;
  total: number;
}

/** The secrets by which the gateways prove who calls. */
export interface CallSecrets {
  authToken: string;
  signatureSecret: string;
  webhookSecret: string;
}

/** What a gateway writes when somebody wrote to the city's number: a form, JSON or a query. */
export function writeArrival(gateway: Gateway, message: TextMessage, piece?: Piece): Record<string, unknown> {
  const bare = (number: string) => number.replace('+', '');
  switch (gateway) {
    case 'twilio':
      return {
        ToCountry: 'ID',
        SmsMessageSid: message.id,
        NumMedia: String(message.media.length),
        SmsSid: message.id,
        SmsStatus: 'received',
        FromCountry: 'ID',
        Body: message.text,
        To: message.to,
        NumSegments: '1',
        MessageSid: message.id,
        AccountSid: 'AClatihan',
        From: message.from,
        ApiVersion: '2010-04-01',
        ...Object.fromEntries(
          message.media.flatMap(({ url, mime }, n) => [
            [`MediaUrl${n}`, url],
            [`MediaContentType${n}`, mime],
          ]),
        ),
      };
    case 'infobip':
      return {
        results: [
          {
            messageId: message.id,
            from: bare(message.from),
            to: bare(message.to),
            text: message.text,
            cleanText: message.text,
            keyword: null,
            receivedAt: message.at.toISOString().replace('Z', '+0000'),
            smsCount: 1,
          },
        ],
        messageCount: 1,
        pendingMessageCount: 0,
      };
    case 'vonage':
      return {
        msisdn: bare(message.from),
        to: bare(message.to),
        messageId: message.id,
        text: message.text,
        type: 'text',
        keyword: (message.text.split(' ')[0] ?? '').toUpperCase(),
        'message-timestamp': message.at.toISOString().slice(0, 19).replace('T', ' '),
        ...(piece
          ? {
              concat: 'true',
              'concat-ref': String(piece.ref),
              'concat-total': String(piece.total),
              'concat-part': String(piece.number),
            }
          : {}),
      };
    case 'kannel':
      return {
        sender: message.from,
        to: message.to,
        message: message.text,
        ts: String(Math.floor(message.at.getTime() / 1_000)),
        id: message.id,
      };
    default:
      return {
        id: message.id,
        from: message.from.replace('+62', '0'),
        to: message.to,
        text: message.text,
        received_at: message.at.toISOString(),
        ...(piece ? { concat_ref: piece.ref, concat_part: piece.number, concat_total: piece.total } : {}),
      };
  }
}

/** What a gateway writes about a message of the city that did or did not arrive. */
export function writeReport(gateway: Gateway, message: TextMessage, arrived: boolean): Record<string, unknown> {
  switch (gateway) {
    case 'twilio':
      return {
        MessageSid: message.id,
        SmsSid: message.id,
        AccountSid: 'AClatihan',
        From: message.from,
        To: message.to,
        MessageStatus: arrived ? 'delivered' : 'undelivered',
        SmsStatus: arrived ? 'delivered' : 'undelivered',
        ...(arrived ? {} : { ErrorCode: '30003' }),
      };
    case 'infobip':
      return {
        results: [
          {
            messageId: message.id,
            to: message.to.replace('+', ''),
            sentAt: message.at.toISOString(),
            doneAt: message.at.toISOString(),
            smsCount: 1,
            status: arrived
              ? { groupId: 3, groupName: 'DELIVERED', id: 5, name: 'DELIVERED_TO_HANDSET' }
              : { groupId: 2, groupName: 'UNDELIVERABLE', id: 9, name: 'UNDELIVERABLE_NOT_DELIVERED' },
            error: arrived
              ? { groupId: 0, id: 0, name: 'NO_ERROR' }
              : { groupId: 1, id: 27, name: 'EC_ABSENT_SUBSCRIBER' },
          },
        ],
      };
    case 'vonage':
      return {
        msisdn: message.to.replace('+', ''),
        to: message.from.replace('+', ''),
        messageId: message.id,
        status: arrived ? 'delivered' : 'failed',
        'err-code': arrived ? '0' : '6',
        'client-ref': message.ref,
        'message-timestamp': message.at.toISOString().slice(0, 19).replace('T', ' '),
      };
    case 'kannel':
      return { ref: message.ref, dlr: arrived ? '1' : '2' };
    default:
      return { reference: message.ref, id: message.id, status: arrived ? 'DELIVERED' : 'FAILED' };
  }
}

/** The body of a call as it goes over the line; what proves it stands in it or in `headersFor`. */
export function bodyOf(
  gateway: Gateway,
  fields: Record<string, unknown>,
  secrets: CallSecrets,
  signature: DeliveryHabits['signature'],
  now: Date,
): string {
  const form = (given: Record<string, unknown>) =>
    new URLSearchParams(Object.entries(given).map(([name, value]) => [name, String(value)])).toString();
  if (gateway === 'twilio') return form(fields);
  if (gateway === 'kannel') {
    const key = signature === 'good' ? secrets.webhookSecret : 'rahasia-orang-lain';
    return form(signature === 'absent' ? fields : { key, ...fields });
  }
  if (gateway !== 'vonage' || signature === 'absent') return JSON.stringify(fields);
  const ago = signature === 'stale' ? 3 * 86_400 : 0;
  const signed: Record<string, unknown> = {
    ...fields,
    timestamp: String(Math.floor(now.getTime() / 1_000) - ago),
    nonce: String(now.getTime()),
  };
  const text = Object.keys(signed)
    .sort()
    .map((name) => `&${name}=${String(signed[name]).replace(/[&=]/g, '_')}`)
    .join('');
  const secret = signature === 'forged' ? 'rahasia-orang-lain' : secrets.signatureSecret;
  return JSON.stringify({ ...signed, sig: createHmac('sha256', secret).update(text).digest('hex') });
}

/** The headers of a call, by which most gateways prove themselves. */
export function headersFor(
  gateway: Gateway,
  body: string,
  url: string,
  secrets: CallSecrets,
  signature: DeliveryHabits['signature'],
): Record<string, string> {
  const good = signature === 'good';
  if (gateway === 'twilio') {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    if (signature === 'absent') return form;
    const fields = [...new URLSearchParams(body)].map(([name, value]) => name + value).sort();
    const mac = createHmac('sha1', good ? secrets.authToken : 'token-orang-lain').update(url + fields.join(''));
    return { ...form, 'x-twilio-signature': mac.digest('base64') };
  }
  if (gateway === 'vonage' || gateway === 'kannel' || signature === 'absent') return {};
  const secret = good ? secrets.webhookSecret : 'rahasia-orang-lain';
  if (gateway === 'generic') return { 'x-webhook-secret': secret };
  return { authorization: `Basic ${Buffer.from(`infobip:${secret}`).toString('base64')}` };
}
