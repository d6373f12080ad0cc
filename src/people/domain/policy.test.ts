import { expect, test } from 'vitest';
import {
  type Actor,
  allow,
  can,
  canChangeRole,
  canEndSessions,
  canEndStaff,
  canInvite,
  canManageTokens,
  canResetPassword,
  canSeeAudit,
  canSeePeople,
  canTransfer,
  NotAllowed,
  type PeopleAction,
  peopleActions,
  type Role,
  roles,
} from './policy.ts';

const own = 1;
const other = 2;
const staff = (role: Role, agencyId: number | null = own): Actor => ({
  kind: 'staff',
  staffId: 7,
  name: 'Sari',
  role,
  agencyId,
  language: 'id',
});

// Where each role may do it: the own agency (o), another agency (x), the whole city's people (c). Empty: nowhere.
const table: Record<Role, Record<PeopleAction, string>> = {
  mimin: line('o', '', '', '', '', '', '', '', ''),
  coordinator: line('oxc', 'oxc', 'oxc', 'oxc', '', 'oxc', 'oxc', 'oxc', ''),
  head: line('o', 'o', 'o', '', '', 'o', 'o', '', ''),
  leader: line('oxc', '', '', '', '', '', '', '', ''),
  operator: line('oxc', 'oxc', 'oxc', 'oxc', 'oxc', 'oxc', 'oxc', 'oxc', 'oxc'),
};
function line(...cells: string[]): Record<PeopleAction, string> {
  expect(cells).toHaveLength(peopleActions.length);
  return Object.fromEntries(peopleActions.map((action, i) => [action, cells[i] ?? ''])) as Record<PeopleAction, string>;
}

const cases = roles.flatMap((role) =>
  peopleActions.flatMap((action) =>
    (
      [
        ['o', own],
        ['x', other],
        ['c', null],
      ] as const
    ).map(([mark, agencyId]) => ({ role, action, mark, agencyId, expected: table[role][action].includes(mark) })),
  ),
);

test.each(cases)('$role, $action, agency $mark: $expected', ({ role, action, agencyId, expected }) => {
  expect(can(staff(role), action, agencyId)).toBe(expected);
});

test('a head without an agency reaches nobody, not even those without one', () => {
  for (const action of peopleActions) expect(can(staff('head', null), action, null)).toBe(false);
});

test('residents and programs may do nothing to people; the server itself may', () => {
  for (const action of peopleActions) {
    expect(can({ kind: 'resident' }, action, own)).toBe(false);
    expect(can({ kind: 'api', tokenId: 1, agencyId: own, scopes: ['reports:write'] }, action, own)).toBe(false);
    expect(can({ kind: 'system' }, action, null)).toBe(true);
  }
});

// Whom each role may make, move or end (in its own agency).
const grants: Record<Role, Role[]> = {
  mimin: [],
  coordinator: ['mimin', 'head'],
  head: ['mimin'],
  leader: [],
  operator: ['mimin', 'coordinator', 'head', 'leader', 'operator'],
};
test.each(roles.flatMap((role) => roles.map((target) => ({ role, target, expected: grants[role].includes(target) }))))(
  'a $role over a $target: $expected',
  ({ role, target, expected }) => {
    const person = { staffId: 8, role: target, agencyId: own };
    expect(canInvite(staff(role), { role: target, agencyId: own })).toBe(expected);
    expect(canEndStaff(staff(role), person)).toBe(expected);
    expect(canResetPassword(staff(role), person)).toBe(expected);
    expect(canEndSessions(staff(role), person)).toBe(expected);
    expect(canTransfer(staff(role), person, other)).toBe(expected && role !== 'head');
    expect(canChangeRole(staff(role), person, 'mimin')).toBe(role === 'operator');
  },
);

test('a head invites no mimin into another agency, and a coordinator makes no operator', () => {
  expect(canInvite(staff('head'), { role: 'mimin', agencyId: other })).toBe(false);
  expect(canInvite(staff('coordinator'), { role: 'operator', agencyId: null })).toBe(false);
});

test('everybody may end their own sessions', () => {
  for (const role of roles) expect(canEndSessions(staff(role), { staffId: 7, role, agencyId: own })).toBe(true);
});

test('what concerns no single agency', () => {
  expect(roles.filter((role) => canSeeAudit(staff(role)))).toEqual(['coordinator', 'operator']);
  expect(roles.filter((role) => canManageTokens(staff(role)))).toEqual(['operator']);
  expect(roles.filter((role) => canSeePeople(staff(role), other))).toEqual(['coordinator', 'leader', 'operator']);
});

test('what is not allowed is thrown', () => {
  expect(() => allow(false)).toThrow(NotAllowed);
  expect(() => allow(true)).not.toThrow();
});
