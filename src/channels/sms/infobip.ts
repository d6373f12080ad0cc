import type { FailureReason } from '../domain/failure-words.ts';
import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, FailureClass, ReplyOutcome } from '../domain/network.ts';
import { addressAt, jsonCall, readGateway } from './call.ts';
import type { Dialect, SmsEvent } from './dialect.ts';
import { withoutPlus } from './number.ts';
import { failed, limited, unclear } from './outcomes.ts';
import { readWhen, type SmsBody, thingsOf } from './read-body.ts';
import { verifyShared } from './shared-secret.ts';

/** Infobip, and gateways that speak as it does. Its own address differs for each customer. */
export const infobip: Dialect = {
  name: 'infobip',
  hookAnswer: { mime: 'application/json', body: '{}' },
  verify: verifyShared,
  read: readInfobip,
  send: (account, out) => {
    if (!account.secrets.api_key || !account.settings.base_url) return undefined;
    const message = {
      from: withoutPlus(out.from),
      // The id may be ours: sending the same intent again could be told apart, and it can be looked for.
      destinations: [{ to: withoutPlus(out.to), messageId: out.ref }],
      text: out.text,
      ...(account.settings.callback_url
        ? { notifyUrl: account.settings.callback_url, notifyContentType: 'application/json' }
        : {}),
    };
    const url = addressAt(account, '', '/sms/2/text/advanced');
    return jsonCall(url, { messages: [message] }, { ...headersOf(account), accept: 'application/json' });
  },
  outcome: (_account, answer) => {
    if (answer.status === 429) return limited(answer);
    const problem = record(record(answer.body).requestError);
    const fault = text(record(problem.serviceException).messageId);
    if (answer.status === 401 && fault !== undefined) return failed('reauth', 'token_expired');
    if (answer.status === 403 && fault !== undefined) return failed('policy', 'permission_missing');
    if (answer.status === 400 && fault === 'BAD_REQUEST') return failed('permanent', 'bad_request');
    if (answer.status !== 200) return unclear();
    return readTaken(record(list(record(answer.body).messages)[0]));
  },
  check: (account) =>
    account.secrets.api_key && account.settings.base_url
      ? { url: addressAt(account, '', '/account/1/balance'), init: { headers: headersOf(account) } }
      : undefined,
  find: async (account, out, _since, signal) => {
    const url = addressAt(account, '', '/sms/1/logs');
    url.searchParams.set('messageId', out.ref);
    const answer = await readGateway(account, { url, init: { headers: headersOf(account) } }, signal);
    const logged = list(record(answer.body).results).map(record);
    return logged.some((one) => one.messageId === out.ref && groupOf(one) !== rejected) ? out.ref : undefined;
  },
};

const rejected = 5;

function headersOf(account: ChannelAccount): Record<string, string> {
  return { authorization: `App ${account.secrets.api_key ?? ''}` };
}

function groupOf(one: Loose): number | undefined {
  return number(record(one.status).groupId);
}

/** Why a message was turned away with HTTP 200, by the name of its status; all say that nothing was sent. */
const byName: [RegExp, FailureClass, FailureReason][] = [
  [/CREDIT|PREPAID/, 'policy', 'no_credit'],
  [/BLACKLIST|BLOCKED|OPT_?OUT|UNSUBSCRIBED/, 'policy', 'person_stopped'],
  [/FLOODING|LIMIT/, 'rate', 'rate_limited'],
  [/DESTINATION|PREFIX|NUMBER|NETWORK/, 'permanent', 'number_wrong'],
  [/SENDER|SOURCE|ROUTE/, 'permanent', 'settings_missing'],
];

function readTaken(message: Loose): ReplyOutcome {
  const id = idText(message.messageId);
  const group = groupOf(message);
  if (group === rejected) {
    const name = text(record(message.status).name) ?? '';
    const known = byName.find(([words]) => words.test(name));
    return known ? failed(known[1], known[2]) : failed('permanent', 'bad_request');
  }
  // 0 accepted, 1 pending, 3 delivered.
  return id !== undefined && (group === 0 || group === 1 || group === 3)
    ? { state: 'sent', externalId: id }
    : unclear();
}

function readInfobip(_account: ChannelAccount, body: SmsBody): SmsEvent[] | undefined {
  const results = record(body.json).results;
  if (!Array.isArray(results)) return undefined;
  return thingsOf(body, 'results').map(readResult);
}

function readResult(one: Loose): SmsEvent {
  const id = idText(one.messageId);
  const state = groupOf(one);
  if (id !== undefined && state !== undefined && one.receivedAt === undefined) {
    const at = readWhen(one.doneAt) ?? readWhen(one.sentAt);
    return { is: 'report', ids: [id], state: stateOf(state), at };
  }
  const from = idText(one.from);
  const said = text(one.text) ?? text(one.cleanText);
  if (from === undefined || said === undefined) {
    return { is: 'unknown', what: text(one.channel) ?? 'infobip', content: one, at: readWhen(one.receivedAt) };
  }
  return { is: 'text', id, from, to: idText(one.to), text: said, at: readWhen(one.receivedAt) };
}

/** 2 undeliverable, 4 expired, 5 rejected; 3 delivered; 1 pending. */
function stateOf(group: number): 'failed' | 'delivered' | 'underway' {
  if (group === 2 || group === 4 || group === rejected) return 'failed';
  return group === 3 ? 'delivered' : 'underway';
}
