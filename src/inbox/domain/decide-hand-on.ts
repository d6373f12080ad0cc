import type { Role } from '#src/people/domain/policy.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import type { Status } from '../schema.ts';

/** After this many hand-ons between agencies only the coordinator may give a report on (no ping-pong). */
export const handOnsBeforeCoordinator = 2;

/** Decides whether a report may be given on; a report that came back twice is the coordinator's to place. */
export function decideHandOn(
  report: { agencyId: number | null; earlierAgencyIds: readonly number[]; status: Status },
  toAgencyId: number | null,
  role: Role,
): Result<{ earlierAgencyIds: number[] }, 'same_agency' | 'already_ended' | 'coordinator_decides'> {
  if (report.status === 'resolved' || report.status === 'closed') return refuse('already_ended');
  if (toAgencyId === report.agencyId) return refuse('same_agency');
  const bounced = report.earlierAgencyIds.length >= handOnsBeforeCoordinator;
  if (bounced && toAgencyId !== null && role !== 'coordinator') return refuse('coordinator_decides');
  const earlier = report.agencyId === null ? report.earlierAgencyIds : [...report.earlierAgencyIds, report.agencyId];
  return { ok: true, earlierAgencyIds: [...new Set(earlier)] };
}
