import { type Kind, kinds, type Urgency, urgencies } from '../schema.ts';
import { type EscalationRole, escalationRoles, SlaPolicies, type SlaPolicy, type Target } from './sla-schema.ts';

/** Parts of a promise that are a length of time. */
export const targetFields = ['firstAnswer', 'nextAnswer', 'resolution', 'pauseLimit'] as const;
export type TargetField = (typeof targetFields)[number];

/** The fields of one promise as the page sends them. */
export interface PolicyFields {
  id: string;
  nameId: string;
  nameEn: string;
  kind: string[];
  urgency: string[];
  channel: string[];
  agency: string[];
  inspection: string;
  counts: string;
  /** Amount and unit of each length; an empty amount is no promise. */
  targets: Record<TargetField, { amount: string; unit: string }>;
  /** Share of the time gone by at the warning, in percent. */
  warnPercent: string;
  ladder: Record<EscalationRole, string>;
  source: string;
}

/** What the fields hold for a promise as it is. */
export function policyFields(policy: SlaPolicy): PolicyFields {
  const target = (value: Target | null) =>
    value === null
      ? { amount: '', unit: 'minutes' }
      : 'minutes' in value
        ? { amount: String(value.minutes), unit: 'minutes' }
        : { amount: String(value.workingDays), unit: 'workingDays' };
  const after = (role: EscalationRole) => policy.escalateTo.find((step) => step.to === role)?.afterMinutes;
  return {
    id: policy.id,
    nameId: policy.name.id,
    nameEn: policy.name.en,
    kind: policy.kind ?? [],
    urgency: policy.urgency ?? [],
    channel: policy.channel ?? [],
    agency: policy.agency ?? [],
    inspection: policy.inspection === undefined ? '' : policy.inspection ? 'yes' : 'no',
    counts: policy.counts,
    targets: {
      firstAnswer: target(policy.firstAnswer),
      nextAnswer: target(policy.nextAnswer),
      resolution: target(policy.resolution),
      pauseLimit: target(policy.pauseLimit),
    },
    warnPercent: String(Math.round(policy.warnAt * 100)),
    ladder: Object.fromEntries(
      escalationRoles.map((role) => [role, String(after(role) ?? '')]),
    ) as PolicyFields['ladder'],
    source: policy.source,
  };
}

function readTarget({ amount, unit }: { amount: string; unit: string }): Target | null {
  if (amount.trim() === '') return null;
  return unit === 'workingDays' ? { workingDays: Number(amount) } : { minutes: Number(amount) };
}

/** The promise that the fields say; what cannot be meant is found when the whole list is read. */
export function readPolicyFields(fields: PolicyFields): SlaPolicy {
  const some = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);
  const conditions = {
    kind: some(kinds.filter((one): one is Kind => fields.kind.includes(one))),
    urgency: some(urgencies.filter((one): one is Urgency => fields.urgency.includes(one))),
    channel: some(fields.channel),
    agency: some(fields.agency),
    inspection: fields.inspection === '' ? undefined : fields.inspection === 'yes',
  };
  const stated = Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined));
  return {
    id: fields.id.trim(),
    name: { id: fields.nameId.trim(), en: fields.nameEn.trim() || fields.nameId.trim() },
    ...(stated as Partial<SlaPolicy>),
    counts: fields.counts === 'wall_clock' ? 'wall_clock' : 'working',
    firstAnswer: readTarget(fields.targets.firstAnswer),
    nextAnswer: readTarget(fields.targets.nextAnswer),
    resolution: readTarget(fields.targets.resolution),
    // Left empty it is refused by the schema: a question to the resident never holds a clock for ever.
    pauseLimit: readTarget(fields.targets.pauseLimit) ?? { minutes: 0 },
    warnAt: Number(fields.warnPercent) / 100,
    escalateTo: escalationRoles
      .filter((role) => fields.ladder[role].trim() !== '')
      .map((to) => ({ afterMinutes: Number(fields.ladder[to]), to }))
      .sort((a, b) => a.afterMinutes - b.afterMinutes),
    source: fields.source.trim(),
  };
}

/** The list with one promise put in its place, at the end when it is new, or taken out (`policy` null). The first thing that cannot be meant is told. */
export function putPolicy(
  list: SlaPolicies,
  id: string,
  policy: SlaPolicy | null,
): { ok: true; list: SlaPolicies } | { ok: false; field: string; detail: string } {
  const next =
    policy === null
      ? list.filter((one) => one.id !== id)
      : list.some((one) => one.id === id)
        ? list.map((one) => (one.id === id ? policy : one))
        : [...list, policy];
  const read = SlaPolicies.safeParse(next);
  if (read.success) return { ok: true, list: read.data };
  const issue = read.error.issues[0];
  return { ok: false, field: String(issue?.path[1] ?? 'list'), detail: issue?.message ?? '' };
}
