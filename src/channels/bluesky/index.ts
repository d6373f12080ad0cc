import type { ChannelAccount, Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { decideAbilities } from './abilities.ts';
import { downloadMedia } from './download.ts';
import { pollSeconds } from './limits.ts';
import { measurePost } from './measure.ts';
import { normaliseBluesky } from './normalise.ts';
import { pollBluesky } from './poll.ts';
import { blueskyPublish } from './publish.ts';
import { findReply, sendReply } from './reply.ts';
import { foreseeEnds, logIn, renewSession } from './session.ts';

/** Bluesky (AT Protocol) with an app password; everything is polled. */
export const bluesky: Network = {
  name: 'bluesky',
  normalise: normaliseBluesky,
  poll: pollBluesky,
  pollEverySeconds: (account) => pollSeconds(account.settings),
  download: downloadMedia,
  abilities: decideAbilities,
  reply: sendReply,
  find: findReply,
  publish: blueskyPublish,
  measure: measurePost,
  renew: renewSession,
  expiries: foreseeEnds,
  check: checkAccount,
};

/** Opens a session: only that says whether the app password itself is good. */
async function checkAccount(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  try {
    const session = await logIn(account, signal);
    return { ok: true, externalId: session.did, name: session.handle };
  } catch (error) {
    if (error instanceof NetworkFailure) return { ok: false, failure: error.failure, reason: error.reason };
    throw error;
  }
}
