import type { Network } from '../domain/network.ts';
import { decideAbilities } from './abilities.ts';
import { checkAccount } from './check.ts';
import { completeItem } from './complete.ts';
import { downloadMedia } from './download.ts';
import { findReply } from './find.ts';
import { isLoginKit, limitOf } from './limits.ts';
import { measurePost } from './measure.ts';
import { normaliseTikTok } from './normalise.ts';
import { foreseeEnds, renewTokens, tiktokOAuth } from './oauth.ts';
import { pollTikTok } from './poll.ts';
import { tiktokPublish } from './publish.ts';
import { sendReply } from './reply.ts';
import { verifySignature } from './signature.ts';
import { subscribeApp } from './subscribe.ts';

/** TikTok: Business Accounts by the Accounts and Business Messaging API, or an account of the Login Kit that only publishes. */
export const tiktok: Network = {
  name: 'tiktok',
  verify: verifySignature,
  subscribe: subscribeApp,
  normalise: normaliseTikTok,
  complete: completeItem,
  poll: pollTikTok,
  // Webhooks come within five minutes and 40 calls a minute are all there is; a Login Kit account has nothing to read.
  pollEverySeconds: (account) => limitOf(account.settings, 'poll_seconds', isLoginKit(account) ? 86_400 : 300),
  download: downloadMedia,
  abilities: decideAbilities,
  reply: sendReply,
  find: findReply,
  publish: tiktokPublish,
  measure: measurePost,
  oauth: tiktokOAuth,
  renew: renewTokens,
  expiries: foreseeEnds,
  check: checkAccount,
};
