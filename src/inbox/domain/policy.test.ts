import { expect, test } from 'vitest';
import { type Actor, type Role, roles } from '#src/people/domain/policy.ts';
import {
  canDo,
  canLookAtIdentity,
  canSeeJoined,
  canSplit,
  type ReportAction,
  type ReportFacts,
  reportActions,
  reportPolicy,
} from './policy.ts';

const dishub = 1;
const dlh = 2;
const staff = (role: Role, agencyId: number | null): Actor => ({
  kind: 'staff',
  staffId: 9,
  name: 'Sari',
  role,
  agencyId,
  language: 'id',
});
const report = (facts: Partial<ReportFacts> = {}): ReportFacts => ({
  agencyId: dishub,
  privacy: 'open',
  status: 'open',
  ...facts,
});

test('the table has a cell for each role and action', () => {
  for (const role of roles)
    for (const action of reportActions) expect(reportPolicy[role][action]).toMatch(/^(none|own|all)$/);
});

const expected: Record<Role, { own: ReportAction[]; other: ReportAction[] }> = {
  mimin: { own: reportActions.filter((action) => action !== 'hide' && action !== 'import'), other: [] },
  head: { own: reportActions.filter((action) => action !== 'hide' && action !== 'import'), other: [] },
  coordinator: { own: [...reportActions], other: [...reportActions] },
  leader: { own: ['see', 'note'], other: ['see', 'note'] },
  operator: { own: ['see', 'settle', 'save_reply'], other: ['see', 'settle', 'save_reply'] },
};
for (const role of roles) {
  test(`${role}: own agency's and another agency's reports`, () => {
    const actor = staff(role, dishub);
    const may = (facts: ReportFacts) => reportActions.filter((action) => canDo(actor, action, facts));
    expect(may(report())).toEqual(expected[role].own);
    expect(may(report({ agencyId: dlh }))).toEqual(expected[role].other);
  });
}

test('a joined report is read with its main one, but a secret one only by those who may see it, and taken out at either end', () => {
  const [joined, secret] = [report({ agencyId: dlh }), report({ agencyId: dlh, privacy: 'secret' })];
  const actor = staff('mimin', dishub);
  expect([canSeeJoined(actor, joined, report()), canSplit(actor, joined, report())]).toEqual([true, true]);
  expect([canSeeJoined(actor, secret, report()), canSplit(actor, secret, report())]).toEqual([false, false]);
  expect(canSplit(staff('mimin', dlh), secret, report())).toBe(true);
  expect(canSplit(staff('leader', null), joined, report())).toBe(false);
});

test('an agency follows what it handed on, and does nothing with it', () => {
  const facts = report({ agencyId: dlh, earlierAgencyIds: [dishub] });
  expect(reportActions.filter((action) => canDo(staff('mimin', dishub), action, facts))).toEqual(['see']);
});

test('a report with the coordinator belongs to no agency', () => {
  expect(canDo(staff('mimin', dishub), 'see', report({ agencyId: null }))).toBe(false);
  expect(canDo(staff('coordinator', null), 'answer', report({ agencyId: null }))).toBe(true);
});

test('a secret report is seen by the handling agency and the coordinator only', () => {
  const secret = report({ privacy: 'secret', earlierAgencyIds: [dlh] });
  const sees = (actor: Actor) => canDo(actor, 'see', secret);
  expect(sees(staff('mimin', dishub))).toBe(true);
  expect(sees(staff('coordinator', null))).toBe(true);
  for (const actor of [staff('mimin', dlh), staff('leader', null), staff('operator', null)])
    expect(sees(actor)).toBe(false);
});

test('nobody sees who wrote an anonymous report', () => {
  for (const role of roles)
    expect(canLookAtIdentity(staff(role, dishub), report({ privacy: 'anonymous' }))).toBe(false);
  expect(canLookAtIdentity(staff('mimin', dishub), report())).toBe(true);
});

test('a token does what its scopes say, within its agency', () => {
  const token = (agencyId: number | null, ...scopes: string[]): Actor => ({
    kind: 'api',
    tokenId: 1,
    agencyId,
    scopes,
  });
  expect(canDo(token(dishub, 'reports:read'), 'see', report())).toBe(true);
  expect(canDo(token(dishub, 'reports:read'), 'answer', report())).toBe(false);
  expect(canDo(token(dlh, 'reports:read', 'answers:write'), 'answer', report())).toBe(false);
  expect(canDo(token(null, 'reports:read'), 'see', report({ privacy: 'secret' }))).toBe(false);
  expect(canDo({ kind: 'resident' }, 'see', report())).toBe(false);
});
