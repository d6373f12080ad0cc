import { createHmac } from 'node:crypto';
import type { FailureReason } from '../domain/failure-words.ts';
import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, FailureClass, WebhookRequest, WebhookVerdict } from '../domain/network.ts';
import { addressAt, jsonCall, wholeSetting } from './call.ts';
import type { Dialect, SmsEvent } from './dialect.ts';
import { withoutPlus } from './number.ts';
import { failed, limited, unclear } from './outcomes.ts';
import { fieldsOf, readBody, readWhen, type SmsBody } from './read-body.ts';
import { same, secretField, verifyShared } from './shared-secret.ts';

/** Vonage (Nexmo), and gateways that speak as it does. */
export const vonage: Dialect = {
  name: 'vonage',
  hookAnswer: { mime: 'text/plain; charset=utf-8', body: '' },
  verify: verifyVonage,
  read: readVonage,
  send: (account, out) => {
    const login = loginOf(account);
    if (!login) return undefined;
    return jsonCall(addressAt(account, officialUrl, '/sms/json'), {
      ...login,
      from: withoutPlus(out.from),
      to: withoutPlus(out.to),
      text: out.text,
      type: 'unicode',
      'client-ref': out.ref,
      ...(account.settings.callback_url ? { callback: account.settings.callback_url } : {}),
    });
  },
  outcome: (_account, answer, out) => {
    if (answer.status === 429) return limited(answer);
    if (answer.status === 401 || answer.status === 403) return failed('reauth', 'token_expired');
    // A long text is answered part by part, always with HTTP 200.
    const parts = list(record(answer.body).messages).map(record);
    const states = new Set(parts.map((one) => idText(one.status) ?? ''));
    if (answer.status !== 200 || parts.length === 0) return unclear();
    // Reports repeat our reference, and each part has an id of its own: ours names the whole.
    if (states.size === 1 && states.has('0')) return { state: 'sent', externalId: out.ref };
    if (states.has('0')) return unclear();
    const [state = ''] = states;
    if (states.size === 1 && (state === '1' || state === '10')) return limited(answer);
    const known = refusals[state];
    return states.size === 1 && known ? failed(...known) : unclear();
  },
  check: (account) => {
    const login = loginOf(account);
    if (!login) return undefined;
    const url = addressAt(account, officialUrl, '/account/get-balance');
    for (const [name, value] of Object.entries(login)) url.searchParams.set(name, value);
    return { url, init: {} };
  },
};

const officialUrl = 'https://rest.nexmo.com';

function loginOf(account: ChannelAccount): { api_key: string; api_secret: string } | undefined {
  const { api_key, api_secret } = account.secrets;
  return api_key && api_secret ? { api_key, api_secret } : undefined;
}

/** States of the SMS API that say nothing was sent; 5 (an error within Vonage) is not one of them. */
const refusals: Record<string, [FailureClass, FailureReason]> = {
  '2': ['permanent', 'bad_request'],
  '3': ['permanent', 'bad_request'],
  '4': ['reauth', 'token_expired'],
  '6': ['permanent', 'bad_request'],
  '7': ['permanent', 'blocked_by_person'],
  '8': ['policy', 'account_restricted'],
  '9': ['policy', 'no_credit'],
  '11': ['policy', 'permission_missing'],
  '12': ['permanent', 'too_long'],
  '14': ['reauth', 'token_expired'],
  '15': ['permanent', 'settings_missing'],
  '22': ['permanent', 'number_wrong'],
  '23': ['permanent', 'settings_missing'],
  '29': ['policy', 'permission_missing'],
  '33': ['permanent', 'number_wrong'],
};

/** Vonage tries again for 24 hours; an older signature is a replay. `settings.signature_max_age_seconds` changes it. */
const maxAgeSeconds = 25 * 3_600;
const methods = ['sha256', 'sha512', 'sha1', 'md5'];

/**
 * Checks `sig`: an HMAC over the fields sorted by name, `&` and `=` in their values replaced. An account without a
 * signature secret is guarded by our own secret in the address.
 */
function verifyVonage(account: ChannelAccount, request: WebhookRequest): WebhookVerdict {
  const secret = account.secrets.signature_secret;
  if (!secret) return verifyShared(account, request);
  let fields: Loose;
  try {
    fields = fieldsOf(readBody(request.body));
  } catch {
    return { accepted: false, status: 400, reason: 'malformed' };
  }
  const said = text(fields.sig);
  if (said === undefined || said === '') return { accepted: false, status: 401, reason: 'missing_signature' };
  const method = methods.find((one) => one === account.settings.signature_method) ?? 'sha256';
  const signed = Object.entries(fields)
    .filter(([name]) => name !== 'sig' && name !== secretField)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `&${name}=${String(value).replace(/[&=]/g, '_')}`)
    .join('');
  const real = createHmac(method, secret).update(signed).digest('hex');
  if (!same(said.toLowerCase(), real)) return { accepted: false, status: 401, reason: 'bad_signature' };
  const age = request.now.getTime() / 1_000 - (number(fields.timestamp) ?? 0);
  const longest = wholeSetting(account, 'signature_max_age_seconds', maxAgeSeconds);
  return Math.abs(age) <= longest ? { accepted: true } : { accepted: false, status: 403, reason: 'stale' };
}

function readVonage(_account: ChannelAccount, body: SmsBody): SmsEvent[] | undefined {
  const fields = fieldsOf(body);
  const id = idText(fields.messageId) ?? idText(fields['message-id']);
  const from = idText(fields.msisdn);
  if (id === undefined || from === undefined) return undefined;
  const status = text(fields.status);
  if (status !== undefined && fields.text === undefined) {
    const reference = idText(fields['client-ref']);
    const at = readWhen(fields['message-timestamp']);
    return [{ is: 'report', ids: reference ? [reference, id] : [id], state: stateOf(status), at }];
  }
  const at = readWhen(fields['message-timestamp']);
  const said = text(fields.text);
  if (said === undefined) return [{ is: 'unknown', what: text(fields.type) ?? 'vonage', content: fields, at }];
  return [{ is: 'text', id, from, to: idText(fields.to), text: said, at, part: partOf(fields) }];
}

function partOf(fields: Loose): { ref: string; number: number; total: number } | undefined {
  const ref = idText(fields['concat-ref']);
  const total = number(fields['concat-total']) ?? 0;
  const part = number(fields['concat-part']) ?? 0;
  return String(fields.concat) === 'true' && ref !== undefined && total > 1 && part >= 1
    ? { ref, number: part, total }
    : undefined;
}

function stateOf(status: string): 'failed' | 'delivered' | 'underway' {
  if (['expired', 'failed', 'rejected'].includes(status)) return 'failed';
  return status === 'delivered' ? 'delivered' : 'underway';
}
