import { list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { askGeo, baseUrl } from './call.ts';
import { downloadMedia } from './download.ts';
import { forward } from './forward.ts';
import { normaliseOpen311 } from './normalise.ts';
import { pollOpen311 } from './poll.ts';
import { decideAbilities, findReply, sendReply } from './reply.ts';

/** Another body's Open311 GeoReport v2 server: its requests come in, ours may be handed over to it. */
export const open311: Network = {
  name: 'open311',
  normalise: normaliseOpen311,
  poll: pollOpen311,
  download: downloadMedia,
  abilities: decideAbilities,
  reply: sendReply,
  find: findReply,
  forward,
  check: checkServer,
};

/** Asks for the discovery document, which not every server has, and for the services, which each must have. */
async function checkServer(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  try {
    const url = new URL(baseUrl(account));
    if ((await speaksGeoReport(account, signal)) === false)
      return { ok: false, failure: 'permanent', reason: 'not_offered' };
    await forward.listServices(account, signal);
    const jurisdiction = account.settings.jurisdiction_id;
    const externalId = `${url.host}${url.pathname.replace(/\/+$/, '')}${jurisdiction ? `#${jurisdiction}` : ''}`;
    return { ok: true, externalId, name: jurisdiction || url.host };
  } catch (error) {
    if (error instanceof NetworkFailure) return { ok: false, failure: error.failure, reason: error.reason };
    throw error;
  }
}

/** Whether the discovery document names GeoReport v2; undefined where there is no such document. */
async function speaksGeoReport(account: ChannelAccount, signal: AbortSignal): Promise<boolean | undefined> {
  try {
    const { document } = await askGeo(account, 'discovery', {}, signal);
    if (document.kind !== 'discovery') return undefined;
    const endpoints = document.entries[0]?.endpoints;
    return list(Array.isArray(endpoints) ? endpoints : [endpoints]).some((one) =>
      /GeoReport_v2/i.test(text(record(record(one).endpoint ?? one).specification) ?? ''),
    );
  } catch (error) {
    if (error instanceof NetworkFailure && (error.reason === 'target_gone' || error.reason === 'not_offered')) return;
    throw error;
  }
}
