/** Letters of a post or a reply, an emoji by its bytes (platform-apis, section 5); `settings.text_max_characters` changes it. */
const textMax = 500;
/** Links in one text; more are refused (`THREADS_API__LINK_LIMIT_EXCEEDED`). */
const linkMax = 5;

/** Letters that one text may have. */
export function textLimit(settings: Record<string, string> | undefined): number {
  return positive(settings?.text_max_characters) ?? textMax;
}

/** Whether a text has more links than Threads takes; the same one again counts once. */
export function hasTooManyLinks(settings: Record<string, string>, words: string): boolean {
  const links = new Set(words.match(/\bhttps?:\/\/[^\s<>"]+/gi) ?? []);
  return links.size > (positive(settings.max_links) ?? linkMax);
}

/** A setting as a whole number above zero, or undefined. */
export function positive(value: string | undefined): number | undefined {
  const found = Number(value);
  return Number.isInteger(found) && found > 0 ? found : undefined;
}
