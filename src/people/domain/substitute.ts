import { type Refusal, refuse } from '#src/shared/result.ts';
import type { Role } from './policy.ts';

interface Colleague {
  staffId: number;
  role: Role;
  agencyId: number | null;
  endedAt: Date | null;
}

export type SubstituteRefusal =
  | 'substitute_unknown'
  | 'substitute_is_same'
  | 'substitute_has_left'
  | 'substitute_elsewhere';

/** Decides who takes over the open reports: an active colleague of the same agency, or nobody (they stay with the agency). */
export function decideSubstitute(
  leaver: Colleague,
  substitute: Colleague | undefined,
): { ok: true; substituteId: number | null } | Refusal<SubstituteRefusal> {
  if (!substitute) return { ok: true, substituteId: null };
  if (substitute.staffId === leaver.staffId) return refuse('substitute_is_same');
  if (substitute.endedAt) return refuse('substitute_has_left');
  if (substitute.agencyId !== leaver.agencyId) return refuse('substitute_elsewhere');
  return { ok: true, substituteId: substitute.staffId };
}
