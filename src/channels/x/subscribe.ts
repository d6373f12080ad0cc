import { idText, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Subscribed } from '../domain/network.ts';
import { blameAddress, NetworkFailure } from '../domain/network-failure.ts';
import { type Caller, readX } from './call.ts';
import { hasMessages } from './limits.ts';

/** What we read of the X Activity API (platform-apis, section 6.1). */
const postEvents = [
  'post.create',
  'post.delete',
  'post.mention.create',
  'post.reply.create',
  'post.quote.create',
  'oauth.revoke',
];
const messageEvents = ['dm.received', 'dm.sent'];

/**
 * Registers our address with the app (X calls it at once with a challenge) and subscribes the account's events to it. An
 * app may have few addresses, and one serves all accounts: one of ours that stands there is used. Addresses are a matter of
 * the app, whose token is made of consumer key and secret; without the key a person registers the address.
 */
export async function subscribeAccount(
  account: ChannelAccount,
  callback: URL,
  signal: AbortSignal,
): Promise<Subscribed> {
  if (!account.secrets.consumer_secret) throw new NetworkFailure('permanent', 'secret_missing');
  if (!account.settings.consumer_key) return { settings: {}, byHand: true };
  const app = await asApp(account, signal);
  const webhookId = await registerAddress(app, callback, signal);
  const known = await listSubscribed(app, account.externalId, webhookId, signal);
  const wanted = [...postEvents, ...(hasMessages(account.settings) ? messageEvents : [])];
  for (const type of wanted.filter((one) => !known.has(one))) {
    const json = { event_type: type, filter: { user_id: account.externalId }, webhook_id: webhookId, tag: 'mimin' };
    await readX(account, { method: 'POST', path: '/2/activity/subscriptions', json }, signal);
  }
  return { settings: {}, byHand: false };
}

/** Our app by a token of its own, which has no account. */
async function asApp(account: ChannelAccount, signal: AbortSignal): Promise<Caller> {
  const { base_url: baseUrl, consumer_key: key = '', timeout_seconds: seconds } = account.settings;
  const place = { ...(baseUrl ? { base_url: baseUrl } : {}), ...(seconds ? { timeout_seconds: seconds } : {}) };
  const asking = {
    settings: { ...place, client_id: key },
    secrets: { client_secret: account.secrets.consumer_secret ?? '' },
  };
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  const call = { method: 'POST', path: '/oauth2/token', form, as: 'app' } as const;
  const token = text(record((await readX(asking, call, signal)).body).access_token);
  if (!token) throw new NetworkFailure('transient', 'service_down');
  return { settings: place, secrets: { access_token: token } };
}

/** The number of an address of ours that the app calls; validated anew when X gave it up, registered when there is none. */
async function registerAddress(app: Caller, callback: URL, signal: AbortSignal): Promise<string> {
  const { body } = await readX(app, { method: 'GET', path: '/2/webhooks' }, signal);
  const ours = list(record(body).data)
    .map(record)
    .filter((one) => isOurs(text(one.url) ?? '', callback));
  const found = ours.find((one) => text(one.url) === callback.href) ?? ours[0];
  const id = idText(found?.id);
  if (id !== undefined) {
    const path = `/2/webhooks/${encodeURIComponent(id)}`;
    if (found?.valid === false) await blameAddress(readX(app, { method: 'PUT', path }, signal));
    return id;
  }
  const json = { url: callback.href };
  const made = record((await blameAddress(readX(app, { method: 'POST', path: '/2/webhooks', json }, signal))).body);
  const given = idText(record(made.data).id) ?? idText(made.id);
  if (given === undefined) throw new NetworkFailure('transient', 'service_down');
  return given;
}

function isOurs(address: string, callback: URL): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, pathname } = new URL(address);
  return origin === callback.origin && pathname.startsWith('/hook/');
}

/** Kinds of events of this account that go to our address already. */
async function listSubscribed(
  app: Caller,
  userId: string,
  webhookId: string,
  signal: AbortSignal,
): Promise<Set<string>> {
  const { body } = await readX(app, { method: 'GET', path: '/2/activity/subscriptions' }, signal);
  const rows = list(record(body).data).map(record);
  const mine = rows.filter(
    (row) => idText(record(row.filter).user_id) === userId && idText(row.webhook_id) === webhookId,
  );
  return new Set(mine.flatMap((row) => text(row.event_type) ?? []));
}
