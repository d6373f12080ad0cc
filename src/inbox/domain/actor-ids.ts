import type { Actor } from '#src/people/domain/policy.ts';

/** The staff id that stands in the ledger; null for programs, residents and jobs. */
export function staffIdOf(actor: Actor): number | null {
  return actor.kind === 'staff' ? actor.staffId : null;
}
