type Settings = Record<string, string> | undefined;

/** A whole number above zero that the operator or the server set, or the usual one. */
export function limitOf(settings: Settings, name: string, usual: number): number {
  const set = Number(settings?.[name]);
  return Number.isInteger(set) && set > 0 ? set : usual;
}

/** Characters of one status; the server's own figure (`/api/v2/instance`) is kept in the settings when it is connected. */
export const statusLimit = (settings: Settings) => limitOf(settings, 'max_characters', 500);
/** Media of one status (`/api/v2/instance`, configuration.statuses). */
export const mediaLimit = (settings: Settings) => limitOf(settings, 'max_media', 4);
/** Bytes of one picture and of one film (`/api/v2/instance`, configuration.media_attachments: 16 and 99 MB by default). */
export const imageLimit = (settings: Settings) => limitOf(settings, 'image_bytes', 16_777_216);
export const videoLimit = (settings: Settings) => limitOf(settings, 'video_bytes', 103_809_024);
/** How many of the newest posts to us are looked at again for edits and deletions, which no notification tells of. */
export const watchedPosts = (settings: Settings) => limitOf(settings, 'watch_posts', 40);
/** Seconds to stay away after a 429 without a time (300 calls in five minutes). */
export const rateWaitSeconds = (settings: Settings) => limitOf(settings, 'rate_wait_seconds', 300);
