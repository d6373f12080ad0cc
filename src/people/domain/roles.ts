import type { Role } from './policy.ts';

/** Says whether a role works for one agency; the others serve the whole city and may belong to none. */
export function needsAgency(role: Role): boolean {
  return role === 'mimin' || role === 'head';
}
