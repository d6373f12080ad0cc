import { limitOf } from '../google/limits.ts';

type Settings = Record<string, string> | undefined;

/** Bytes of UTF-8 in one reply (Business Profile API, `reviewReply.comment`). */
export const replyBytes = (settings: Settings) => limitOf(settings, 'reply_max_bytes', 4_096);
/** Characters of a local post (`summary`). */
export const postLimit = (settings: Settings) => limitOf(settings, 'post_max_characters', 1_500);
/** Pages of 50 reviews looked through for what changed further down, and when connecting. */
export const deepPages = (settings: Settings) => limitOf(settings, 'deep_pages', 10);
/** Minutes between two such looks; page one is read each time. */
export const deepMinutes = (settings: Settings) => limitOf(settings, 'deep_minutes', 60);
/** Seconds between two polls; 300 calls a minute are allowed to an approved project. */
export const pollSeconds = (settings: Settings) => limitOf(settings, 'poll_seconds', 300);
/** Days that the figures of a location are added up over. */
export const measuredDays = (settings: Settings) => limitOf(settings, 'measured_days', 28);
