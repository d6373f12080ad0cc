import type { ReplyFacts } from '../domain/network.ts';

const hour = 3_600_000;
/** Direct messages are open this long after the person's last message, in milliseconds (Messenger Platform, 24 hours). */
const directWindow = 24 * hour;
/** A person (never a machine) may answer this long with the HUMAN_AGENT tag, where Meta approved it. */
const humanAgentWindow = 7 * 24 * hour;
/** One private reply to a comment is possible this long after it. */
export const privateReplyWindow = 7 * 24 * hour;

/** True when Meta approved the Human Agent feature for this account and the operator said so. */
function mayUseHumanAgent(settings: Record<string, string> | undefined): boolean {
  return settings?.human_agent === 'on';
}

/** How long a direct message may be answered in Instagram and Messenger, in milliseconds. */
export function directWindowOf(settings: Record<string, string> | undefined): number {
  return mayUseHumanAgent(settings) ? humanAgentWindow : directWindow;
}

/** When a window of this many milliseconds after the person's last word closes; undefined when it has. */
export function openUntil(facts: Pick<ReplyFacts, 'lastInboundAt' | 'now'>, window: number): Date | undefined {
  const until = new Date(facts.lastInboundAt.getTime() + window);
  return facts.now >= until ? undefined : until;
}

/** What must stand beside a direct message of this age; undefined when it may not be sent. An automatic one never bears the tag. */
export function tagFor(
  settings: Record<string, string>,
  automatic: boolean,
  age: number,
): Record<string, string> | undefined {
  if (age < directWindow) return {};
  if (automatic || !mayUseHumanAgent(settings) || age >= humanAgentWindow) return undefined;
  return { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
}
