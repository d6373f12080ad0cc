import { idText, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { expiriesOf } from '../domain/oauth.ts';
import { readGraph } from '../meta/call.ts';
import { answerHandshake } from '../meta/handshake.ts';
import { endUntilRenewed, knownTokenEnds } from '../meta/oauth.ts';
import { verifySignature } from '../meta/signature.ts';
import { decideAbilities } from './abilities.ts';
import { completeItem } from './complete.ts';
import { downloadItem } from './download.ts';
import { findReply } from './find.ts';
import { measurePost } from './measure.ts';
import { normaliseThreads } from './normalise.ts';
import { renewToken, threadsOAuth } from './oauth.ts';
import { pollEverySeconds, pollThreads } from './poll.ts';
import { threadsPublish } from './publish.ts';
import { sendReply } from './reply.ts';

/** A Threads profile: replies and mentions in public. Messages are not offered by its API. */
export const threads: Network = {
  name: 'threads',
  handshake: answerHandshake,
  verify: verifySignature,
  normalise: normaliseThreads,
  complete: completeItem,
  poll: pollThreads,
  pollEverySeconds,
  download: downloadItem,
  abilities: decideAbilities,
  reply: sendReply,
  find: findReply,
  publish: threadsPublish,
  measure: measurePost,
  oauth: threadsOAuth,
  renew: renewToken,
  expiries: (account) => expiriesOf(account, true),
  check: checkAccount,
};

async function checkAccount(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  if (!account.secrets.access_token) return { ok: false, failure: 'reauth', reason: 'secret_missing' };
  try {
    const me = record(await readGraph(account, '/me', { fields: 'id,username,name' }, signal));
    const externalId = idText(me.id);
    if (externalId === undefined) return { ok: false, failure: 'permanent', reason: 'bad_request' };
    const username = text(me.username);
    const ends = { ...endUntilRenewed(account, new Date()), ...(await knownTokenEnds(account, signal)) };
    const settings = { ...ends, ...(username === undefined ? {} : { username }) };
    return { ok: true, externalId, name: username ?? externalId, settings };
  } catch (error) {
    if (error instanceof NetworkFailure) return { ok: false, failure: error.failure, reason: error.reason };
    throw error;
  }
}
