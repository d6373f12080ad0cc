import type { CityTables } from '#src/language/schema.ts';
import type { StaffActor } from '#src/people/domain/policy.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canResolve, type ReportFacts } from './policy.ts';

/** What calling a report resolved takes, by its topic. */
export interface EndingRule {
  proof: boolean;
  approval: boolean;
}

/** Reads the rule off the city's own table; a report without a topic takes neither. */
export function endingRule(topics: CityTables['topics'], topic: string | undefined): EndingRule {
  const row = topic === undefined ? undefined : topics.find((one) => one.code === topic);
  return { proof: row?.proof ?? false, approval: row?.approval ?? false };
}

/** A head who resolves by himself has given his word; everybody else asks for it. */
export function mustAsk(actor: StaffActor, report: ReportFacts, rule: EndingRule): boolean {
  return rule.approval && !isHeadOf(actor, report);
}

/** Decides who may approve or send back: the agency's head, and in the head's place a coordinator. */
export function canDecideEnding(actor: StaffActor, report: ReportFacts): boolean {
  return canResolve(actor, report) && (actor.role === 'coordinator' || isHeadOf(actor, report));
}

/** Two people look at it: nobody approves what he asked for himself. */
export function decideApproval(actor: StaffActor, askedBy: number): Result<object, 'own_request'> {
  return actor.staffId === askedBy ? refuse('own_request') : { ok: true };
}

function isHeadOf(actor: StaffActor, report: ReportFacts): boolean {
  return actor.role === 'head' && actor.agencyId !== null && actor.agencyId === report.agencyId;
}
