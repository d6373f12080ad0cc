import type { StaffActor } from '#src/people/domain/policy.ts';

/** Decides whose figures somebody may read: the whole city's, those of one agency (its id), or none. */
export function figuresReach(actor: StaffActor): 'all' | number | 'none' {
  switch (actor.role) {
    case 'coordinator':
    case 'leader':
    case 'operator':
      return 'all';
    case 'head':
      return actor.agencyId ?? 'none';
    default:
      return 'none';
  }
}
