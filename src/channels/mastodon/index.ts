import type { Network } from '../domain/network.ts';
import { completeItem } from './complete.ts';
import { downloadMedia } from './download.ts';
import { normaliseMastodon } from './normalise.ts';
import { checkAccount, mastodonOAuth } from './oauth.ts';
import { pollMastodon } from './poll.ts';
import { mastodonPublish, measurePost } from './publish.ts';
import { decideAbilities, findReply, sendReply } from './reply.ts';

/** An account on a Mastodon server, read by polling; webhooks exist for the server's administrators only. */
export const mastodon: Network = {
  name: 'mastodon',
  normalise: normaliseMastodon,
  complete: completeItem,
  poll: pollMastodon,
  download: downloadMedia,
  abilities: decideAbilities,
  reply: sendReply,
  find: findReply,
  publish: mastodonPublish,
  measure: measurePost,
  oauth: mastodonOAuth,
  check: checkAccount,
};
