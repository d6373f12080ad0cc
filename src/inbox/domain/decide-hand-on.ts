import type { Role } from '#src/people/domain/policy.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import type { Status } from '../schema.ts';

/** So many times an agency may give a report away by itself; the next time the coordinator decides (no ping-pong). */
const freeBounces = 1;

/** What the ledger tells of a report's way so far. */
export interface HandOnPast {
  /** How often an agency gave it away: to another agency or back to the coordinator. */
  bounces: number;
  /** The coordinator has decided about it after it had bounced. */
  decided: boolean;
}

export interface HandOnDecision {
  earlierAgencyIds: number[];
  /** Where it really goes; null is the coordinator. */
  toAgencyId: number | null;
  /** Which bounce this is; null when the coordinator places it. */
  bounce: number | null;
  /** Where the agency wanted it to go, when the coordinator decides instead. */
  wanted: number | null;
  /** The coordinator's word, after which no agency hands it on. */
  decision: boolean;
}

/** Decides where a report goes: the second bounce is the coordinator's to decide, and what they decided no agency hands on again. */
export function decideHandOn(
  report: { agencyId: number | null; earlierAgencyIds: readonly number[]; status: Status },
  toAgencyId: number | null,
  role: Role,
  past: HandOnPast,
): Result<HandOnDecision, 'same_agency' | 'already_ended' | 'coordinator_decided'> {
  if (report.status === 'resolved' || report.status === 'closed') return refuse('already_ended');
  if (toAgencyId === report.agencyId) return refuse('same_agency');
  const byAgency = role !== 'coordinator';
  if (byAgency && past.decided) return refuse('coordinator_decided');
  const forced = byAgency && toAgencyId !== null && past.bounces >= freeBounces;
  const earlier = report.agencyId === null ? report.earlierAgencyIds : [...report.earlierAgencyIds, report.agencyId];
  return {
    ok: true,
    earlierAgencyIds: [...new Set(earlier)],
    toAgencyId: forced ? null : toAgencyId,
    bounce: byAgency ? past.bounces + 1 : null,
    wanted: forced ? toAgencyId : null,
    decision: !byAgency && toAgencyId !== null && past.bounces > freeBounces,
  };
}
