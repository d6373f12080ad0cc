import { limitOf } from '../google/limits.ts';

type Settings = Record<string, string> | undefined;

/** Bytes of one comment: what the column holds (WordPress, `wp_get_comment_fields_max_lengths`: `comment_content`). */
export const commentBytes = (settings: Settings) => limitOf(settings, 'comment_max_bytes', 65_525);
/** Days back in which comments are looked at again: no list tells of an edit, a deletion or a late approval. */
export const lookBackDays = (settings: Settings) => limitOf(settings, 'look_back_days', 7);
/** Minutes between two such looks at a site with many comments; where there are few, each poll looks. */
export const lookBackMinutes = (settings: Settings) => limitOf(settings, 'look_back_minutes', 30);
/** Days of comments read when a site is connected. */
export const historyDays = (settings: Settings) => limitOf(settings, 'history_days', 30);
/** Seconds between two polls: an agency's site often stands on a small shared server. */
export const pollSeconds = (settings: Settings) => limitOf(settings, 'poll_seconds', 300);
/** Seconds to stay away after a 429 that names no time. */
export const rateWaitSeconds = (settings: Settings) => limitOf(settings, 'rate_wait_seconds', 60);
/** Seconds that one call may take. */
export const timeoutSeconds = (settings: Settings) => limitOf(settings, 'timeout_seconds', 20);
/** Bytes of one answer that are read; 100 comments or a long feed have a tenth of it. */
export const answerBytes = (settings: Settings) => limitOf(settings, 'answer_max_bytes', 8_000_000);
/** Files of one post. */
export const mediaLimit = (settings: Settings) => limitOf(settings, 'max_media', 10);
/** Bytes of one file; what a site takes is set in its PHP (`upload_max_filesize`), 2 MB where nobody changed it. */
export const mediaBytes = (settings: Settings) => limitOf(settings, 'media_bytes', 20_000_000);
