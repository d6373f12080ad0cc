import type { Network } from '../domain/network.ts';
import { expiriesOf } from '../domain/oauth.ts';
import { renewGoogle } from '../google/oauth.ts';
import { checkAccount } from './check.ts';
import { completeItem } from './complete.ts';
import { downloadMedia } from './download.ts';
import { pollSeconds } from './limits.ts';
import { measurePost } from './measure.ts';
import { normaliseGoogleBusiness } from './normalise.ts';
import { googleBusinessOAuth } from './oauth.ts';
import { pollGoogleBusiness } from './poll.ts';
import { googleBusinessPublish } from './publish.ts';
import { fetchPushKeys, verifyPush } from './push.ts';
import { decideAbilities, findReply, sendReply } from './reply.ts';
import { subscribeTopic } from './subscribe.ts';

/** Reviews of the city's places on Google Maps, by the Business Profile APIs; one channel is one location. */
export const googleBusiness: Network = {
  name: 'google_business',
  readyToVerify: fetchPushKeys,
  verify: verifyPush,
  subscribe: subscribeTopic,
  normalise: normaliseGoogleBusiness,
  complete: completeItem,
  poll: pollGoogleBusiness,
  pollEverySeconds: (account) => pollSeconds(account.settings),
  download: downloadMedia,
  abilities: decideAbilities,
  reply: sendReply,
  // The call overwrites, and the same words again are found standing there.
  repeatsSafely: true,
  answersOnce: true,
  find: findReply,
  publish: googleBusinessPublish,
  measure: measurePost,
  oauth: googleBusinessOAuth,
  renew: renewGoogle,
  expiries: (account) => expiriesOf(account, true),
  check: checkAccount,
};
