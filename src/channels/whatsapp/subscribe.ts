import { idText, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Subscribed } from '../domain/network.ts';
import { blameAddress, NetworkFailure } from '../domain/network-failure.ts';
import { readGraph } from '../meta/call.ts';
import { pagesOf } from '../meta/pages.ts';
import { agreed, fieldsOf, registerCallback } from '../meta/subscribe.ts';

/** What we read of a business account (platform-apis, section 4.1). */
const wabaFields = ['messages', 'user_id_update', 'smb_message_echoes'];
/** The right whose token names the business accounts it was given for. */
const managing = 'whatsapp_business_management';
/** Meta takes no longer address for one account (Webhooks, alternate callback). */
const longestAddress = 200;

/**
 * Lets the business account tell our app, and call our own address for it beside the one of the app: that one need not lead
 * here. The app itself must have the field `messages` switched on, which is done too where its number is known.
 */
export async function subscribeNumber(
  account: ChannelAccount,
  callback: URL,
  signal: AbortSignal,
): Promise<Subscribed> {
  const waba = account.settings.waba_id || (await findWaba(account, signal));
  if (waba === undefined) throw new NetworkFailure('permanent', 'settings_missing');
  const token = account.secrets.verify_token;
  if (!token) throw new NetworkFailure('permanent', 'secret_missing');
  if (callback.href.length > longestAddress) throw new NetworkFailure('permanent', 'address_refused');
  const registered = await registerFields(account, callback, signal);
  const path = `/${encodeURIComponent(waba)}/subscribed_apps`;
  await agreed(account, { method: 'POST', path }, signal);
  const json = { override_callback_uri: callback.href, verify_token: token };
  await blameAddress(agreed(account, { method: 'POST', path, json }, signal));
  return { settings: { waba_id: waba }, byHand: !registered };
}

/** True when the app has the fields switched on; its own address may lead elsewhere, since ours goes before it. */
async function registerFields(account: ChannelAccount, callback: URL, signal: AbortSignal): Promise<boolean> {
  try {
    const fields = fieldsOf(account, wabaFields);
    return await registerCallback(account, 'whatsapp_business_account', fields, callback, signal);
  } catch (error) {
    if (error instanceof NetworkFailure && error.reason === 'address_taken') return true;
    throw error;
  }
}

/** The business account that our number belongs to, of those the token was given for. */
async function findWaba(account: ChannelAccount, signal: AbortSignal): Promise<string | undefined> {
  for (const waba of await listWabas(account, signal)) {
    for await (const page of pagesOf(account, `/${encodeURIComponent(waba)}/phone_numbers`, { fields: 'id' }, signal)) {
      if (page.some((number) => idText(number.id) === account.externalId)) return waba;
    }
  }
  return undefined;
}

/** The WhatsApp Business Accounts that a token was given for, asked in the name of our app where its number is known. Throws `NetworkFailure`. */
export async function listWabas(account: ChannelAccount, signal: AbortSignal): Promise<string[]> {
  const token = account.secrets.access_token ?? '';
  const { client_id: clientId } = account.settings;
  const asker = clientId ? `${clientId}|${account.secrets.app_secret ?? ''}` : token;
  const asking = { ...account, secrets: { ...account.secrets, access_token: asker } };
  const data = record(record(await readGraph(asking, '/debug_token', { input_token: token }, signal)).data);
  const ids = list(data.granular_scopes)
    .map(record)
    .filter((scope) => text(scope.scope) === managing)
    .flatMap((scope) => list(scope.target_ids).flatMap((id) => idText(id) ?? []));
  return [...new Set(ids)];
}
