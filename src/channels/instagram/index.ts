import { idText, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { expiriesOf } from '../domain/oauth.ts';
import { readGraph } from '../meta/call.ts';
import { downloadMedia } from '../meta/download.ts';
import { answerHandshake } from '../meta/handshake.ts';
import { endUntilRenewed, knownTokenEnds } from '../meta/oauth.ts';
import { verifySignature } from '../meta/signature.ts';
import { decideAbilities } from './abilities.ts';
import { completeItem } from './complete.ts';
import { findReply } from './find.ts';
import { measurePost } from './measure.ts';
import { normaliseInstagram } from './normalise.ts';
import { instagramOAuth, renewToken } from './oauth.ts';
import { pollInstagram } from './poll.ts';
import { instagramPublish } from './publish.ts';
import { sendReply } from './reply.ts';
import { subscribeAccount } from './subscribe.ts';

/** Professional Instagram accounts by Meta's Graph API, with either login. */
export const instagram: Network = {
  name: 'instagram',
  handshake: answerHandshake,
  verify: verifySignature,
  subscribe: subscribeAccount,
  normalise: normaliseInstagram,
  complete: completeItem,
  poll: pollInstagram,
  download: downloadMedia,
  abilities: decideAbilities,
  reply: sendReply,
  find: findReply,
  publish: instagramPublish,
  measure: measurePost,
  oauth: instagramOAuth,
  renew: renewToken,
  // Only a token of Instagram's own login can be made anew.
  expiries: (account) => expiriesOf(account, account.settings.login !== 'facebook'),
  check: checkAccount,
};

async function checkAccount(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  if (!account.secrets.access_token) return { ok: false, failure: 'reauth', reason: 'secret_missing' };
  const facebook = account.settings.login === 'facebook';
  // With Instagram's own login `id` belongs to our app only; webhooks and messages bear `user_id`.
  const path = facebook ? `/${encodeURIComponent(account.externalId)}` : '/me';
  try {
    const me = record(
      await readGraph(account, path, { fields: facebook ? 'id,username' : 'user_id,username' }, signal),
    );
    const externalId = idText(facebook ? me.id : me.user_id);
    if (externalId === undefined) return { ok: false, failure: 'permanent', reason: 'bad_request' };
    const ends = facebook ? await knownTokenEnds(account, signal) : endUntilRenewed(account, new Date());
    return { ok: true, externalId, name: text(me.username) ?? externalId, settings: ends };
  } catch (error) {
    if (error instanceof NetworkFailure) return { ok: false, failure: error.failure, reason: error.reason };
    throw error;
  }
}
