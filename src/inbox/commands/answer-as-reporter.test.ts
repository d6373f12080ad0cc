import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed } from '#src/people/index.ts';
import { makeFormKey } from '#src/shared/form-key.ts';
import { aWorld, type World } from '../../../test/support/world.ts';
import { emptyReport } from '../domain/citizen-form.ts';
import type { Reporter } from '../domain/citizen-rules.ts';
import { answerAsReporter } from './answer-as-reporter.ts';
import { lookUpReport } from './look-up-report.ts';
import { setReopenDays } from './set-reopen-days.ts';
import { submitReport } from './submit-report.ts';

let world: World;
let now = new Date('2026-11-24T02:00:00Z');
const days = (n: number) => new Date(Date.parse('2026-11-24T02:00:00Z') + n * 86_400_000);

beforeAll(async () => {
  world = await aWorld({ now: () => now });
});
afterAll(() => world.drop());

async function aReporter(): Promise<Reporter> {
  now = days(0);
  const done = await submitReport(world.app, {
    typed: { ...emptyReport, text: 'Jalan berlubang besar di Jalan Daan Mogot depan pasar, tolong diperbaiki' },
    photos: [],
    tickets: [],
    key: makeFormKey(world.app.keys.link, days(-0.01)),
    trap: '',
  });
  if (!done.ok) throw new Error(JSON.stringify(done));
  return { code: done.code, secret: done.secret };
}

/** As if an agency had answered and resolved; that it does is tried where it is decided. */
async function resolve({ code }: Reporter): Promise<void> {
  await world.app.pool.query(`update reports set status = 'resolved', resolved_at = $2 where code = $1`, [
    code,
    days(0),
  ]);
}

function aForm(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

async function see({ code, secret }: Reporter) {
  const looked = await lookUpReport(world.app, { code, secret, address: 'test' });
  if (looked.state !== 'found') throw new Error(looked.state);
  return looked.view;
}
const key = () => makeFormKey(world.app.keys.link, now);

test('what the reporter adds is told once, however often the form is sent', async () => {
  const me = await aReporter();
  const form = aForm({ intent: 'tulis', text: 'Lubangnya makin dalam, tadi ada motor jatuh', key: key() });
  for (let i = 0; i < 3; i++) expect(await answerAsReporter(world.app, me, form)).toEqual({ ok: true });
  const added = (await see(me)).steps.filter((step) => step.type === 'resident_wrote');
  expect(added.map((step) => step.text)).toEqual(['Lubangnya makin dalam, tadi ada motor jatuh']);
});

test('"not fixed" within 14 days takes the report up again with new clocks, once', async () => {
  const me = await aReporter();
  await resolve(me);
  now = days(13);
  const form = aForm({ intent: 'belum-beres', text: 'Baru ditambal sudah berlubang lagi' });
  const twice = await Promise.all([answerAsReporter(world.app, me, form), answerAsReporter(world.app, me, form)]);
  expect(twice).toContainEqual({ ok: true });
  const view = await see(me);
  expect(view.status).toBe('open');
  expect(view.promises.map((promise) => promise.kind)).toContain('resolution');
  expect(view.steps.filter((step) => step.type === 'not_fixed')).toHaveLength(1);
});

test('after 14 days it is a new matter', async () => {
  const me = await aReporter();
  await resolve(me);
  now = days(15);
  expect(await answerAsReporter(world.app, me, aForm({ intent: 'belum-beres', text: 'Rusak lagi' }))).toMatchObject({
    problem: 'too_late',
    text: 'Rusak lagi',
  });
});

test('one press says "not fixed": no word need be written', async () => {
  const me = await aReporter();
  await resolve(me);
  expect(await answerAsReporter(world.app, me, aForm({ intent: 'belum-beres', text: '  ' }))).toEqual({ ok: true });
  expect((await see(me)).status).toBe('open');
});

test('the city says how long that is possible, and the page tells it', async () => {
  await setReopenDays(world.app, world.operator, { days: 3 });
  const me = await aReporter();
  await resolve(me);
  expect((await see(me)).notFixedUntil).toBe(days(3).toISOString());
  now = days(4);
  expect(await answerAsReporter(world.app, me, aForm({ intent: 'belum-beres', text: '' }))).toMatchObject({
    problem: 'too_late',
  });
  await setReopenDays(world.app, world.operator, { days: 14 });
  expect(await answerAsReporter(world.app, me, aForm({ intent: 'belum-beres', text: '' }))).toEqual({ ok: true });
});

test('the rating can be changed, and the same rating twice is one', async () => {
  const me = await aReporter();
  await resolve(me);
  for (const rating of ['2', '2', '5']) {
    expect(await answerAsReporter(world.app, me, aForm({ intent: 'nilai', rating, comment: '' }))).toEqual({
      ok: true,
    });
  }
  const view = await see(me);
  expect(view.rating).toBe(5);
  expect(view.steps.flatMap((step) => (step.type === 'rated' ? [step.rating] : []))).toEqual([2, 5]);
});

test.each([
  ['an empty text', { intent: 'tulis', text: ' ' }, 'missing'],
  ['a text with a key that is none', { intent: 'tulis', text: 'Halo', key: 'x' }, 'expired'],
  ['a rating of six', { intent: 'nilai', rating: '6' }, 'rating'],
  ['a rating of work that goes on', { intent: 'nilai', rating: '4' }, 'not_ended'],
  ['"not fixed" of work that goes on', { intent: 'belum-beres', text: 'Belum' }, 'not_ended'],
])('%s is refused by name', async (_sentence, fields, problem) => {
  expect(await answerAsReporter(world.app, await aReporter(), aForm(fields))).toMatchObject({ ok: false, problem });
});

test('nobody writes, rates or reopens with the code alone', async () => {
  const { code } = await aReporter();
  const forger = { code, secret: 'A'.repeat(26) };
  for (const intent of ['tulis', 'nilai', 'belum-beres']) {
    const form = aForm({ intent, text: 'Halo', rating: '1', key: key() });
    await expect(answerAsReporter(world.app, forger, form)).rejects.toThrow(NotAllowed);
  }
});
