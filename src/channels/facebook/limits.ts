/** Characters of a message in Messenger (Send API, text of a message). */
export const directMaxCharacters = 2_000;
/** Characters of a comment that the web page takes; the API documents none. `settings.public_max_characters` changes it. */
const publicMaxCharacters = 8_000;
/** Characters of a post on a Page (platform-apis, section 3.3). */
export const postMaxCharacters = 63_206;

/** Characters of a comment that this Page may write. */
export function publicLimit(settings: Record<string, string> | undefined): number {
  const set = Number(settings?.public_max_characters);
  return Number.isInteger(set) && set > 0 ? set : publicMaxCharacters;
}
