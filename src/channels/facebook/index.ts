import { idText, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { expiriesOf } from '../domain/oauth.ts';
import { readGraph } from '../meta/call.ts';
import { downloadMedia } from '../meta/download.ts';
import { answerHandshake } from '../meta/handshake.ts';
import { knownTokenEnds } from '../meta/oauth.ts';
import { verifySignature } from '../meta/signature.ts';
import { decideAbilities } from './abilities.ts';
import { completeItem } from './complete.ts';
import { findReply } from './find.ts';
import { measurePost } from './measure.ts';
import { normaliseFacebook } from './normalise.ts';
import { facebookOAuth, renewPage } from './oauth.ts';
import { pollFacebook } from './poll.ts';
import { facebookPublish } from './publish.ts';
import { sendReply } from './reply.ts';
import { subscribePage } from './subscribe.ts';

/** A Facebook Page: its comments, visitors' posts, mentions, reviews and Messenger, by Meta's Graph API. */
export const facebook: Network = {
  name: 'facebook',
  handshake: answerHandshake,
  verify: verifySignature,
  subscribe: subscribePage,
  normalise: normaliseFacebook,
  complete: completeItem,
  poll: pollFacebook,
  download: downloadMedia,
  abilities: decideAbilities,
  reply: sendReply,
  find: findReply,
  publish: facebookPublish,
  measure: measurePost,
  oauth: facebookOAuth,
  renew: renewPage,
  // Neither a Page's token nor the right to read its data is made longer without the person.
  expiries: (account) => expiriesOf(account, false),
  check: checkPage,
};

/** A Page token names its own Page as `me`; a person's token would name the person, who has no `category`. */
async function checkPage(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  if (!account.secrets.access_token) return { ok: false, failure: 'reauth', reason: 'secret_missing' };
  try {
    const me = record(await readGraph(account, '/me', { fields: 'id,name,category' }, signal));
    const externalId = idText(me.id);
    if (externalId === undefined) return { ok: false, failure: 'permanent', reason: 'bad_request' };
    return { ok: true, externalId, name: text(me.name) ?? externalId, settings: await knownTokenEnds(account, signal) };
  } catch (error) {
    if (error instanceof NetworkFailure) return { ok: false, failure: error.failure, reason: error.reason };
    throw error;
  }
}
