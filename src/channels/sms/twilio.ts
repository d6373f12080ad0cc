import { createHash, createHmac } from 'node:crypto';
import type { FailureReason } from '../domain/failure-words.ts';
import { idText, type Loose, number, record, text } from '../domain/loose-json.ts';
import type { Attachment, ChannelAccount, FailureClass, WebhookRequest, WebhookVerdict } from '../domain/network.ts';
import { addressAt, basic, formCall } from './call.ts';
import type { Dialect, SmsEvent } from './dialect.ts';
import { failed, limited, unclear } from './outcomes.ts';
import { fieldsOf, readForm, readWhen, type SmsBody, thingsOf } from './read-body.ts';
import { same } from './shared-secret.ts';
import { findTwilio, pollTwilio } from './twilio-list.ts';

/** Twilio, and gateways that speak as it does. */
export const twilio: Dialect = {
  name: 'twilio',
  // Any other text would be sent to the resident as an answer.
  hookAnswer: { mime: 'text/xml', body: '<?xml version="1.0" encoding="UTF-8"?><Response/>' },
  verify: verifyTwilio,
  read: readTwilio,
  send: (account, out) => {
    if (!account.secrets.auth_token || !account.settings.account_sid) return undefined;
    return formCall(
      messagesUrl(account),
      {
        To: out.to,
        Body: out.text,
        // A messaging service chooses among its own numbers.
        ...(out.from.startsWith('MG') ? { MessagingServiceSid: out.from } : { From: out.from }),
        ...(account.settings.callback_url ? { StatusCallback: account.settings.callback_url } : {}),
      },
      headersOf(account),
    );
  },
  outcome: (_account, answer) => {
    const said = record(answer.body);
    const sid = text(said.sid);
    if ((answer.status === 200 || answer.status === 201) && sid !== undefined) {
      return { state: 'sent', externalId: sid };
    }
    const code = idText(said.code);
    if (answer.status === 429 || code === '20429' || code === '21611') return limited(answer);
    const known = code === undefined ? undefined : refusals[code];
    return known ? failed(...known) : unclear();
  },
  check: (account) => {
    const sid = account.settings.account_sid;
    if (!sid || !account.secrets.auth_token) return undefined;
    const path = `/2010-04-01/Accounts/${encodeURIComponent(sid)}.json`;
    return { url: addressAt(account, officialUrl, path), init: { headers: headersOf(account) } };
  },
  find: (account, out, since, signal) =>
    findTwilio(
      account,
      { url: messagesUrl(account), init: { headers: headersOf(account) } },
      { ...out, since },
      signal,
    ),
  poll: (account, cursor, signal) =>
    pollTwilio(account, { url: messagesUrl(account), init: { headers: headersOf(account) } }, cursor, signal),
};

const officialUrl = 'https://api.twilio.com';

function messagesUrl(account: ChannelAccount): URL {
  const sid = encodeURIComponent(account.settings.account_sid ?? '');
  return addressAt(account, officialUrl, `/2010-04-01/Accounts/${sid}/Messages.json`);
}

function headersOf(account: ChannelAccount): Record<string, string> {
  return { authorization: basic(account.settings.account_sid ?? '', account.secrets.auth_token ?? '') };
}

/** Error codes that say nothing was sent (Twilio's error dictionary; platform-apis section 12). */
const refusals: Record<string, [FailureClass, FailureReason]> = {
  '20003': ['reauth', 'token_expired'],
  '20404': ['permanent', 'settings_missing'],
  '21211': ['permanent', 'number_wrong'],
  '21212': ['permanent', 'settings_missing'],
  '21408': ['policy', 'permission_missing'],
  '21602': ['permanent', 'empty_text'],
  '21603': ['permanent', 'settings_missing'],
  '21604': ['permanent', 'number_wrong'],
  '21606': ['permanent', 'settings_missing'],
  '21608': ['policy', 'permission_missing'],
  '21610': ['policy', 'person_stopped'],
  '21612': ['permanent', 'number_wrong'],
  '21614': ['permanent', 'number_wrong'],
  '21617': ['permanent', 'too_long'],
};

/**
 * Checks `X-Twilio-Signature`: base64 of HMAC-SHA1 over the whole address and, for a form, its fields sorted by name; of
 * a JSON body the address bears the hash. It signs no time: what is replayed bears a known id.
 */
function verifyTwilio(account: ChannelAccount, request: WebhookRequest): WebhookVerdict {
  const said = request.headers.get('x-twilio-signature');
  if (said === null || said === '') return { accepted: false, status: 401, reason: 'missing_signature' };
  const token = account.secrets.auth_token;
  const bodyHash = request.url.searchParams.get('bodySHA256');
  if (!token || (bodyHash !== null && !same(bodyHash, createHash('sha256').update(request.body).digest('hex')))) {
    return { accepted: false, status: 401, reason: 'bad_signature' };
  }
  // Of a call by GET everything stands in the address already.
  const byGet = request.url.searchParams.has('MessageSid') || request.url.searchParams.has('SmsSid');
  const fields = bodyHash !== null || byGet ? '' : signedFields(new TextDecoder().decode(request.body));
  const signed = addressesOf(request.url).map((url) =>
    createHmac('sha1', token)
      .update(url + fields)
      .digest('base64'),
  );
  return signed.some((one) => same(said, one))
    ? { accepted: true }
    : { accepted: false, status: 401, reason: 'bad_signature' };
}

function signedFields(body: string): string {
  const pairs = [...readForm(body)].map(([name, value]) => name + value);
  return [...new Set(pairs)].sort((a, b) => (a < b ? -1 : 1)).join('');
}

/** Twilio signs the address with its port or without; which of the two is told nowhere. */
function addressesOf(url: URL): string[] {
  const plain = url.toString();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const rest = plain.slice(plain.indexOf(url.host) + url.host.length);
  return [plain, `${url.protocol}//${url.hostname}${rest}`, `${url.protocol}//${url.hostname}:${port}${rest}`];
}

function readTwilio(_account: ChannelAccount, body: SmsBody): SmsEvent[] | undefined {
  if (body.form) {
    const event = readCalled(fieldsOf(body));
    return event && [event];
  }
  const listed = thingsOf(body, 'messages').filter((one) => 'sid' in one && 'direction' in one);
  if (listed.length > 0) return listed.flatMap(readListed);
  const event = readCalled(fieldsOf(body));
  return event && [event];
}

function readCalled(fields: Loose): SmsEvent | undefined {
  const id = text(fields.MessageSid) ?? text(fields.SmsSid) ?? text(fields.SmsMessageSid);
  if (id === undefined) return undefined;
  const status = text(fields.MessageStatus) ?? text(fields.SmsStatus) ?? 'received';
  if (status !== 'received' && status !== 'receiving') return { is: 'report', ids: [id], state: stateOf(status) };
  const from = text(fields.From);
  if (from === undefined) return { is: 'unknown', what: 'twilio', content: fields };
  const asks = text(fields.OptOutType)?.toLowerCase();
  return {
    is: 'text',
    id,
    from,
    to: text(fields.To),
    text: text(fields.Body) ?? '',
    media: mediaOf(fields),
    ...(asks === 'stop' || asks === 'start' ? { asks } : {}),
  };
}

/** One message of the list; ours are shown with what became of them. */
function readListed(one: Loose): SmsEvent[] {
  const id = text(one.sid);
  const from = text(one.from);
  const to = text(one.to);
  if (id === undefined || from === undefined || to === undefined) {
    return [{ is: 'unknown', what: 'twilio', content: one }];
  }
  const at = readWhen(one.date_sent) ?? readWhen(one.date_created);
  const said = text(one.body) ?? '';
  if (one.direction === 'inbound') {
    // A picture's address must be asked for apart; the webhook brings it.
    const media: Attachment[] = (number(one.num_media) ?? 0) > 0 ? [{ kind: 'unsupported', name: 'MMS' }] : [];
    return [{ is: 'text', id, from, to, text: said, at, media }];
  }
  const state = stateOf(text(one.status) ?? '');
  const own: SmsEvent = { is: 'own', id, to, text: said, at };
  return state === 'failed' ? [own, { is: 'report', ids: [id], state }] : [own];
}

function stateOf(status: string): 'failed' | 'delivered' | 'underway' {
  if (status === 'failed' || status === 'undelivered') return 'failed';
  return status === 'delivered' || status === 'read' ? 'delivered' : 'underway';
}

function mediaOf(fields: Loose): Attachment[] {
  const found: Attachment[] = [];
  for (let n = 0; n < Math.min(number(fields.NumMedia) ?? 0, 10); n++) {
    const url = text(fields[`MediaUrl${n}`]);
    const mime = text(fields[`MediaContentType${n}`]);
    const family = mime?.split('/')[0];
    const kind = family === 'image' || family === 'video' || family === 'audio' ? family : 'file';
    if (url !== undefined) found.push({ kind, url, ...(mime === undefined ? {} : { mime }) });
  }
  return found;
}
