import { type City, maskPersonalData, type Triage, type TriageModel, triage } from '#src/language/index.ts';
import type { Kind, Privacy, Status, Urgency } from '../schema.ts';
import { decideEscalation } from './clock-escalation.ts';
import { applyToClocks, decideClocks } from './clock-rules.ts';
import { type Clocks, nextDueAt, noClocks } from './clock-state.ts';
import { decideIntake } from './decide-intake.ts';
import { reportTitle } from './report-title.ts';
import { decideRoute, type Route } from './route-report.ts';
import { choosePolicy } from './sla-policy.ts';
import type { SlaPolicies } from './sla-schema.ts';
import { withStatedTopic } from './stated-topic.ts';
import { triagedText } from './triaged-text.ts';
import type { Calendars } from './working-calendar.ts';

/** What planning needs to know of the city; the city's state in memory fits. */
export interface CityRules {
  /** How long the resident may say "not fixed", in days. */
  reopenDays?: number | undefined;
  compiled: City;
  /** What triage learned beside the tables; without it the rules decide alone. */
  model?: TriageModel | undefined;
  routeThreshold: number;
  policies: SlaPolicies;
  calendars: Calendars;
  agencyIds: ReadonlyMap<string, number>;
  agencyCodes: ReadonlyMap<number, string>;
  topicIds: ReadonlyMap<string, number>;
  topicCodes: ReadonlyMap<number, string>;
  kelurahanCodes: ReadonlyMap<string, { code: string; parent: string }>;
  kecamatanCodes: ReadonlyMap<string, string>;
}

/** One new message, already known to be new and to stand in a conversation. */
export interface PlannedItem {
  messageId: number;
  item: 'message' | 'comment' | 'mention' | 'unsupported' | 'echo' | 'automatic';
  text: string;
  subject: string | null;
  at: Date;
  connectedAt: Date;
  network: string;
  followsReport: boolean;
  given: {
    code?: string;
    place?: string;
    kelurahanCode?: string;
    latitude?: number;
    longitude?: number;
    privacy?: Privacy;
    enteredBy?: number;
    via?: string;
    suspect?: boolean;
    topic?: string;
  };
}

/** A report as far as new messages change it. */
export interface LivingReport {
  status: Status;
  kind: Kind;
  urgency: Urgency;
  topicId: number | null;
  agencyId: number | null;
  /** Somebody decided that the matter needs an inspection; a new report has no such decision yet. */
  inspection?: boolean;
  network: string;
  clocks: Clocks;
  escalations: string[];
  endedAt: Date | null;
  lastMessageAt: Date;
}

export interface NewReportPlan extends LivingReport {
  title: string;
  privacy: Privacy;
  triage: Triage;
  route: Route;
  outsideOwner: string | null;
  kelurahanCode: string | null;
  kecamatanCode: string | null;
  road: string | null;
  placeText: string | null;
  openedAt: Date;
}

export type Step =
  | { to: 'nothing' }
  | { to: 'new'; plan: NewReportPlan }
  | { to: 'current'; event: 'resident_wrote' | 'reopened' | 'answered_elsewhere' | null; changed: LivingReport };

/** Decides where one message goes and what it does to its report; `current` is the conversation's report as the batch left it. */
export function planMessage(item: PlannedItem, current: LivingReport | null, rules: CityRules, now: Date): Step {
  const reads = item.item === 'message' || item.item === 'comment' || item.item === 'mention';
  const words = triagedText(item.subject, item.text);
  const read = triage(reads ? words : '', rules.compiled, rules.model);
  const understood = withStatedTopic(
    read,
    item.given.topic,
    rules.compiled,
    item.given.topic === undefined ? null : readPlace(item, read, rules).kecamatanCode,
  );
  const kind: Kind = item.item === 'unsupported' ? 'information' : understood.kind;
  const route = decideRoute(understood, rules.routeThreshold);
  const topic = understood.topics[0];
  const intake = decideIntake({
    item: item.item,
    kind,
    topic: topic && topic.confidence >= rules.routeThreshold ? topic.topic : null,
    at: item.at,
    connectedAt: item.connectedAt,
    followsReport: item.followsReport,
    reopenDays: rules.reopenDays,
    current: current && {
      status: current.status,
      topic: current.topicId === null ? null : (rules.topicCodes.get(current.topicId) ?? null),
      endedAt: current.endedAt,
    },
  });
  if (intake === 'keep') return { to: 'nothing' };
  if (intake === 'open' || !current) return { to: 'new', plan: planReport(item, kind, understood, route, rules, now) };
  return planAppend(item, intake, current, rules);
}

/** Clocks run only where somebody waits for an answer: praise, chatter and spam promise nothing. */
export function hasClocks(kind: Kind): boolean {
  return kind !== 'praise' && kind !== 'chatter' && kind !== 'spam';
}

/** A title is one sentence; what lies behind so many letters is never part of it. */
const mostTitled = 2_000;

function planReport(
  item: PlannedItem,
  kind: Kind,
  understood: Triage,
  route: Route,
  rules: CityRules,
  now: Date,
): NewReportPlan {
  const topic = understood.topics[0];
  const agencyCode = route.to === 'agency' ? route.agency : null;
  const urgency = understood.urgency;
  const openedAt = item.at < now ? item.at : now;
  const place = readPlace(item, understood, rules);
  const clocks = hasClocks(kind)
    ? decideClocks(
        choosePolicy(rules.policies, { kind, urgency, channel: item.network, agency: agencyCode }).policy,
        rules.calendars(agencyCode),
        { receivedAt: item.at, connectedAt: item.item === 'message' ? null : item.connectedAt },
        now,
      )
    : noClocks;
  return {
    status: 'open',
    kind,
    urgency,
    topicId: topic ? (rules.topicIds.get(topic.topic) ?? null) : null,
    agencyId: agencyCode === null ? null : (rules.agencyIds.get(agencyCode) ?? null),
    network: item.network,
    clocks,
    escalations: [],
    endedAt: null,
    lastMessageAt: openedAt,
    // Masked before it is cut: half a number would be no number any more.
    title: reportTitle(
      maskPersonalData((item.subject ? `${item.subject}: ${item.text}` : item.text).slice(0, mostTitled)),
    ),
    privacy: item.given.privacy ?? 'open',
    triage: understood,
    route,
    outsideOwner: route.to === 'outside' ? route.owner : null,
    ...place,
    openedAt,
  };
}

/** What the sender stated (a list, a typed place) stands above what the words say. */
function readPlace(item: PlannedItem, understood: Triage, rules: CityRules) {
  const span = understood.place?.span;
  const said = span ? triagedText(item.subject, item.text).slice(span[0], span[1]) : null;
  const named = understood.place?.kelurahan ? rules.kelurahanCodes.get(understood.place.kelurahan) : undefined;
  const stated = item.given.kelurahanCode
    ? [...rules.kelurahanCodes.values()].find((one) => one.code === item.given.kelurahanCode)
    : undefined;
  const kelurahan = stated ?? named;
  return {
    kelurahanCode: kelurahan?.code ?? null,
    kecamatanCode:
      kelurahan?.parent ??
      (understood.place?.kecamatan ? (rules.kecamatanCodes.get(understood.place.kecamatan) ?? null) : null),
    road: understood.place?.road ?? null,
    placeText: item.given.place ?? said,
  };
}

function planAppend(
  item: PlannedItem,
  intake: 'append' | 'append_quietly' | 'reopen',
  current: LivingReport,
  rules: CityRules,
): Step {
  const agencyCode = current.agencyId === null ? null : (rules.agencyCodes.get(current.agencyId) ?? null);
  const policy = choosePolicy(rules.policies, {
    kind: current.kind,
    urgency: current.urgency,
    channel: current.network,
    agency: agencyCode,
    inspection: current.inspection ?? false,
  }).policy;
  const calendar = rules.calendars(agencyCode);
  const base = { ...current, lastMessageAt: item.at > current.lastMessageAt ? item.at : current.lastMessageAt };
  const apply = (type: 'resident_wrote' | 'reopened' | 'human_answered') =>
    applyToClocks(current.clocks, { type, at: item.at }, calendar, policy);

  if (item.item === 'echo') {
    return { to: 'current', event: 'answered_elsewhere', changed: { ...base, clocks: apply('human_answered') } };
  }
  if (intake === 'append_quietly') return { to: 'current', event: null, changed: base };
  if (intake === 'append') {
    const ended = current.status === 'resolved' || current.status === 'closed';
    return {
      to: 'current',
      event: 'resident_wrote',
      changed: {
        ...base,
        status: ended ? current.status : 'open',
        clocks: ended ? current.clocks : apply('resident_wrote'),
      },
    };
  }
  return {
    to: 'current',
    event: 'reopened',
    changed: { ...base, status: 'open', endedAt: null, clocks: apply('reopened') },
  };
}

/** The two instants that a report's row keeps beside its clocks: what is due next, and when to look again. */
export function clockTimes(
  clocks: Clocks,
  escalations: readonly string[],
  rules: Pick<CityRules, 'policies' | 'calendars'>,
  now: Date,
) {
  const decision = decideEscalation(clocks, now, escalations, rules);
  const overdue = decision.raise.length > 0 || decision.pausesEnded.length > 0;
  return { nextDueAt: nextDueAt(clocks), nextCheckAt: overdue ? now.toISOString() : decision.nextAt };
}
