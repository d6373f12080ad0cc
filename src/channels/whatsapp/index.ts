import { idText, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { expiriesOf } from '../domain/oauth.ts';
import { readGraph } from '../meta/call.ts';
import { answerHandshake } from '../meta/handshake.ts';
import { knownTokenEnds } from '../meta/oauth.ts';
import { verifySignature } from '../meta/signature.ts';
import { decideAbilities } from './abilities.ts';
import { downloadMedia } from './download.ts';
import { normaliseWhatsApp } from './normalise.ts';
import { whatsappOAuth } from './oauth.ts';
import { sendReply } from './reply.ts';
import { subscribeNumber } from './subscribe.ts';

/**
 * One telephone number on the WhatsApp Business Cloud API. It has no list of past messages, so there is no poll and no
 * looking for an answer: what WhatsApp could not deliver within seven days is lost, and an unclear answer is settled by
 * the statuses that repeat our key. Nothing can be published.
 */
export const whatsapp: Network = {
  name: 'whatsapp',
  handshake: answerHandshake,
  verify: verifySignature,
  subscribe: subscribeNumber,
  normalise: normaliseWhatsApp,
  download: downloadMedia,
  abilities: decideAbilities,
  reply: sendReply,
  oauth: whatsappOAuth,
  // The token of a system user has no end; one with an end is made anew by a person.
  expiries: (account) => expiriesOf(account, false),
  check: checkNumber,
};

async function checkNumber(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  if (!account.secrets.access_token) return { ok: false, failure: 'reauth', reason: 'secret_missing' };
  if (account.externalId === '') return { ok: false, failure: 'permanent', reason: 'settings_missing' };
  try {
    const fields = 'id,display_phone_number,verified_name,quality_rating,platform_type,code_verification_status';
    const answer = await readGraph(account, `/${encodeURIComponent(account.externalId)}`, { fields }, signal);
    const number = record(answer);
    const externalId = idText(number.id);
    if (externalId === undefined) return { ok: false, failure: 'permanent', reason: 'bad_request' };
    if (number.platform_type === 'NOT_APPLICABLE') {
      return { ok: false, failure: 'permanent', reason: 'number_not_registered' };
    }
    const name = [text(number.verified_name), text(number.display_phone_number)].filter(Boolean).join(' · ');
    return { ok: true, externalId, name: name || externalId, settings: await knownTokenEnds(account, signal) };
  } catch (error) {
    if (error instanceof NetworkFailure) return { ok: false, failure: error.failure, reason: error.reason };
    throw error;
  }
}
