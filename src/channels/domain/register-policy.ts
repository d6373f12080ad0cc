import type { Actor } from '#src/people/domain/policy.ts';

// The register is read by everybody at the desk: it names what the city shows the world.

/** Decides who may change what is noted of an account: coordinator and operator of all, a head of those of the own agency. */
export function canEditAccount(actor: Actor, agencyId: number | null): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'staff') return false;
  if (actor.role === 'coordinator' || actor.role === 'operator') return true;
  return actor.role === 'head' && agencyId !== null && actor.agencyId === agencyId;
}

/** Decides who may bring in a list: it may touch every agency. */
export function canImportAccounts(actor: Actor): boolean {
  return (
    actor.kind === 'system' || (actor.kind === 'staff' && (actor.role === 'coordinator' || actor.role === 'operator'))
  );
}
