const hour = 3_600_000;
/** A person may be answered freely this long after their last message, in milliseconds (platform-apis, section 4.2). */
export const freeWindow = 24 * hour;

/** Letters of a free text message (section 4.2, sizes); `settings.text_max_characters` changes it without a release. */
const textMax = 4_096;
/** Letters put into a template: its whole body may have 1,024, and its own words need room (WhatsApp Manager's limit of a body). */
const templateMax = 900;

/** Letters of a free answer. */
export function textLimit(settings: Record<string, string> | undefined): number {
  return positive(settings?.text_max_characters) ?? textMax;
}

/** Letters of an answer that goes into a template. */
export function templateLimit(settings: Record<string, string> | undefined): number {
  return positive(settings?.template_max_characters) ?? templateMax;
}

/** The approved templates an answer may be put into, the first one first; a template has one body parameter. */
export function templatesOf(settings: Record<string, string> | undefined): string[] {
  return (settings?.templates ?? '')
    .split(/[,\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function positive(value: string | undefined): number | undefined {
  const found = Number(value);
  return Number.isInteger(found) && found > 0 ? found : undefined;
}
