import { idText, record } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { basic, formCall, jsonCall } from './call.ts';
import type { Dialect, SmsCall, SmsOut } from './dialect.ts';
import { withoutPlus } from './number.ts';
import { failed, limited, unclear } from './outcomes.ts';
import { readForm } from './read-body.ts';
import { readLoose } from './read-loose.ts';
import { verifyShared } from './shared-secret.ts';

/** Any gateway with an address to send to and one to call; the settings name its fields. */
export const generic: Dialect = {
  name: 'generic',
  hookAnswer: { mime: 'text/plain; charset=utf-8', body: '' },
  verify: verifyShared,
  read: readLoose,
  send: writeCall,
  outcome: (account, answer, out) => {
    if (answer.status === 401 || answer.status === 403) return failed('reauth', 'token_expired');
    if (answer.status === 429) return limited(answer);
    // Only what the operator knows of this gateway makes another status a refusal.
    if (statusesOf(account).includes(answer.status)) return failed('permanent', 'bad_request');
    const good = answer.status >= 200 && answer.status < 300 && isGood(account, answer.body, answer.said);
    if (!good) return unclear();
    return { state: 'sent', externalId: idText(at(answer.body, account.settings.out_id || 'id')) ?? out.ref };
  },
};

/** `settings.refused_statuses`: HTTP statuses with which this gateway surely sends nothing, such as `400,422`. */
function statusesOf(account: ChannelAccount): number[] {
  return (account.settings.refused_statuses ?? '').split(',').map((one) => Number(one.trim()));
}

/** `settings.good_answer`: a word or `field=value` that stands in the answer when it was taken. */
function isGood(account: ChannelAccount, body: unknown, said: string): boolean {
  const wanted = account.settings.good_answer;
  if (!wanted) return true;
  const [field = '', value] = wanted.split('=');
  return value === undefined ? said.includes(wanted) : String(at(body, field)) === value;
}

function at(body: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inside, step) => {
    return Array.isArray(inside) ? inside[Number(step)] : record(inside)[step];
  }, body);
}

function writeCall(account: ChannelAccount, out: SmsOut): SmsCall | undefined {
  const { settings, secrets } = account;
  if (!settings.base_url) return undefined;
  const to = settings.plus_sign === 'off' ? withoutPlus(out.to) : out.to;
  const fields: Record<string, string> = {
    ...Object.fromEntries(readForm(settings.out_extra ?? '')),
    [settings.out_to || 'to']: to,
    [settings.out_text || 'text']: out.text,
    [settings.out_from || 'from']: out.from,
    [settings.out_ref || 'reference']: out.ref,
    ...(settings.out_key && secrets.api_key ? { [settings.out_key]: secrets.api_key } : {}),
  };
  const headers = loginOf(account);
  const url = new URL(settings.base_url);
  if (settings.send_as === 'form') return formCall(url, fields, headers);
  if (settings.send_as !== 'get') return jsonCall(url, fields, { ...headers, 'idempotency-key': out.ref });
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  return { url, init: { headers } };
}

/** A user with a password, a key as bearer, or (with `out_key`) a key among the fields. */
function loginOf(account: ChannelAccount): Record<string, string> {
  const { settings, secrets } = account;
  if (settings.user && secrets.password) return { authorization: basic(settings.user, secrets.password) };
  return secrets.api_key && !settings.out_key ? { authorization: `Bearer ${secrets.api_key}` } : {};
}
