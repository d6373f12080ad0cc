import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import {
  acceptInvitation,
  changeRole,
  endSession,
  endStaff,
  inviteStaff,
  logIn,
  makeResetLink,
  NotAllowed,
  onStaffLeft,
  readVisit,
  resetOperator,
  resetPassword,
  type StaffActor,
  type StaffLeft,
  transferStaff,
} from '#src/people/index.ts';
import { anyone, aRequest, aSmallCity, auditOf, countSessions, goodPassword, tokenOf } from './people-world.ts';

let now = new Date();
let drop: (() => Promise<void>) | undefined;
let app: App;
let operator: StaffActor;
let dlh = 0;
let dishub = 0;
const left: StaffLeft[] = [];
beforeAll(async () => {
  ({ app, operator, drop } = await aSmallCity({ now: () => now }));
  const agencies = await app.db.selectFrom('agencies').select(['id', 'code']).execute();
  const id = (code: string) => agencies.find((agency) => agency.code === code)?.id ?? 0;
  dlh = id('DLH');
  dishub = id('DISHUB');
  onStaffLeft(async (_tx, event) => {
    left.push(event);
  });
});
afterAll(() => drop?.());
beforeEach(() => {
  now = new Date();
  left.length = 0;
});

const stranger = { kind: 'resident' } as const;
const accept = (token: string, change = {}) =>
  acceptInvitation(app, stranger, {
    token,
    name: 'Sari',
    password: goodPassword,
    repeated: goodPassword,
    language: 'id',
    ...change,
  });
const enter = (email: string, password = goodPassword) =>
  logIn(app, stranger, { email, password, request: aRequest(), visit: readVisit(aRequest(), '10.0.0.9') });
const rowOf = (staffId: number) =>
  app.db.selectFrom('staff').selectAll().where('id', '=', staffId).executeTakeFirstOrThrow();

test('whoever accepts an invitation can log in, with the role and agency they were invited to', async () => {
  const invited = await inviteStaff(app, operator, {
    name: 'Sari',
    email: 'sari@kota.example',
    role: 'mimin',
    agencyId: dlh,
  });
  const accepted = await accept(tokenOf(invited), { name: 'Sari Wulandari' });
  expect(accepted).toMatchObject({ ok: true, email: 'sari@kota.example' });
  expect(await enter('Sari@Kota.example')).toMatchObject({
    ok: true,
    next: 'desk',
    actor: { name: 'Sari Wulandari', role: 'mimin', agencyId: dlh },
  });
  expect((await auditOf(app)).slice(-3)).toEqual(['invited', 'invitation_accepted', 'logged_in']);
});

test('an invitation is used once, also by ten at the same moment', async () => {
  const token = tokenOf(await inviteStaff(app, operator, { name: 'R', email: 'race@kota.example', role: 'leader' }));
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => accept(token)));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(await accept(token)).toEqual({ ok: false, reason: 'link_used' });
});

test('a second invitation replaces the first; after a week none works', async () => {
  const invite = () =>
    inviteStaff(app, operator, { name: 'D', email: 'dua@kota.example', role: 'mimin', agencyId: dlh });
  const first = tokenOf(await invite());
  const second = tokenOf(await invite());
  expect(await accept(first)).toEqual({ ok: false, reason: 'link_expired' });
  now = new Date(now.getTime() + 7 * 86_400_000);
  expect(await accept(second)).toEqual({ ok: false, reason: 'link_expired' });
});

test.each([
  [{ role: 'mimin' as const }, 'agency_missing'],
  [{ role: 'mimin' as const, agencyId: 999_999 }, 'agency_unknown'],
  [{ role: 'leader' as const, email: 'operator@kota.example' }, 'email_taken'],
])('an invitation %o is refused as %s', async (change, reason) => {
  const input = { name: 'X', email: 'x@kota.example', ...change };
  expect(await inviteStaff(app, operator, input)).toEqual({ ok: false, reason });
});

test('a weak password does not use the invitation up', async () => {
  const token = tokenOf(await inviteStaff(app, operator, { name: 'L', email: 'lemah@kota.example', role: 'leader' }));
  expect(await accept(token, { password: 'pendek', repeated: 'pendek' })).toEqual({ ok: false, reason: 'too_short' });
  expect(await accept(token)).toMatchObject({ ok: true });
});

test('a head invites a mimin of the own agency and nobody else', async () => {
  const head = await anyone(app, operator, 'head', dlh);
  const invite = (role: 'mimin' | 'head', agencyId: number) =>
    Promise.resolve().then(() => inviteStaff(app, head, { name: 'M', email: 'm-dlh@kota.example', role, agencyId }));
  expect(await invite('mimin', dlh)).toMatchObject({ ok: true });
  await expect(invite('mimin', dishub)).rejects.toThrow(NotAllowed);
  await expect(invite('head', dlh)).rejects.toThrow(NotAllowed);
});

test('whoever leaves is out, hands over to the substitute, and may be invited anew', async () => {
  const leaver = await anyone(app, operator, 'mimin', dlh);
  const substitute = await anyone(app, operator, 'mimin', dlh);
  await enter(leaver.email);
  expect(await countSessions(app, leaver.email)).toBe(1);
  const input = { staffId: leaver.staffId, substituteId: substitute.staffId };
  expect(await endStaff(app, operator, input)).toEqual({ ok: true, substituteId: substitute.staffId });
  expect(left).toEqual([
    { staffId: leaver.staffId, agencyId: dlh, substituteId: substitute.staffId, byStaffId: operator.staffId, at: now },
  ]);
  expect(await countSessions(app, leaver.email)).toBe(0);
  expect(await enter(leaver.email)).toEqual({ ok: false, reason: 'wrong' });
  expect(await rowOf(leaver.staffId)).toMatchObject({ name: leaver.name, user_id: null, ended_at: now });
  expect(await endStaff(app, operator, input)).toEqual({ ok: false, reason: 'person_has_left' });
  const again = await inviteStaff(app, operator, { name: 'Lagi', email: leaver.email, role: 'mimin', agencyId: dlh });
  expect(await accept(tokenOf(again))).toMatchObject({ ok: true });
});

test('what a listener cannot do undoes the leaving', async () => {
  const leaver = await anyone(app, operator, 'mimin', dishub);
  let isFailing = true;
  onStaffLeft(async (tx, event) => {
    if (isFailing && event.staffId === leaver.staffId) await sql`select 1 / 0`.execute(tx);
  });
  await expect(endStaff(app, operator, { staffId: leaver.staffId })).rejects.toThrow('division by zero');
  isFailing = false;
  expect(await rowOf(leaver.staffId)).toMatchObject({ ended_at: null });
  expect(await enter(leaver.email)).toMatchObject({ ok: true });
});

test('the last operator cannot go, nor anybody end themselves', async () => {
  expect(await endStaff(app, operator, { staffId: operator.staffId })).toEqual({ ok: false, reason: 'yourself' });
  expect(await endStaff(app, { kind: 'system' }, { staffId: operator.staffId })).toEqual({
    ok: false,
    reason: 'last_operator',
  });
  expect(await changeRole(app, { kind: 'system' }, { staffId: operator.staffId, role: 'leader' })).toEqual({
    ok: false,
    reason: 'last_operator',
  });
});

test('of two operators who end each other at the same moment one remains', async () => {
  const second = await anyone(app, operator, 'operator');
  const third = await anyone(app, operator, 'operator');
  await endStaff(app, second, { staffId: operator.staffId });
  const outcomes = await Promise.all([
    endStaff(app, second, { staffId: third.staffId }),
    endStaff(app, third, { staffId: second.staffId }),
  ]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  const rest = await app.db
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'operator')
    .where('ended_at', 'is', null)
    .execute();
  expect(rest).toHaveLength(1);
  // The city needs its operator for the tests below.
  await app.db.updateTable('staff').set({ ended_at: null }).where('id', '=', operator.staffId).execute();
});

test.each([
  [
    'somebody of another agency',
    async () => (await anyone(app, operator, 'mimin', dishub)).staffId,
    'substitute_elsewhere',
  ],
  ['nobody there is', async () => 999_999, 'substitute_unknown'],
])('%s cannot be the substitute', async (_, substitute, reason) => {
  const leaver = await anyone(app, operator, 'mimin', dlh);
  expect(await endStaff(app, operator, { staffId: leaver.staffId, substituteId: await substitute() })).toEqual({
    ok: false,
    reason,
  });
  expect(await enter(leaver.email)).toMatchObject({ ok: true });
});

test('whoever moves to another agency leaves the open reports to the substitute there', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const substitute = await anyone(app, operator, 'mimin', dlh);
  const input = { staffId: person.staffId, agencyId: dishub, substituteId: substitute.staffId };
  expect(await transferStaff(app, operator, input)).toMatchObject({ ok: true });
  expect(left).toMatchObject([{ staffId: person.staffId, agencyId: dlh, substituteId: substitute.staffId }]);
  expect(await enter(person.email)).toMatchObject({ ok: true, actor: { agencyId: dishub } });
  expect(await transferStaff(app, operator, input)).toEqual({ ok: false, reason: 'same_agency' });
  expect(await transferStaff(app, operator, { staffId: person.staffId })).toEqual({
    ok: false,
    reason: 'agency_missing',
  });
});

test('a role changes, but not to one that lacks its agency, and only by the operator', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const leader = await anyone(app, operator, 'leader');
  const coordinator = await anyone(app, operator, 'coordinator');
  expect(await changeRole(app, operator, { staffId: person.staffId, role: 'head' })).toEqual({ ok: true });
  expect(await changeRole(app, operator, { staffId: person.staffId, role: 'head' })).toEqual({
    ok: false,
    reason: 'same_role',
  });
  expect(await changeRole(app, operator, { staffId: leader.staffId, role: 'mimin' })).toEqual({
    ok: false,
    reason: 'agency_missing',
  });
  await expect(changeRole(app, coordinator, { staffId: person.staffId, role: 'mimin' })).rejects.toThrow(NotAllowed);
  expect(await rowOf(person.staffId)).toMatchObject({ role: 'head' });
});

test('a reset link sets a new password once, ends every session, and the old password is dead', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  await enter(person.email);
  const coordinator = await anyone(app, operator, 'coordinator');
  const made = await makeResetLink(app, coordinator, { staffId: person.staffId, clearsSecondFactor: false });
  const next = 'perahu-naga-di-festival-cisadane';
  const reset = () => resetPassword(app, stranger, { token: tokenOf(made), password: next, repeated: next });
  const outcomes = await Promise.all([reset(), reset()]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(await countSessions(app, person.email)).toBe(0);
  expect(await enter(person.email)).toEqual({ ok: false, reason: 'wrong' });
  expect(await enter(person.email, next)).toMatchObject({ ok: true });
});

test('a reset link lives two hours, and a newer one replaces it', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const make = async () =>
    tokenOf(await makeResetLink(app, operator, { staffId: person.staffId, clearsSecondFactor: false }));
  const reset = (token: string) =>
    resetPassword(app, stranger, { token, password: goodPassword, repeated: goodPassword });
  const first = await make();
  const second = await make();
  expect(await reset(first)).toEqual({ ok: false, reason: 'link_expired' });
  now = new Date(now.getTime() + 2 * 3_600_000);
  expect(await reset(second)).toEqual({ ok: false, reason: 'link_expired' });
});

test('one kind of link does not open the door of another', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const reset = tokenOf(await makeResetLink(app, operator, { staffId: person.staffId, clearsSecondFactor: false }));
  expect(await accept(reset)).toEqual({ ok: false, reason: 'link_unknown' });
});

test('a coordinator makes no reset link for an operator', async () => {
  const coordinator = await anyone(app, operator, 'coordinator');
  const make = makeResetLink(app, coordinator, { staffId: operator.staffId, clearsSecondFactor: true });
  await expect(make).rejects.toThrow(NotAllowed);
});

test('sessions of others are ended by those responsible, and by no one else', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const colleague = await anyone(app, operator, 'mimin', dlh);
  await enter(person.email);
  await enter(person.email);
  await expect(endSession(app, colleague, { staffId: person.staffId })).rejects.toThrow(NotAllowed);
  expect(await endSession(app, operator, { staffId: person.staffId })).toEqual({ ok: true, ended: 2 });
  expect(await endSession(app, operator, { staffId: person.staffId })).toEqual({ ok: true, ended: 0 });
});

test('a session that belongs to somebody else is not ended by its id', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const thief = await anyone(app, operator, 'mimin', dlh);
  await enter(person.email);
  const { rows } = await sql<{ id: string }>`
    select s.id from "session" s join "user" u on u.id = s."userId" where u.email = ${person.email}`.execute(app.db);
  const input = { staffId: thief.staffId, sessionId: rows[0]?.id };
  expect(await endSession(app, thief, input)).toEqual({ ok: true, ended: 0 });
  expect(await countSessions(app, person.email)).toBe(1);
});

test('the command line gives a locked-out operator a link, and asks which one when there are several', async () => {
  const system = { kind: 'system' } as const;
  await expect(resetOperator(app, operator, {})).rejects.toThrow(NotAllowed);
  const second = await anyone(app, operator, 'operator');
  expect(await resetOperator(app, system, {})).toMatchObject({ ok: false, reason: 'which_operator' });
  expect(await resetOperator(app, system, { email: 'orang-lain@kota.example' })).toMatchObject({
    reason: 'not_an_operator',
  });
  const made = await resetOperator(app, system, { email: second.email.toUpperCase() });
  expect(made).toMatchObject({ ok: true, email: second.email });
  const next = 'perahu-naga-di-festival-cisadane';
  const token = made.ok ? tokenOf(made) : '';
  expect(await resetPassword(app, stranger, { token, password: next, repeated: next })).toMatchObject({ ok: true });
  expect(await enter(second.email, next)).toMatchObject({ ok: true });
});
