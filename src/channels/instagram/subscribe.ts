import type { ChannelAccount, Subscribed } from '../domain/network.ts';
import { agreed, fieldsOf, registerCallback, subscribeFields } from '../meta/subscribe.ts';

/** What we read of an account (platform-apis, section 2.1). */
const accountFields = ['comments', 'live_comments', 'mentions', 'messages', 'message_reactions', 'messaging_postbacks'];
/** Through a Page it is the Page that tells the app of messages to its Instagram account. */
const pageFields = ['messages', 'messaging_postbacks'];

/**
 * Lets the account tell our app. With Instagram's own login the app's address stands in its dashboard only; with Facebook's
 * the app calls our address where its number is known, and the linked Page (whose token it is) is asked.
 */
export async function subscribeAccount(
  account: ChannelAccount,
  callback: URL,
  signal: AbortSignal,
): Promise<Subscribed> {
  const fields = fieldsOf(account, accountFields);
  if (account.settings.login !== 'facebook') {
    const path = `/${encodeURIComponent(account.externalId)}/subscribed_apps`;
    await agreed(account, { method: 'POST', path, query: { subscribed_fields: fields.join(',') } }, signal);
    return { settings: {}, byHand: true };
  }
  await subscribeFields(account, '/me', pageFields, signal);
  const registered = await registerCallback(account, 'instagram', fields, callback, signal);
  return { settings: {}, byHand: !registered };
}
