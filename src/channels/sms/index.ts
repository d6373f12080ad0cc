import type { Attachment, ChannelAccount, Network, Outgoing } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import { readLimited } from '../domain/read-limited.ts';
import { basic, callGateway, readGateway } from './call.ts';
import { outOf, type SmsAnswer } from './dialect.ts';
import { dialectOf } from './dialects.ts';
import { normaliseSms } from './normalise.ts';
import { numberOf } from './number.ts';
import { referenceOf } from './reference.ts';
import { decideAbilities, sendReply } from './reply.ts';
import { secretField } from './shared-secret.ts';

/** One number or short code at an SMS gateway; `settings.gateway` says how that one speaks. */
export const sms: Network = {
  name: 'sms',
  hookByGet: { secretFields: [secretField] },
  hookAnswer: (account) => dialectOf(account).hookAnswer,
  verify: (account, request) => dialectOf(account).verify(account, request),
  normalise: normaliseSms,
  poll: (account, cursor, signal) => dialectOf(account).poll?.(account, cursor, signal) ?? nothing(),
  download: downloadMedia,
  abilities: decideAbilities,
  reply: sendReply,
  find: findSent,
  check: checkGateway,
};

/** Most gateways keep no list of what came: what their calls do not bring is lost. */
async function* nothing() {}

async function findSent(account: ChannelAccount, outgoing: Outgoing, since: Date, signal: AbortSignal) {
  const out = outOf(account, outgoing, referenceOf(outgoing.key));
  return out && dialectOf(account).find?.(account, out, since, signal);
}

/** Pictures come only from the gateway's own host: our secret goes nowhere else. */
async function downloadMedia(account: ChannelAccount, attachment: Attachment, maxBytes: number, signal: AbortSignal) {
  const own = new URL(account.settings.base_url || 'https://api.twilio.com');
  if (!attachment.url || new URL(attachment.url).origin !== own.origin) {
    throw new NetworkFailure('permanent', 'media_gone');
  }
  const authorization = basic(account.settings.account_sid ?? '', account.secrets.auth_token ?? '');
  let response: Response;
  try {
    response = await fetch(attachment.url, { headers: { authorization }, signal });
  } catch {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', 'network_down');
  }
  return readLimited(response, maxBytes);
}

async function checkGateway(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  const externalId = numberOf(account);
  const dialect = dialectOf(account);
  const ready = dialect.send(account, { from: externalId, to: '+620000000', text: '-', ref: 'check' });
  if (externalId === '' || !ready) return { ok: false, failure: 'permanent', reason: 'settings_missing' };
  const good = { ok: true, externalId, name: externalId } as const;
  const call = dialect.check?.(account);
  if (!call) return good;
  try {
    if (!dialect.admits) {
      await readGateway(account, call, signal);
      return good;
    }
    const answer: SmsAnswer = await callGateway(account, call, signal);
    return dialect.admits(answer) ? good : { ok: false, failure: 'reauth', reason: 'login_refused' };
  } catch (error) {
    if (error instanceof NetworkFailure) return { ok: false, failure: error.failure, reason: error.reason };
    signal.throwIfAborted();
    return { ok: false, failure: 'transient', reason: neverLeft(error) ? 'network_down' : 'service_down' };
  }
}
