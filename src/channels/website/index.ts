import type { Network } from '../domain/network.ts';
import { checkAccount } from './check.ts';
import { downloadMedia } from './download.ts';
import { pollSeconds } from './limits.ts';
import { measurePost } from './measure.ts';
import { normaliseWebsite } from './normalise.ts';
import { pollWebsite } from './poll.ts';
import { websitePublish } from './publish.ts';
import { decideAbilities, findReply, sendReply } from './reply.ts';

/** An agency's own site: WordPress by its REST API, any other by its feed, which can only be read. Neither calls us. */
export const website: Network = {
  name: 'website',
  normalise: normaliseWebsite,
  poll: pollWebsite,
  pollEverySeconds: (account) => pollSeconds(account.settings),
  download: downloadMedia,
  abilities: decideAbilities,
  reply: sendReply,
  find: findReply,
  publish: websitePublish,
  measure: measurePost,
  check: checkAccount,
};
