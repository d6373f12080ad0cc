import type { Actor } from '#src/people/domain/policy.ts';

/** Decides who may read the register of all accounts: everybody at the desk, for it names what the city shows the world. */
export function canSeeRegister(actor: Actor): boolean {
  return actor.kind === 'staff' || actor.kind === 'system';
}

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
