import { idText, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { type Caller, readX } from './call.ts';

/** Asks who the account is. */
export async function checkAccount(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  try {
    const me = await readMe(account, signal);
    return me ? { ok: true, ...me } : { ok: false, failure: 'permanent', reason: 'bad_request' };
  } catch (error) {
    if (error instanceof NetworkFailure) return { ok: false, failure: error.failure, reason: error.reason };
    throw error;
  }
}

/** Id and handle of the account behind a token; throws `NetworkFailure`. */
export async function readMe(
  caller: Caller,
  signal: AbortSignal,
): Promise<{ externalId: string; name: string } | undefined> {
  const { body } = await readX(caller, { method: 'GET', path: '/2/users/me' }, signal);
  const data = record(record(body).data);
  const externalId = idText(data.id);
  return externalId === undefined
    ? undefined
    : { externalId, name: text(data.username) ?? text(data.name) ?? externalId };
}
