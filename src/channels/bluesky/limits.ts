type Settings = Record<string, string> | undefined;

/** A whole number that the operator set, or the network's own figure. */
export function limitOf(settings: Settings, name: string, usual: number): number {
  const typed = settings?.[name] ?? '';
  const set = Number(typed);
  return typed !== '' && Number.isInteger(set) && set >= 0 ? set : usual;
}

/** Graphemes of a post (lexicon app.bsky.feed.post; platform-apis, section 15). */
export const postLimit = (settings: Settings) => limitOf(settings, 'post_max_graphemes', 300);
/** Bytes of UTF-8 of a post (same lexicon). */
export const postBytes = (settings: Settings) => limitOf(settings, 'post_max_bytes', 3_000);
/** Graphemes of a direct message (lexicon chat.bsky.convo.defs). */
export const messageLimit = (settings: Settings) => limitOf(settings, 'message_max_graphemes', 1_000);
/** Bytes of UTF-8 of a direct message (same lexicon). */
export const messageBytes = (settings: Settings) => limitOf(settings, 'message_max_bytes', 10_000);
/** Seconds between two polls; reading is free of points, 3,000 requests in five minutes are allowed (section 15). */
export const pollSeconds = (settings: Settings) => limitOf(settings, 'poll_seconds', 30);
/** How long after it was written a post is looked up again, to learn that it was deleted, in milliseconds; 0: never. */
export const watchedFor = (settings: Settings) => limitOf(settings, 'watch_hours', 24) * 3_600_000;
/** Time between two such look-ups, in milliseconds. */
export const watchEvery = (settings: Settings) => limitOf(settings, 'watch_minutes', 10) * 60_000;
/** Seconds to stay away after a full budget when no header says how long. */
export const rateWaitSeconds = (settings: Settings) => limitOf(settings, 'rate_wait_seconds', 300);
/** Bytes of one picture and of a film (section 15: 2 MB, formerly 1; 300 MB, formerly 100). */
export const mediaBytes = (settings: Settings, kind: 'image' | 'video') =>
  limitOf(settings, `${kind}_max_bytes`, kind === 'image' ? 2_000_000 : 300_000_000);
/** Pictures of one post. */
export const pictures = (settings: Settings) => limitOf(settings, 'pictures_max', 4);

/** True unless the operator switched direct messages off. */
export function hasMessages(settings: Settings): boolean {
  return settings?.direct_messages !== 'no';
}
