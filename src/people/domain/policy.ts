export const roles = ['mimin', 'coordinator', 'head', 'leader', 'operator'] as const;
export type Role = (typeof roles)[number];

/** Somebody of the staff, with an open session. */
export interface StaffActor {
  kind: 'staff';
  staffId: number;
  name: string;
  role: Role;
  /** The agency the person works for; null for those who serve the whole city. */
  agencyId: number | null;
  language: 'id' | 'en';
}

/** A program with a token; a token of an agency sees that agency only. */
export interface ApiActor {
  kind: 'api';
  tokenId: number;
  agencyId: number | null;
  scopes: readonly string[];
}

/** Who does something. `system` is a job or the command line on the server itself. */
export type Actor = StaffActor | ApiActor | { kind: 'resident' } | { kind: 'system' };

/** Thrown when the interface offered nothing of the kind: a forged or outdated request. Pages answer 403. */
export class NotAllowed extends Error {
  override name = 'NotAllowed';
}

/** Goes on only if the policy said yes. */
export function allow(allowed: boolean): void {
  if (!allowed) throw new NotAllowed('not allowed');
}

/** What this capability lets people do; every command names one of these. */
export const peopleActions = [
  'see_people',
  'invite',
  'end_staff',
  'transfer',
  'change_role',
  'end_sessions',
  'reset_password',
  'see_audit',
  'manage_tokens',
] as const;
export type PeopleAction = (typeof peopleActions)[number];

type Reach = 'none' | 'own' | 'all';

/** The whole policy: role x action, for nobody, for the own agency, or for every agency. */
export const peoplePolicy: Record<Role, Record<PeopleAction, Reach>> = {
  mimin: row('own', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  coordinator: row('all', 'all', 'all', 'all', 'none', 'all', 'all', 'all', 'none'),
  head: row('own', 'own', 'own', 'none', 'none', 'own', 'own', 'none', 'none'),
  leader: row('all', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'),
  operator: row('all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all'),
};

/** Whose account somebody may make, change or end: nobody reaches above their own work. */
export const grantableRoles: Record<Role, readonly Role[]> = {
  mimin: [],
  coordinator: ['mimin', 'head'],
  head: ['mimin'],
  leader: [],
  operator: roles,
};

function row(...reach: Reach[]): Record<PeopleAction, Reach> {
  return Object.fromEntries(peopleActions.map((action, i) => [action, reach[i] ?? 'none'])) as Record<
    PeopleAction,
    Reach
  >;
}

/** Decides whether somebody may do this for an agency (null: for those who serve the whole city). */
export function can(actor: Actor, action: PeopleAction, agencyId: number | null): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'staff') return false;
  const reach = peoplePolicy[actor.role][action];
  return reach === 'all' || (reach === 'own' && actor.agencyId !== null && actor.agencyId === agencyId);
}

interface Person {
  staffId: number;
  role: Role;
  agencyId: number | null;
}

function mayGrant(actor: Actor, role: Role): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'staff' && grantableRoles[actor.role].includes(role);
}

/** Decides who may see the list of an agency's people. */
export function canSeePeople(actor: Actor, agencyId: number | null): boolean {
  return can(actor, 'see_people', agencyId);
}

/** Decides who may invite somebody as this role into this agency. */
export function canInvite(actor: Actor, as: { role: Role; agencyId: number | null }): boolean {
  return can(actor, 'invite', as.agencyId) && mayGrant(actor, as.role);
}

/** Decides who may end somebody's work at the desk. */
export function canEndStaff(actor: Actor, person: Person): boolean {
  return can(actor, 'end_staff', person.agencyId) && mayGrant(actor, person.role);
}

/** Decides who may move somebody to another agency. */
export function canTransfer(actor: Actor, person: Person, toAgencyId: number | null): boolean {
  return can(actor, 'transfer', person.agencyId) && can(actor, 'transfer', toAgencyId) && mayGrant(actor, person.role);
}

/** Decides who may give somebody another role. */
export function canChangeRole(actor: Actor, person: Person, role: Role): boolean {
  return can(actor, 'change_role', person.agencyId) && mayGrant(actor, person.role) && mayGrant(actor, role);
}

/** Decides who may end sessions: everybody their own, those responsible also another's. */
export function canEndSessions(actor: Actor, person: Person): boolean {
  if (actor.kind === 'staff' && actor.staffId === person.staffId) return true;
  return can(actor, 'end_sessions', person.agencyId) && mayGrant(actor, person.role);
}

/** Decides who may make a link with which somebody sets a new password. */
export function canResetPassword(actor: Actor, person: Person): boolean {
  return can(actor, 'reset_password', person.agencyId) && mayGrant(actor, person.role);
}

/** Decides who may read the audit trail; it names people of every agency. */
export function canSeeAudit(actor: Actor): boolean {
  return can(actor, 'see_audit', null);
}

/** Decides who may make and end tokens for programs. */
export function canManageTokens(actor: Actor): boolean {
  return can(actor, 'manage_tokens', null);
}
