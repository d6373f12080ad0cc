import type { Kind, Urgency } from '../schema.ts';
import type { SlaPolicies, SlaPolicy } from './sla-schema.ts';

/** What is known of a report when its policy is chosen; `agency` null is the coordinator. */
export interface PolicyFacts {
  kind: Kind;
  urgency: Urgency;
  /** The network or door it came by. */
  channel: string;
  agency: string | null;
  inspection?: boolean;
}

const conditions = ['agency', 'channel', 'inspection', 'urgency', 'kind'] as const;
export type Condition = (typeof conditions)[number];

export interface PolicyChoice {
  policy: SlaPolicy;
  /** The conditions that this report meets; empty for the policy that holds for everything else. */
  because: Condition[];
  /** True when the policy went first because it names emergencies. */
  emergencyFirst: boolean;
  /** Ids of the other policies that would have fitted. */
  passedOver: string[];
}

function fits(policy: SlaPolicy, facts: PolicyFacts): boolean {
  return (
    (policy.kind?.includes(facts.kind) ?? true) &&
    (policy.urgency?.includes(facts.urgency) ?? true) &&
    (policy.channel?.includes(facts.channel) ?? true) &&
    (policy.agency === undefined || (facts.agency !== null && policy.agency.includes(facts.agency))) &&
    (policy.inspection === undefined || policy.inspection === (facts.inspection ?? false))
  );
}

// @NOTE An emergency outranks everything, or an agency's own slow promise would hide a fire. Then more conditions win over
// fewer; among equals the rarer condition (agency before channel before inspection before urgency before kind); then the list.
function rank(policy: SlaPolicy, facts: PolicyFacts): number {
  let met = 0;
  let rarity = 0;
  for (const [i, name] of conditions.entries()) {
    if (policy[name] === undefined) continue;
    met += 1;
    rarity += 1 << (conditions.length - 1 - i);
  }
  return (namesEmergency(policy, facts) ? 1_000 : 0) + met * 100 + rarity;
}

function namesEmergency(policy: SlaPolicy, facts: PolicyFacts): boolean {
  return facts.urgency === 'emergency' && policy.urgency !== undefined;
}

/** Chooses the most specific policy that fits a report and says why; throws only when the list breaks its own schema. */
export function choosePolicy(policies: SlaPolicies, facts: PolicyFacts): PolicyChoice {
  let best: SlaPolicy | undefined;
  let bestRank = -1;
  const fitting: string[] = [];
  for (const policy of policies) {
    if (!fits(policy, facts)) continue;
    fitting.push(policy.id);
    const own = rank(policy, facts);
    if (own > bestRank) [best, bestRank] = [policy, own];
  }
  if (!best) throw new Error('no policy is without conditions');
  const { id } = best;
  return {
    policy: best,
    because: conditions.filter((name) => best[name] !== undefined),
    emergencyFirst: namesEmergency(best, facts),
    passedOver: fitting.filter((other) => other !== id),
  };
}
