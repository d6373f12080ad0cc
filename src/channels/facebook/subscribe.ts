import type { ChannelAccount, Subscribed } from '../domain/network.ts';
import { fieldsOf, registerCallback, subscribeFields } from '../meta/subscribe.ts';

/** What we read of a Page (platform-apis, section 3.1). */
const pageFields = [
  'feed',
  'mention',
  'ratings',
  'messages',
  'message_echoes',
  'message_edits',
  'message_reactions',
  'messaging_postbacks',
  'standby',
];

/** Lets the Page tell our app, and the app call our address where its number is known. */
export async function subscribePage(account: ChannelAccount, callback: URL, signal: AbortSignal): Promise<Subscribed> {
  const fields = fieldsOf(account, pageFields);
  await subscribeFields(account, `/${encodeURIComponent(account.externalId)}`, fields, signal);
  const registered = await registerCallback(account, 'page', fields, callback, signal);
  return { settings: {}, byHand: !registered };
}
