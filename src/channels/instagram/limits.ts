/** Bytes of UTF-8 in a direct message (Messaging API, text of a message). */
export const directMaxBytes = 1_000;
/** Characters of a public comment by the API; `settings.public_max_characters` changes it without a release. */
export const publicMaxCharacters = 300;

const hour = 3_600_000;
/** Direct messages are open this long after the person's last message, in milliseconds. */
export const directWindow = 24 * hour;
/** A person (never a machine) may answer this long with the HUMAN_AGENT tag, where Meta approved it. */
export const humanAgentWindow = 7 * 24 * hour;
/** One private reply to a comment is possible this long. */
export const privateReplyWindow = 7 * 24 * hour;

/** Characters of a public comment that this account may write. */
export function publicLimit(settings: Record<string, string> | undefined): number {
  const set = Number(settings?.public_max_characters);
  return Number.isInteger(set) && set > 0 ? set : publicMaxCharacters;
}

/** True when Meta approved the Human Agent feature for this account and the operator said so. */
export function mayUseHumanAgent(settings: Record<string, string> | undefined): boolean {
  return settings?.human_agent === 'on';
}
