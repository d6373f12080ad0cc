import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import { confirmSecondFactor } from '#src/people/commands/confirm-second-factor.ts';
import { startSecondFactor } from '#src/people/commands/start-second-factor.ts';
import { stopSecondFactor } from '#src/people/commands/stop-second-factor.ts';
import {
  changePassword,
  endSession,
  endStaff,
  enterCode,
  findActor,
  logIn,
  logOut,
  makeResetLink,
  purgeLogIns,
  readVisit,
  resetPassword,
  type StaffActor,
} from '#src/people/index.ts';
import { findSeat, forgetSeats } from '#src/people/store/session.ts';
import { anyone, aRequest, aSmallCity, countSessions, goodPassword, phoneCode, tokenOf } from './people-world.ts';

let now = new Date();
let app: App;
let operator: StaffActor;
let dlh = 0;
let drop: (() => Promise<void>) | undefined;
beforeAll(async () => {
  ({ app, operator, drop } = await aSmallCity({ now: () => now }));
  dlh = (await app.db.selectFrom('agencies').select('id').where('code', '=', 'DLH').executeTakeFirstOrThrow()).id;
});
afterAll(() => drop?.());
beforeEach(async () => {
  now = new Date();
  await sql`delete from login_limits`.execute(app.db);
});

const stranger = { kind: 'resident' } as const;
let addresses = 0;
const enter = (email: string, options: { password?: string; cookies?: string[]; address?: string } = {}) => {
  const request = aRequest(options.cookies);
  const visit = readVisit(request, options.address ?? `10.0.0.${++addresses}`);
  return logIn(app, stranger, { email, password: options.password ?? goodPassword, request, visit });
};
async function seatOf(email: string) {
  const entered = await enter(email);
  if (!entered.ok) throw new Error(entered.reason);
  const { cookies } = entered;
  const seat = await findSeat(app, aRequest(cookies));
  if (!seat) throw new Error('no seat');
  return { cookies, seat, visit: readVisit(aRequest(cookies), '10.0.0.1') };
}

test('a session says who it is, from which address and browser, in a cookie that scripts cannot read', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const entered = await enter(person.email, { address: '203.0.113.7' });
  expect(entered).toMatchObject({ ok: true, next: 'desk' });
  const cookies = entered.ok ? entered.cookies : [];
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatch(/^mimin\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
  const { email: _, ...actor } = person;
  expect(await findActor(app, aRequest(cookies))).toEqual(actor);
  const { rows } = await sql<{ address: string; agent: string }>`
    select "ipAddress" as address, "userAgent" as agent from "session" order by "createdAt" desc limit 1`.execute(
    app.db,
  );
  expect(rows[0]).toEqual({ address: '203.0.113.7', agent: expect.stringContaining('Chrome') });
});

test('on https the cookie is for https only', async () => {
  const secure = await aSmallCity({ env: { PUBLIC_URL: 'https://mimin.example' } });
  try {
    const request = aRequest();
    const input = { email: 'operator@kota.example', password: goodPassword, request, visit: readVisit(request, '::1') };
    const entered = await logIn(secure.app, stranger, input);
    expect(entered.ok ? entered.cookies[0] : '').toMatch(/^__Secure-mimin\.session_token=.*; Secure/);
    expect(await findActor(secure.app, aRequest(entered.ok ? entered.cookies : []))).toMatchObject({
      role: 'operator',
    });
  } finally {
    await secure.drop();
  }
});

test('a wrong password and an unknown e-mail get the same answer', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  expect(await enter(person.email, { password: 'bukan-kata-sandinya' })).toEqual({ ok: false, reason: 'wrong' });
  expect(await enter('siapa@kota.example', { password: 'bukan-kata-sandinya' })).toEqual({
    ok: false,
    reason: 'wrong',
  });
  expect(await enter('siapa@kota.example', { password: 'x'.repeat(5_000) })).toEqual({ ok: false, reason: 'wrong' });
});

test.each([
  ['no cookie', []],
  ['a made-up cookie', ['mimin.session_token=abc.def']],
  ['a cookie without its signature', ['mimin.session_token=abc']],
])('%s is nobody', async (_, cookies) => {
  expect(await findActor(app, aRequest(cookies))).toBeUndefined();
});

test('a cookie whose signature was changed is nobody', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const { cookies } = await seatOf(person.email);
  const token = decodeURIComponent(/session_token=([^;]+)/.exec(cookies[0] ?? '')?.[1] ?? '').split('.')[0];
  for (const forged of [`${token}.${'A'.repeat(43)}=`, `${token}`, `${token}.`])
    expect(await findActor(app, aRequest([`mimin.session_token=${encodeURIComponent(forged)}`]))).toBeUndefined();
});

test('logging in gives a new session and ends the one this browser had', async () => {
  const first = await anyone(app, operator, 'mimin', dlh);
  const second = await anyone(app, operator, 'mimin', dlh);
  const { cookies } = await seatOf(first.email);
  const entered = await enter(second.email, { cookies });
  expect(entered.ok && entered.cookies[0]).not.toBe(cookies[0]);
  expect(await countSessions(app, first.email)).toBe(0);
  expect(await findActor(app, aRequest(cookies))).toBeUndefined();
});

test('logging out ends the session on the server and in the browser', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const { cookies, seat, visit } = await seatOf(person.email);
  const out = await logOut(app, seat.actor, { visit });
  expect(out.cookies.join()).toContain('mimin.session_token=; Max-Age=0');
  expect(await findActor(app, aRequest(cookies))).toBeUndefined();
  expect(await countSessions(app, person.email)).toBe(0);
});

test('within five seconds a session is not read again; afterwards an ended one is out', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const { cookies } = await seatOf(person.email);
  // As another process would: this one is not told.
  await sql`delete from "session" where "userId" = (select id from "user" where email = ${person.email})`.execute(
    app.db,
  );
  now = new Date(now.getTime() + 4_999);
  expect(await findActor(app, aRequest(cookies))).toMatchObject({ staffId: person.staffId });
  now = new Date(now.getTime() + 1);
  expect(await findActor(app, aRequest(cookies))).toBeUndefined();
});

test('a new role or the end of somebody in another process is seen within five seconds', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const { cookies } = await seatOf(person.email);
  await app.db.updateTable('staff').set({ role: 'head' }).where('id', '=', person.staffId).execute();
  now = new Date(now.getTime() + 5_000);
  expect(await findActor(app, aRequest(cookies))).toMatchObject({ role: 'head' });
  await app.db.updateTable('staff').set({ ended_at: now }).where('id', '=', person.staffId).execute();
  now = new Date(now.getTime() + 5_000);
  expect(await findActor(app, aRequest(cookies))).toBeUndefined();
});

test('in the process that ends a person or a session it is out at once', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const one = await seatOf(person.email);
  await endSession(app, operator, { staffId: person.staffId, sessionId: one.seat.sessionId });
  expect(await findActor(app, aRequest(one.cookies))).toBeUndefined();
  const two = await seatOf(person.email);
  await endStaff(app, operator, { staffId: person.staffId });
  expect(await findActor(app, aRequest(two.cookies))).toBeUndefined();
});

test('changing the password needs the old one and ends the other sessions only', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const elsewhere = await seatOf(person.email);
  const { cookies, seat } = await seatOf(person.email);
  const next = 'perahu-naga-di-festival-cisadane';
  const change = (current: string, password: string) =>
    changePassword(app, seat.actor, { ...seat, current, password, repeated: password });
  expect(await change('bukan-kata-sandinya', next)).toEqual({ ok: false, reason: 'wrong_password' });
  expect(await change(goodPassword, 'pendek')).toEqual({ ok: false, reason: 'too_short' });
  expect(await change(goodPassword, next)).toEqual({ ok: true, endedSessions: 1 });
  expect(await findActor(app, aRequest(elsewhere.cookies))).toBeUndefined();
  expect(await findActor(app, aRequest(cookies))).toMatchObject({ staffId: person.staffId });
  expect(await enter(person.email)).toEqual({ ok: false, reason: 'wrong' });
  expect(await enter(person.email, { password: next })).toMatchObject({ ok: true });
});

async function withSecondFactor() {
  const person = await anyone(app, operator, 'coordinator');
  const { seat, visit } = await seatOf(person.email);
  const started = await startSecondFactor(app, seat.actor, { email: person.email, password: goodPassword, visit });
  if (!started.ok) throw new Error(started.reason);
  const secret = new URL(started.uri).searchParams.get('secret') ?? '';
  const confirmed = await confirmSecondFactor(app, seat.actor, { code: phoneCode(secret), visit });
  if (!confirmed.ok) throw new Error(confirmed.reason);
  return { person, secret, seat, visit, cookies: confirmed.cookies, paperCodes: started.paperCodes };
}

test('with a second factor the password alone opens nothing; the phone does', async () => {
  const { person, secret } = await withSecondFactor();
  const entered = await enter(person.email);
  expect(entered).toMatchObject({ ok: true, next: 'code' });
  const cookies = entered.ok ? entered.cookies : [];
  expect(await findActor(app, aRequest(cookies))).toBeUndefined();
  const visit = readVisit(aRequest(cookies), '10.0.0.1');
  expect(await enterCode(app, stranger, { code: '000000', visit })).toEqual({ ok: false, reason: 'wrong_code' });
  const finished = await enterCode(app, stranger, { code: phoneCode(secret), visit });
  expect(finished).toMatchObject({ ok: true, next: 'desk', actor: { staffId: person.staffId } });
  expect(await findActor(app, aRequest(finished.ok ? finished.cookies : []))).toMatchObject({ role: 'coordinator' });
  expect(await enterCode(app, stranger, { code: phoneCode(secret), visit })).toEqual({
    ok: false,
    reason: 'start_again',
  });
});

test('without a started log-in a code opens nothing', async () => {
  const { secret } = await withSecondFactor();
  const visit = readVisit(aRequest(), '10.0.0.1');
  expect(await enterCode(app, stranger, { code: phoneCode(secret), visit })).toEqual({
    ok: false,
    reason: 'start_again',
  });
});

test('a paper code works once', async () => {
  const { person, paperCodes } = await withSecondFactor();
  const [code = ''] = paperCodes;
  const use = async () => {
    const entered = await enter(person.email);
    const visit = readVisit(aRequest(entered.ok ? entered.cookies : []), '10.0.0.1');
    return enterCode(app, stranger, { code, visit });
  };
  expect(await use()).toMatchObject({ ok: true, next: 'desk' });
  expect(await use()).toEqual({ ok: false, reason: 'wrong_code' });
});

test('the digits of a telephone are good for one log-in, even for two at the same moment', async () => {
  const { person, secret } = await withSecondFactor();
  const code = phoneCode(secret);
  const use = async () => {
    const entered = await enter(person.email);
    const visit = readVisit(aRequest(entered.ok ? entered.cookies : []), '10.0.0.1');
    return enterCode(app, stranger, { code, visit });
  };
  const before = await countSessions(app, person.email);
  const outcomes = await Promise.all([use(), use()]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(await use()).toEqual({ ok: false, reason: 'wrong_code' });
  expect(await countSessions(app, person.email)).toBe(before + 1);
});

test('guessing codes locks the second factor, across new log-ins', async () => {
  const { person, secret } = await withSecondFactor();
  const reasons: string[] = [];
  for (let round = 0; round < 4; round++) {
    const entered = await enter(person.email);
    const visit = readVisit(aRequest(entered.ok ? entered.cookies : []), '10.0.0.1');
    for (let i = 0; i < 4; i++) {
      const answer = await enterCode(app, stranger, { code: '000000', visit });
      if (!answer.ok) reasons.push(answer.reason);
    }
  }
  expect(reasons.filter((reason) => reason === 'wrong_code').length).toBeLessThanOrEqual(10);
  expect(reasons.at(-1)).toBe('locked');
  const entered = await enter(person.email);
  const visit = readVisit(aRequest(entered.ok ? entered.cookies : []), '10.0.0.1');
  expect(await enterCode(app, stranger, { code: phoneCode(secret), visit })).toEqual({ ok: false, reason: 'locked' });
});

test('turning the second factor on needs the password and a right code; turning it off the password', async () => {
  const person = await anyone(app, operator, 'head', dlh);
  const { seat, visit } = await seatOf(person.email);
  const start = (password: string) => startSecondFactor(app, seat.actor, { email: person.email, password, visit });
  expect(await start('bukan-kata-sandinya')).toEqual({ ok: false, reason: 'wrong_password' });
  expect(await start(goodPassword)).toMatchObject({ ok: true });
  expect(await confirmSecondFactor(app, seat.actor, { code: '000000', visit })).toEqual({
    ok: false,
    reason: 'wrong_code',
  });
  expect(await enter(person.email)).toMatchObject({ next: 'desk' });
  const on = await withSecondFactor();
  const onVisit = readVisit(aRequest(on.cookies), '10.0.0.1');
  const stop = (password: string) =>
    stopSecondFactor(app, on.seat.actor, { email: on.person.email, password, visit: onVisit });
  expect(await stop('bukan-kata-sandinya')).toEqual({ ok: false, reason: 'wrong_password' });
  expect(await stop(goodPassword)).toMatchObject({ ok: true });
  expect(await enter(on.person.email)).toMatchObject({ next: 'desk' });
});

test('a reset forgets the second factor only when the link says so, and a half-done log-in dies with it', async () => {
  const { person, secret } = await withSecondFactor();
  const pending = await enter(person.email);
  const reset = async (clearsSecondFactor: boolean) => {
    const token = tokenOf(await makeResetLink(app, operator, { staffId: person.staffId, clearsSecondFactor }));
    return resetPassword(app, stranger, { token, password: goodPassword, repeated: goodPassword });
  };
  await reset(false);
  const visit = readVisit(aRequest(pending.ok ? pending.cookies : []), '10.0.0.1');
  expect(await enterCode(app, stranger, { code: phoneCode(secret), visit })).toEqual({
    ok: false,
    reason: 'start_again',
  });
  expect(await enter(person.email)).toMatchObject({ next: 'code' });
  await reset(true);
  expect(await enter(person.email)).toMatchObject({ next: 'desk' });
});

test('guessing from one place gets slower; the right password then waits too, elsewhere it does not', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const guess = () => enter(person.email, { password: 'bukan-kata-sandinya', address: '198.51.100.1' });
  for (let i = 0; i < 5; i++) expect(await guess()).toEqual({ ok: false, reason: 'wrong' });
  expect(await guess()).toEqual({ ok: false, reason: 'wait', waitSeconds: 15 });
  expect(await enter(person.email, { address: '198.51.100.1' })).toMatchObject({ reason: 'wait' });
  expect(await enter(person.email, { address: '198.51.100.2' })).toMatchObject({ ok: true });
  now = new Date(now.getTime() + 15_000);
  expect(await enter(person.email, { address: '198.51.100.1' })).toMatchObject({ ok: true });
});

test('an unknown e-mail is made to wait like a known one', async () => {
  const guess = () => enter('siapa@kota.example', { password: 'x', address: '198.51.100.3' });
  for (let i = 0; i < 5; i++) await guess();
  expect(await guess()).toEqual({ ok: false, reason: 'wait', waitSeconds: 15 });
});

test('forty guesses at the same moment are not forty free ones', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, () => enter(person.email, { password: 'bukan-kata-sandinya', address: '198.51.100.4' })),
  );
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'wrong')).toHaveLength(5);
});

test('one address that tries many accounts gets slower as a whole', async () => {
  const guess = (i: number) => enter(`akun-${i}@kota.example`, { password: 'x', address: '198.51.100.5' });
  for (let i = 0; i < 30; i++) expect(await guess(i)).toMatchObject({ reason: 'wrong' });
  expect(await guess(30)).toMatchObject({ reason: 'wait' });
});

test('the daily clearing removes what is over and keeps open sessions', async () => {
  const person = await anyone(app, operator, 'mimin', dlh);
  const { cookies } = await seatOf(person.email);
  await sql`insert into login_limits (key, failures, last_failed_at, wait_until) values ('old', 1, ${new Date(now.getTime() - 90_000_000)}, ${now})`.execute(
    app.db,
  );
  await purgeLogIns(app);
  const { rows } = await sql`select 1 from login_limits where key = 'old'`.execute(app.db);
  expect(rows).toEqual([]);
  forgetSeats(app);
  expect(await findActor(app, aRequest(cookies))).toMatchObject({ staffId: person.staffId });
  now = new Date(now.getTime() + 8 * 86_400_000);
  await purgeLogIns(app);
  expect(await countSessions(app, person.email)).toBe(0);
});
