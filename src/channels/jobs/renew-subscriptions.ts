import type { App } from '#src/app.ts';
import { callbackOf, keepSubscribed } from '../commands/keep-subscribed.ts';
import { connectFormOf, isCalled } from '../domain/connect-form.ts';
import { retryDue, subscriptionDue } from '../domain/subscription.ts';
import { networkNamed } from '../networks.ts';
import { claimSubscription, listChannels } from '../store/accounts.ts';

/** Another process stays away from an account for this long once one asks for it, in milliseconds. */
const claimMs = 5 * 60_000;

/**
 * Asks networks again to call us where that ends, failed for a while, or our address changed. Paused accounts too: a pause
 * must not cost what comes meanwhile. Answers how many were asked; a second run asks nothing again.
 */
export async function renewSubscriptions(app: App): Promise<number> {
  const asked = await Promise.all(
    (await listChannels(app)).map(async (channel) => {
      const form = connectFormOf(channel.network);
      const network = networkNamed(channel.network);
      if (!form || !network || channel.state === 'needs_reauth') return false;
      const called = isCalled(form, channel.settings);
      const now = app.now();
      if (called ? !network.subscribe : !network.unsubscribe) return false;
      const { settings } = channel;
      if (!(called ? subscriptionDue(settings, callbackOf(app, channel.id), now) : retryDue(settings, now)))
        return false;
      const until = new Date(now.getTime() + claimMs);
      if (!(await claimSubscription(app, channel, until))) return false;
      await keepSubscribed(app, channel);
      return true;
    }),
  );
  return asked.filter(Boolean).length;
}
