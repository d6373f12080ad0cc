type Settings = Record<string, string> | undefined;

const hour = 3_600_000;
const minute = 60_000;

/** A whole number that the operator set, or the network's own figure. */
export function limitOf(settings: Settings, name: string, usual: number): number {
  const typed = settings?.[name] ?? '';
  const set = Number(typed);
  return typed !== '' && Number.isInteger(set) && set >= 0 ? set : usual;
}

/** Weighted length of a post (platform-apis, section 6.2; 25,000 with Premium). */
export const postLimit = (settings: Settings) => limitOf(settings, 'post_max_weighted', 280);
/** Characters of one direct message (X API, POST dm_conversations: 10,000). */
export const messageLimit = (settings: Settings) => limitOf(settings, 'message_max_characters', 10_000);
/** Seconds between two polls: direct messages may be read 15 times in 15 minutes (section 6.1), answers are looked up besides. */
export const pollSeconds = (settings: Settings) => limitOf(settings, 'poll_seconds', 120);
/** Own posts looked at in each poll, for what was typed in X's app and for new quotes (the API wants 5 to 100). */
export const ownPosts = (settings: Settings) => Math.min(100, Math.max(5, limitOf(settings, 'poll_own_posts', 20)));
/** How long after it was written a post is looked up again, to learn that it was deleted, in milliseconds; 0: never. */
export const watchedFor = (settings: Settings) => limitOf(settings, 'watch_hours', 24) * hour;
/** Time between two such look-ups, in milliseconds; a post is charged once a UTC day however often it is read. */
export const watchEvery = (settings: Settings) => limitOf(settings, 'watch_minutes', 60) * minute;
/** Seconds to stay away after 429 when no header says how long: the length of X's usual window. */
export const rateWaitSeconds = (settings: Settings) => limitOf(settings, 'rate_wait_seconds', 900);
/** Bytes of one piece of an upload (media/upload append: at most 5 MB). */
export const pieceBytes = (settings: Settings) => limitOf(settings, 'upload_piece_bytes', 4_000_000);
/** Bytes of a picture, a moving picture and a film (section 6.2). */
export const mediaBytes = (settings: Settings, kind: 'image' | 'gif' | 'video') =>
  limitOf(settings, `${kind}_max_bytes`, { image: 5_000_000, gif: 15_000_000, video: 512_000_000 }[kind]);
/** Pictures of one post. */
export const pictures = (settings: Settings) => limitOf(settings, 'pictures_max', 4);

/** True for a contract with X (Enterprise), which lets an account answer whom it likes; others must have been called. */
export function answersAnybody(settings: Settings): boolean {
  return settings?.access === 'enterprise';
}

/** True unless the operator switched direct messages off: each one read costs. */
export function hasMessages(settings: Settings): boolean {
  return settings?.direct_messages !== 'no';
}
