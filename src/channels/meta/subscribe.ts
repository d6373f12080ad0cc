import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { blameAddress, NetworkFailure } from '../domain/network-failure.ts';
import { askGraph, readGraph } from './call.ts';

/** The fields an account is to be told of: those we read, or what the operator set in `subscribed_fields`. */
export function fieldsOf(account: ChannelAccount, usual: readonly string[]): string[] {
  const set = (account.settings.subscribed_fields ?? '').split(',').map((one) => one.trim());
  const named = set.filter((one) => one !== '');
  return named.length > 0 ? named : [...usual];
}

/**
 * Lets an account tell the city's app of these fields (`subscribed_apps`). Asking replaces what was asked before, also for
 * another channel of the same Page, so what stands there already stays. Throws `NetworkFailure`.
 */
export async function subscribeFields(
  account: ChannelAccount,
  path: string,
  wanted: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const edge = `${path}/subscribed_apps`;
  const rows = await listApps(account, edge, signal);
  const { client_id: clientId } = account.settings;
  // The token of one app is mostly shown that app alone.
  const ours = clientId ? rows.find((row) => idText(row.id) === clientId) : rows.length === 1 ? rows[0] : undefined;
  const before = list(record(ours).subscribed_fields).flatMap((one) => text(one) ?? text(record(one).name) ?? []);
  if (wanted.every((field) => before.includes(field))) return;
  const query = { subscribed_fields: [...new Set([...before, ...wanted])].join(',') };
  await agreed(account, { method: 'POST', path: edge, query }, signal);
}

/** The apps an account tells already; none where it does not let itself be asked. */
async function listApps(account: ChannelAccount, edge: string, signal: AbortSignal): Promise<Loose[]> {
  try {
    return list(record(await readGraph(account, edge, {}, signal)).data).map(record);
  } catch (error) {
    if (error instanceof NetworkFailure && (error.failure === 'permanent' || error.failure === 'policy')) return [];
    throw error;
  }
}

/**
 * Registers our address with the city's app itself, which has one for each kind of object and serves all accounts. An app
 * that calls us already under any account's address stays as it is; one that calls somebody else is not taken from them.
 * False when that must be done by hand: the app's number is not known. Throws `NetworkFailure`.
 */
export async function registerCallback(
  account: ChannelAccount,
  object: 'page' | 'instagram' | 'whatsapp_business_account',
  fields: readonly string[],
  callback: URL,
  signal: AbortSignal,
): Promise<boolean> {
  const { client_id: clientId } = account.settings;
  const { app_secret: secret, verify_token: token } = account.secrets;
  if (!clientId || !secret || !token) return false;
  const app = { ...account, secrets: { ...account.secrets, access_token: `${clientId}|${secret}` } };
  const path = `/${encodeURIComponent(clientId)}/subscriptions`;
  const rows = list(record(await readGraph(app, path, {}, signal)).data).map(record);
  const now = rows.find((row) => text(row.object) === object && row.active !== false);
  const place = text(now?.callback_url) ?? '';
  const before = list(now?.fields).flatMap((one) => text(record(one).name) ?? text(one) ?? []);
  const calls = URL.canParse(place) ? new URL(place) : undefined;
  const here = calls?.origin === callback.origin;
  // Our own address of before we moved may be replaced.
  if (calls && !here && calls.origin !== originOf(account.settings.subscribed_to)) {
    throw new NetworkFailure('policy', 'address_taken');
  }
  if (here && fields.every((field) => before.includes(field))) return true;
  const form = {
    object,
    callback_url: callback.href,
    verify_token: token,
    fields: [...new Set([...before, ...fields])].join(','),
    include_values: 'true',
  };
  await blameAddress(agreed(app, { method: 'POST', path, form }, signal));
  return true;
}

function originOf(address = ''): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined;
}

/** Makes a call that says `success`; anything else is trouble. */
export async function agreed(
  account: ChannelAccount,
  call: Parameters<typeof askGraph>[1],
  signal: AbortSignal,
): Promise<void> {
  const said = record(await askGraph(account, call, signal));
  if (said.success !== true && said.success !== 'true') throw new NetworkFailure('transient', 'service_down');
}
