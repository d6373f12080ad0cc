import { idText, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { type Caller, readTikTok } from './call.ts';
import { isLoginKit } from './limits.ts';

/** Asks who the account is; answers its id (`open_id`) and the name people know it by. */
export async function checkAccount(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  try {
    const who = await readAccount(account, account.externalId, signal);
    return who ? { ok: true, ...who } : { ok: false, failure: 'permanent', reason: 'settings_missing' };
  } catch (error) {
    if (error instanceof NetworkFailure) return { ok: false, failure: error.failure, reason: error.reason };
    throw error;
  }
}

/** Id and name of the account behind a token; undefined when the id can be had from nowhere. Throws `NetworkFailure`. */
export async function readAccount(
  caller: Caller,
  openId: string,
  signal: AbortSignal,
): Promise<{ externalId: string; name: string } | undefined> {
  if (isLoginKit(caller)) {
    const query = { fields: 'open_id,display_name' };
    const { data } = await readTikTok(caller, { method: 'GET', path: '/user/info/', query }, signal);
    const user = record(data.user);
    const externalId = idText(user.open_id) ?? (openId || undefined);
    return externalId === undefined ? undefined : { externalId, name: text(user.display_name) ?? externalId };
  }
  const externalId = openId || (await askOpenId(caller, signal));
  if (externalId === undefined) return undefined;
  const query = { business_id: externalId, fields: JSON.stringify(['username', 'display_name']) };
  const { data } = await readTikTok(caller, { method: 'GET', path: '/business/get/', query }, signal);
  return { externalId, name: text(data.username) ?? text(data.display_name) ?? externalId };
}

/** The business API names an account only to who knows it; the token itself says whose it is. */
async function askOpenId(caller: Caller, signal: AbortSignal): Promise<string | undefined> {
  const json = { app_id: caller.settings.client_id ?? '', access_token: caller.secrets.access_token ?? '' };
  const { data } = await readTikTok(caller, { method: 'POST', path: '/tt_user/token_info/get/', json }, signal);
  return idText(data.creator_id) ?? idText(data.open_id);
}
