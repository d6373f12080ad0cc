import type { ChannelAccount } from '../domain/network.ts';

const minute = 60_000;
const hour = 60 * minute;

type Settings = Record<string, string> | undefined;

/** A whole number above zero that the operator set, or the network's own figure. */
export function limitOf(settings: Settings, name: string, usual: number): number {
  const set = Number(settings?.[name]);
  return Number.isInteger(set) && set > 0 ? set : usual;
}

/** Characters of a comment by the API (Accounts API, comment/reply/create; TikTok's own app takes 150). */
export const commentLimit = (settings: Settings) => limitOf(settings, 'comment_max_characters', 1_200);
/** Characters of one direct message (Business Messaging API, message/send). */
export const messageLimit = (settings: Settings) => limitOf(settings, 'message_max_characters', 6_000);
/** How long a conversation is open after the person's last message, in milliseconds (Business Messaging API). */
export const messageWindow = (settings: Settings) => limitOf(settings, 'message_window_hours', 48) * hour;
/** How old a signature may be, in milliseconds (Webhooks, verification: five minutes). */
export const signatureWindow = (settings: Settings) => limitOf(settings, 'signature_minutes', 5) * minute;
/** Videos whose comments are read in each poll; 40 calls a minute are allowed per account and endpoint. */
export const polledVideos = (settings: Settings) => limitOf(settings, 'poll_videos', 15);
/** Seconds to stay away after code 40100 (Accounts API, rate limits). */
export const rateWaitSeconds = (settings: Settings) => limitOf(settings, 'rate_wait_seconds', 300);
/** UTF-16 units of a post's text (Content Posting API: 2,200; a photo's description 4,000). */
export const captionLimit = (settings: Settings, photos: boolean) =>
  limitOf(settings, photos ? 'photo_text_max' : 'video_text_max', photos ? 4_000 : 2_200);
/** Pictures of one photo post (Content Posting API). */
export const photoLimit = (settings: Settings) => limitOf(settings, 'photos_max', 35);

/** True for an account of the Login Kit: it can publish and read four counters, and nothing that people write. */
export function isLoginKit(account: Pick<ChannelAccount, 'settings'>): boolean {
  return account.settings.api === 'login_kit';
}

/** True where TikTok's data-security review granted direct messages and the operator said so. */
export function hasMessages(settings: Settings): boolean {
  return settings?.direct_messages === 'granted';
}
