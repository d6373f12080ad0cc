import type { Reply } from '../http.ts';
import type { Gateway } from './calls.ts';
import type { TextMessage } from './phones.ts';

/** Faults that a gateway can be told to show. */
export type SmsTrouble =
  | 'rate'
  | 'no_credit'
  | 'wrong_number'
  | 'stopped'
  | 'unlisted'
  | 'server_error'
  | 'hang'
  | 'timeout_after_effect'
  | 'drop_after_effect'
  | 'server_error_after_effect';

/** How each gateway says no; `token` is a log-in that it does not know. */
export function refusal(gateway: Gateway, why: SmsTrouble | 'token'): Reply | undefined {
  if (why === 'hang') return 'hang';
  if (why === 'server_error') return { status: 500, text: 'Internal Server Error' };
  switch (gateway) {
    case 'twilio':
      return twilioRefusal(why);
    case 'infobip':
      return infobipRefusal(why);
    case 'vonage':
      return vonageRefusal(why);
    case 'kannel':
      return kannelRefusal(why);
    default:
      return genericRefusal(why);
  }
}

function twilioRefusal(why: SmsTrouble | 'token'): Reply | undefined {
  const say = (status: number, code: number, message: string, headers: Record<string, string> = {}): Reply => ({
    status,
    json: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
    headers,
  });
  switch (why) {
    case 'token':
      return say(401, 20_003, 'Authenticate');
    case 'rate':
      return say(429, 20_429, 'Too Many Requests', { 'retry-after': '7' });
    case 'wrong_number':
      return say(400, 21_211, "Invalid 'To' Phone Number");
    case 'stopped':
      return say(400, 21_610, 'Attempt to send to unsubscribed recipient');
    case 'unlisted':
      return say(400, 29_999, 'Something nobody has listed');
    default:
      return undefined;
  }
}

function infobipRefusal(why: SmsTrouble | 'token'): Reply | undefined {
  const fault = (status: number, messageId: string, text: string): Reply => ({
    status,
    json: { requestError: { serviceException: { messageId, text } } },
  });
  // Turned away with HTTP 200, as this gateway does.
  const turnedAway = (id: number, name: string): Reply => ({
    status: 200,
    json: { messages: [{ to: '1', messageId: 'x', status: { groupId: 5, groupName: 'REJECTED', id, name } }] },
  });
  switch (why) {
    case 'token':
      return fault(401, 'UNAUTHORIZED', 'Invalid login details');
    case 'rate':
      return fault(429, 'TOO_MANY_REQUESTS', 'Too many requests');
    case 'no_credit':
      return turnedAway(12, 'REJECTED_NOT_ENOUGH_CREDITS');
    case 'wrong_number':
      return turnedAway(52, 'REJECTED_INVALID_DESTINATION');
    case 'stopped':
      return turnedAway(8, 'REJECTED_DESTINATION_BLACKLISTED');
    case 'unlisted':
      return { status: 418, json: {} };
    default:
      return undefined;
  }
}

function vonageRefusal(why: SmsTrouble | 'token'): Reply | undefined {
  // Everything is said with HTTP 200.
  const say = (status: string, text: string): Reply => ({
    status: 200,
    json: { 'message-count': '1', messages: [{ status, 'error-text': text }] },
  });
  switch (why) {
    case 'token':
      return say('4', 'Bad Credentials');
    case 'rate':
      return say('1', 'Throughput Rate Exceeded - please wait');
    case 'no_credit':
      return say('9', 'Partner quota exceeded');
    case 'wrong_number':
      return say('33', 'Number de-activated');
    case 'stopped':
      return say('7', 'Number barred');
    case 'unlisted':
      return say('5', 'Internal Error');
    default:
      return undefined;
  }
}

function kannelRefusal(why: SmsTrouble | 'token'): Reply | undefined {
  if (why === 'token') return { status: 403, text: 'Authorization failed for sendsms' };
  if (why === 'rate') return { status: 503, text: 'Temporal failure, try again later.' };
  if (why === 'wrong_number') return { status: 400, text: 'Not routable. Do not try again.' };
  return why === 'unlisted' ? { status: 418, text: 'teapot' } : undefined;
}

function genericRefusal(why: SmsTrouble | 'token'): Reply | undefined {
  if (why === 'token') return { status: 401, json: { error: 'bad key' } };
  if (why === 'rate') return { status: 429, json: { error: 'slow down' }, headers: { 'retry-after': '9' } };
  if (why === 'wrong_number') return { status: 422, json: { error: 'not a number' } };
  return why === 'unlisted' ? { status: 400, json: { error: 'no' } } : undefined;
}

/** How each gateway says that it took a message. */
export function taken(gateway: Gateway, message: TextMessage): Reply {
  switch (gateway) {
    case 'twilio':
      return { status: 201, json: listed(message) };
    case 'infobip':
      return {
        status: 200,
        json: {
          messages: [
            {
              to: message.to,
              status: { groupId: 1, groupName: 'PENDING', id: 26, name: 'PENDING_ACCEPTED' },
              messageId: message.id,
            },
          ],
        },
      };
    case 'vonage':
      return {
        status: 200,
        json: {
          'message-count': '1',
          messages: [{ to: message.to, 'message-id': message.id, status: '0', 'client-ref': message.ref }],
        },
      };
    case 'kannel':
      return { status: 202, text: '0: Accepted for delivery' };
    default:
      return { status: 200, json: { id: message.id, status: 'queued' } };
  }
}

/** A message as Twilio's list shows it. */
export function listed(message: TextMessage): Record<string, unknown> {
  return {
    sid: message.id,
    account_sid: 'AClatihan',
    direction: message.inbound ? 'inbound' : 'outbound-api',
    from: message.from,
    to: message.to,
    body: message.text,
    status: message.status,
    num_media: String(message.media.length),
    num_segments: '1',
    date_created: message.at.toUTCString().replace('GMT', '+0000'),
    date_sent: message.at.toUTCString().replace('GMT', '+0000'),
    error_code: message.status === 'undelivered' ? 30_003 : null,
  };
}
