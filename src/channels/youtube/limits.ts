import { limitOf } from '../google/limits.ts';

type Settings = Record<string, string> | undefined;

/** Characters of one comment (YouTube Help; the API answers `commentTextTooLong` above it). */
export const commentLimit = (settings: Settings) => limitOf(settings, 'comment_max_characters', 10_000);
/** Units a day of one Google Cloud project, for all its accounts together (YouTube Data API, quota model of 1 June 2026). */
export const dailyUnits = (settings: Settings) => limitOf(settings, 'daily_units', 10_000);
/** Pages of 100 threads looked through for what changed further down, and when connecting. */
export const deepPages = (settings: Settings) => limitOf(settings, 'deep_pages', 5);
/** Minutes between two such looks. */
export const deepMinutes = (settings: Settings) => limitOf(settings, 'deep_minutes', 60);
/** Seconds between two polls: each costs two units at least, and a city's accounts share one project's budget. */
export const pollSeconds = (settings: Settings) => limitOf(settings, 'poll_seconds', 600);
/** Seconds for which the hub is asked to tell us of our videos (what it gives when nothing is asked: five days). */
export const leaseSeconds = (settings: Settings) => limitOf(settings, 'hub_lease_seconds', 432_000);
/** UTF-16 units of a title and bytes of a description (videos, resource representation). */
export const titleLimit = (settings: Settings) => limitOf(settings, 'title_max', 100);
export const descriptionBytes = (settings: Settings) => limitOf(settings, 'description_max_bytes', 5_000);
/** Characters of all tags together (videos, `snippet.tags[]`). */
export const tagsLimit = (settings: Settings) => limitOf(settings, 'tags_max', 500);

/** Units that each call costs (YouTube Data API, quota costs); `videos.insert` has a bucket of its own. */
export const unitCosts = { list: 1, write: 50, upload: 0 } as const;
