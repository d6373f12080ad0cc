import type { Network } from '../domain/network.ts';
import { expiriesOf } from '../domain/oauth.ts';
import { renewGoogle } from '../google/oauth.ts';
import { checkAccount } from './check.ts';
import { findReply } from './find.ts';
import { answerHub, verifyHub } from './hub.ts';
import { pollSeconds } from './limits.ts';
import { measurePost } from './measure.ts';
import { normaliseYouTube } from './normalise.ts';
import { youtubeOAuth } from './oauth.ts';
import { pollYouTube } from './poll.ts';
import { youtubePublish } from './publish.ts';
import { decideAbilities, sendReply } from './reply.ts';
import { subscribeHub } from './subscribe.ts';
import { fairRestSeconds } from './units.ts';

/** YouTube channels by the Data API v3. Comments are polled; the hub's feed tells of our own videos and nothing else. */
export const youtube: Network = {
  name: 'youtube',
  handshake: answerHub,
  verify: verifyHub,
  subscribe: subscribeHub,
  normalise: normaliseYouTube,
  poll: pollYouTube,
  pollEverySeconds: (account) => Math.max(pollSeconds(account.settings), fairRestSeconds(account)),
  abilities: decideAbilities,
  reply: sendReply,
  find: findReply,
  publish: youtubePublish,
  measure: measurePost,
  oauth: youtubeOAuth,
  renew: renewGoogle,
  expiries: (account) => expiriesOf(account, true),
  check: checkAccount,
};
