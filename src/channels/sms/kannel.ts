import type { ChannelAccount } from '../domain/network.ts';
import { isGsm } from '../domain/sms-length.ts';
import { addressAt } from './call.ts';
import type { Dialect } from './dialect.ts';
import { failed, unclear } from './outcomes.ts';
import { readLoose } from './read-loose.ts';
import { secretField, verifyShared } from './shared-secret.ts';

/** Kannel, with a modem or an operator's SMPP line behind it, and aggregators that copied its addresses. */
export const kannel: Dialect = {
  name: 'kannel',
  // Kannel sends what it is answered to the resident; `max-messages = 0` in its settings makes sure of it.
  hookAnswer: { mime: 'text/plain; charset=utf-8', body: '' },
  verify: verifyShared,
  read: readLoose,
  send: (account, out) => {
    const login = loginOf(account);
    if (!login || !account.settings.base_url) return undefined;
    const url = sendUrl(account, {
      ...login,
      from: out.from,
      to: out.to,
      text: out.text,
      charset: 'UTF-8',
      // 2 is UCS-2; with 0 Kannel writes GSM-7 and loses what that alphabet has not.
      coding: isGsm(out.text) ? '0' : '2',
    });
    const report = reportUrl(account, out.ref);
    if (report) {
      // 1 delivered, 2 not delivered, 16 rejected by the operator.
      url.searchParams.set('dlr-mask', '19');
      url.searchParams.set('dlr-url', report);
    }
    return { url, init: {} };
  },
  outcome: (_account, answer, out) => {
    if (answer.status === 403 || answer.status === 401) return failed('reauth', 'login_refused');
    if (answer.status === 400) return failed('permanent', 'bad_request');
    // "Temporal failure": Kannel took nothing. Any other 5xx may come from something before it.
    if (answer.status === 503 && /temporal failure/i.test(answer.said)) return failed('transient', 'service_down');
    // Kannel gives no id: ours is the one its reports repeat.
    const taken = answer.status === 202 || (answer.status === 200 && /^\s*[03]:/.test(answer.said));
    return taken ? { state: 'sent', externalId: out.ref } : unclear();
  },
  // Without a receiver nothing is sent: Kannel says 400 to who may send and 403 to who may not.
  check: (account) => {
    const login = loginOf(account);
    return login && account.settings.base_url ? { url: sendUrl(account, login), init: {} } : undefined;
  },
  admits: (answer) => answer.status === 400,
};

function loginOf(account: ChannelAccount): Record<string, string> | undefined {
  const { user } = account.settings;
  const { password } = account.secrets;
  return user && password ? { username: user, password } : undefined;
}

function sendUrl(account: ChannelAccount, fields: Record<string, string>): URL {
  const url = addressAt(account, '', account.settings.send_path || '/cgi-bin/sendsms');
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  return url;
}

/** Where Kannel tells what became of it; `%d` is filled in by Kannel. */
function reportUrl(account: ChannelAccount, ref: string): string | undefined {
  if (!account.settings.callback_url) return undefined;
  const url = new URL(account.settings.callback_url);
  if (account.secrets.webhook_secret) url.searchParams.set(secretField, account.secrets.webhook_secret);
  url.searchParams.set('ref', ref);
  return `${url}&dlr=%d`;
}
