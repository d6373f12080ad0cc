import type { Actor, Role } from '#src/people/domain/policy.ts';
import type { Privacy, Status } from '../schema.ts';

/** The facts of a report that decide who may do what with it. */
export interface ReportFacts {
  /** The agency that holds it now; null while it is with the coordinator. */
  agencyId: number | null;
  /** Agencies that held it before; they may follow what they handed on, not act on it. */
  earlierAgencyIds?: readonly number[];
  privacy: Privacy;
  status: Status;
}

export const reportActions = [
  'see',
  'answer',
  'note',
  'hand_on',
  'resolve',
  'close',
  'reopen',
  'correct',
  'look_at_identity',
  'settle',
  'hide',
  'enter_at_counter',
  'save_reply',
  'join',
  'forward',
  'import',
] as const;
export type ReportAction = (typeof reportActions)[number];

type Reach = 'none' | 'own' | 'all';

/** Role x action: for nobody, for reports of the own agency, or for every report. */
export const reportPolicy: Record<Role, Record<ReportAction, Reach>> = {
  //                see    answer note   hand_on resolve close reopen correct look  settle hide  counter save_reply join forward import
  mimin: row(
    'own',
    'own',
    'own',
    'own',
    'own',
    'own',
    'own',
    'own',
    'own',
    'own',
    'none',
    'own',
    'own',
    'own',
    'own',
    'none',
  ),
  head: row(
    'own',
    'own',
    'own',
    'own',
    'own',
    'own',
    'own',
    'own',
    'own',
    'own',
    'none',
    'own',
    'own',
    'own',
    'own',
    'none',
  ),
  coordinator: row(
    'all',
    'all',
    'all',
    'all',
    'all',
    'all',
    'all',
    'all',
    'all',
    'all',
    'all',
    'all',
    'all',
    'all',
    'all',
    'all',
  ),
  // What a row leaves out at its end is 'none'.
  leader: row('all', 'none', 'all'),
  // The operator keeps the machine, not the cases: sees that they flow, not who wrote.
  operator: row('all', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'all', 'none', 'none', 'all'),
};

function row(...reach: Reach[]): Record<ReportAction, Reach> {
  return Object.fromEntries(reportActions.map((action, i) => [action, reach[i] ?? 'none'])) as Record<
    ReportAction,
    Reach
  >;
}

/** What a token for programs may do, by its scope. */
const apiActions: Partial<Record<ReportAction, string>> = { see: 'reports:read', answer: 'answers:write' };

/** Decides whether somebody may do this with a report. */
export function canDo(actor: Actor, action: ReportAction, report: ReportFacts): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'resident') return false;
  const own = actor.agencyId !== null && actor.agencyId === report.agencyId;
  if (actor.kind === 'api') {
    const scope = apiActions[action];
    if (scope === undefined || !actor.scopes.includes(scope)) return false;
    return report.privacy === 'secret' ? own : own || actor.agencyId === null;
  }
  const reach = reportPolicy[actor.role][action];
  // A secret report is known to the handling agency and the coordinator only.
  if (report.privacy === 'secret') return reach !== 'none' && (own || actor.role === 'coordinator');
  if (reach === 'all') return true;
  if (reach === 'none' || actor.agencyId === null) return false;
  if (own) return true;
  return action === 'see' && (report.earlierAgencyIds?.includes(actor.agencyId) ?? false);
}

export const canSeeReport = (actor: Actor, report: ReportFacts) => canDo(actor, 'see', report);
export const canAnswer = (actor: Actor, report: ReportFacts) => canDo(actor, 'answer', report);
export const canHandOn = (actor: Actor, report: ReportFacts) => canDo(actor, 'hand_on', report);
export const canResolve = (actor: Actor, report: ReportFacts) => canDo(actor, 'resolve', report);
export const canCorrect = (actor: Actor, report: ReportFacts) => canDo(actor, 'correct', report);
export const canSettle = (actor: Actor, report: ReportFacts) => canDo(actor, 'settle', report);
/** Joining and splitting take the permission on both reports. */
export const canJoin = (actor: Actor, report: ReportFacts) => canDo(actor, 'join', report);
/** Carrying a report to another desk: SP4N-LAPOR!, LAKSA, another body's server. */
export const canForward = (actor: Actor, report: ReportFacts) => canDo(actor, 'forward', report);
export const canHide = (actor: Actor, report: ReportFacts) => canDo(actor, 'hide', report);

/** Decides who may read a joined report as part of its main one: whoever may read that, but for what only few may see at all. */
export function canSeeJoined(actor: Actor, joined: ReportFacts, main: ReportFacts): boolean {
  return canSeeReport(actor, joined) || (joined.privacy !== 'secret' && canSeeReport(actor, main));
}

/** Decides who may take a joined report out again: whoever may join at either end, and may read it. */
export function canSplit(actor: Actor, joined: ReportFacts, main: ReportFacts): boolean {
  return (canJoin(actor, joined) || canJoin(actor, main)) && canSeeJoined(actor, joined, main);
}

/** Decides who may see who the reporter is; of an anonymous report nobody may, whoever asks. */
export function canLookAtIdentity(actor: Actor, report: ReportFacts): boolean {
  return report.privacy !== 'anonymous' && canDo(actor, 'look_at_identity', report);
}
