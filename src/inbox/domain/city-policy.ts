import type { Actor } from '#src/people/domain/policy.ts';

/** Decides who may change the city's tables: whoever answers for where reports go. */
export function canEditCityTables(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'staff' && ['operator', 'coordinator'].includes(actor.role));
}
