import type { ChannelAccount, Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { withMailbox } from './imap.ts';
import { normaliseEmail } from './normalise.ts';
import { mailExpiries, mailOAuth, renewTokens } from './oauth.ts';
import { pollEmail } from './poll.ts';
import { decideAbilities, openSession, sendReply } from './reply.ts';
import { findSent } from './sent-folder.ts';
import { addressOf } from './settings.ts';
import { readSmtpFailure } from './smtp-errors.ts';

/** One mailbox: letters by IMAP, answers by SMTP. */
export const email: Network = {
  name: 'email',
  normalise: normaliseEmail,
  poll: pollEmail,
  // IDLE itself waits for letters; a server that ends it early is not asked more than every five seconds.
  pollEverySeconds: () => 5,
  abilities: decideAbilities,
  reply: sendReply,
  find: findSent,
  check: checkMailbox,
  oauth: mailOAuth,
  renew: renewTokens,
  expiries: mailExpiries,
};

/** Opens the mailbox and greets the SMTP server, as reading and answering may be set up differently. */
async function checkMailbox(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  try {
    for await (const _ of withMailbox(account, signal, async function* () {})) break;
  } catch (error) {
    if (error instanceof NetworkFailure) return { ok: false, failure: error.failure, reason: error.reason };
    throw error;
  }
  const session = openSession(account);
  if (!session) return { ok: false, failure: 'permanent', reason: 'settings_missing' };
  try {
    await session.transport.verify();
  } catch (error) {
    const outcome = readSmtpFailure(error, false);
    if (outcome.state === 'failed') return { ok: false, failure: outcome.failure, reason: outcome.reason };
    return { ok: false, failure: 'transient', reason: outcome.state === 'unknown' ? outcome.reason : 'service_down' };
  } finally {
    session.transport.close();
  }
  const address = addressOf(account);
  return { ok: true, externalId: address, name: account.settings.name || address };
}
