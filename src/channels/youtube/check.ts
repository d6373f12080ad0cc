import { idText, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import type { Caller } from '../google/base.ts';
import { dataCall, readYouTube } from './call.ts';

/** Asks whose channel it is; answers its id and the name people know it by. */
export async function checkAccount(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  try {
    const channels = await listChannels(account, signal);
    const found = channels.find((one) => one.externalId === account.externalId) ?? channels[0];
    // A Google account without a channel.
    return found ? { ok: true, ...found } : { ok: false, failure: 'permanent', reason: 'permission_missing' };
  } catch (error) {
    if (error instanceof NetworkFailure) return { ok: false, failure: error.failure, reason: error.reason };
    throw error;
  }
}

/** The channels a consent is for (one, as Google asks which); throws `NetworkFailure`. */
export async function listChannels(
  caller: Caller,
  signal: AbortSignal,
): Promise<{ externalId: string; name: string }[]> {
  const { body } = await readYouTube(caller, dataCall('channels', { part: 'id,snippet', mine: 'true' }), signal);
  return list(body.items).flatMap((one) => {
    const channel = record(one);
    const externalId = idText(channel.id);
    const snippet = record(channel.snippet);
    const name = text(snippet.title) ?? text(snippet.customUrl) ?? externalId;
    return externalId === undefined || name === undefined ? [] : [{ externalId, name }];
  });
}
