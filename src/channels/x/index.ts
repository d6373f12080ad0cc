import type { Network } from '../domain/network.ts';
import { decideAbilities } from './abilities.ts';
import { checkAccount } from './check.ts';
import { completeItem } from './complete.ts';
import { downloadMedia } from './download.ts';
import { findReply } from './find.ts';
import { pollSeconds } from './limits.ts';
import { measurePost } from './measure.ts';
import { normaliseX } from './normalise.ts';
import { foreseeEnds, renewTokens, xOAuth } from './oauth.ts';
import { pollX } from './poll.ts';
import { xPublish } from './publish.ts';
import { sendReply } from './reply.ts';
import { answerChallenge, verifySignature } from './signature.ts';
import { subscribeAccount } from './subscribe.ts';

/** X (formerly Twitter) by its API v2: events by the X Activity API, what they missed by polling. */
export const x: Network = {
  name: 'x',
  handshake: answerChallenge,
  verify: verifySignature,
  subscribe: subscribeAccount,
  normalise: normaliseX,
  complete: completeItem,
  poll: pollX,
  pollEverySeconds: (account) => pollSeconds(account.settings),
  download: downloadMedia,
  abilities: decideAbilities,
  reply: sendReply,
  find: findReply,
  publish: xPublish,
  measure: measurePost,
  oauth: xOAuth,
  renew: renewTokens,
  expiries: foreseeEnds,
  check: checkAccount,
};
