export { type ApiScope, apiScopes } from './domain/api-scopes.ts';
export { type Actor, type ApiActor, allow, NotAllowed, type Role, roles, type StaffActor } from './domain/policy.ts';
export { staffContext } from './store/session.ts';
