import type { ChannelAccount, Subscribed } from '../domain/network.ts';
import { readGoogle } from '../google/call.ts';

/**
 * Lets Google tell our Pub/Sub topic of new and changed reviews of all places of the business account. What the topic calls
 * is set in Google Cloud, by hand; so is everything where no topic is named.
 */
export async function subscribeTopic(
  account: ChannelAccount,
  _callback: URL,
  signal: AbortSignal,
): Promise<Subscribed> {
  const { pubsub_topic: topic, account: business } = account.settings;
  if (!topic || !business) return { settings: {}, byHand: true };
  const name = `accounts/${business.replace(/^accounts\//, '')}/notificationSetting`;
  const query = { updateMask: 'pubsubTopic,notificationTypes' };
  const json = { name, pubsubTopic: topic, notificationTypes: ['NEW_REVIEW', 'UPDATED_REVIEW'] };
  await readGoogle(account, { host: 'notifications', method: 'PATCH', path: `/v1/${name}`, query, json }, signal);
  return { settings: {}, byHand: true };
}
