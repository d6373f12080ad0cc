/** Bytes of UTF-8 in a direct message (Messaging API, text of a message). */
export const directMaxBytes = 1_000;
/** Characters of a public comment by the API; `settings.public_max_characters` changes it without a release. */
export const publicMaxCharacters = 300;

/** Characters of a public comment that this account may write. */
export function publicLimit(settings: Record<string, string> | undefined): number {
  const set = Number(settings?.public_max_characters);
  return Number.isInteger(set) && set > 0 ? set : publicMaxCharacters;
}
