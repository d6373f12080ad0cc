import type { Actor } from '#src/people/domain/policy.ts';

/** Decides who may look at the model and at what people corrected: whoever serves the whole city and answers for triage. */
export function canSeeModel(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'staff' && ['operator', 'coordinator'].includes(actor.role));
}

/** Decides who may train, choose a version, set the threshold and take corrections away as a file. */
export function canManageModel(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'staff' && actor.role === 'operator');
}
