import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFormKey } from '#src/shared/form-key.ts';
import { aPhoto } from '../../../test/support/photos.ts';
import { aWorld, type World } from '../../../test/support/world.ts';
import { emptyReport, type Submission } from '../domain/citizen-form.ts';
import { photoTicket } from './keep-photos.ts';
import { submitReport } from './submit-report.ts';

let world: World;
const opened = new Date('2026-11-24T02:00:00Z');
let now = new Date('2026-11-24T02:01:00Z');

beforeAll(async () => {
  world = await aWorld({ now: () => now });
});
afterAll(() => world.drop());

function aSubmission(changes: Partial<Submission> = {}): Submission {
  return {
    typed: { ...emptyReport, text: 'Lampu jalan mati di Jalan Merdeka sudah seminggu, gelap sekali' },
    photos: [],
    tickets: [],
    key: makeFormKey(world.app.keys.link, opened),
    trap: '',
    ...changes,
  };
}

async function stored(code: string) {
  const { rows } = await world.app.pool.query<{ reports: number; messages: number; photos: number; suspect: boolean }>(
    `select count(distinct r.id) as reports, count(m.id) as messages, bool_or(r.suspect) as suspect,
            coalesce(sum(jsonb_array_length(m.attachments)), 0) as photos
       from reports r left join messages m on m.report_id = r.id where r.code = $1`,
    [code],
  );
  return rows[0];
}

async function submitted(submission: Submission): Promise<string> {
  const done = await submitReport(world.app, submission);
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.code;
}

test('an entry becomes one report under a code that only its key could have made', async () => {
  const code = await submitted(aSubmission());
  expect(await stored(code)).toMatchObject({ reports: 1, messages: 1, suspect: false });
  expect(await submitted(aSubmission())).not.toBe(code);
});

test('the same form sent twenty times at once, and once more later, is one report', async () => {
  const submission = aSubmission({ photos: [await aPhoto('a.jpg')] });
  const codes = await Promise.all(Array.from({ length: 20 }, () => submitted(submission)));
  codes.push(await submitted(submission));
  expect(new Set(codes).size).toBe(1);
  expect(await stored(codes[0] ?? '')).toMatchObject({ reports: 1, messages: 1, photos: 1 });
});

test('whoever goes back and changes the words adds to the same report', async () => {
  const submission = aSubmission();
  const code = await submitted(submission);
  const changed = { ...submission, typed: { ...submission.typed, text: 'Lampunya tiga, bukan satu, tolong segera' } };
  expect(await submitted(changed)).toBe(code);
  expect(await submitted(changed)).toBe(code);
  expect(await stored(code)).toMatchObject({ reports: 1, messages: 2 });
});

test.each([
  ['whoever fills the field that nobody sees', { trap: 'x' }, 60_000],
  ['a machine that answers within a second', {}, 1_000],
])('%s is kept and marked as suspect', async (_sentence, changes, ms) => {
  const before = now;
  now = new Date(opened.getTime() + ms);
  try {
    expect(await stored(await submitted(aSubmission(changes)))).toMatchObject({ reports: 1, suspect: true });
  } finally {
    now = before;
  }
});

test('a form that was open for more than a day gives its words back', async () => {
  const old = makeFormKey(world.app.keys.link, new Date(now.getTime() - 86_400_001));
  expect(await submitReport(world.app, aSubmission({ key: old }))).toMatchObject({
    ok: false,
    problems: { form: 'expired' },
  });
});

test('a wrong field costs no photo: the next try need not send it again', async () => {
  const submission = aSubmission({ photos: [await aPhoto('a.jpg')] });
  const wrong = await submitReport(world.app, { ...submission, typed: { ...submission.typed, text: '' } });
  expect(wrong).toMatchObject({ ok: false, problems: { text: 'missing' } });
  if (wrong.ok) return;
  const tickets = wrong.photoIds.map((id) => photoTicket(world.app, id));
  const code = await submitted({ ...submission, photos: [], tickets: [...tickets, '1.AAAAAAAAAAAAAAAA'] });
  expect(await stored(code)).toMatchObject({ photos: 1 });
});

test('what is no photo is refused by its name, and the others are kept', async () => {
  const photos = [new File(['<svg/>'], 'palsu.jpg', { type: 'image/jpeg' }), await aPhoto('asli.png')];
  expect(await submitReport(world.app, aSubmission({ photos }))).toMatchObject({
    ok: false,
    problems: { photos: 'wrong' },
    photoProblems: [{ name: 'palsu.jpg', reason: 'not_a_photo' }],
    photoIds: [expect.any(Number)],
  });
});

test('the sixth photo is refused', async () => {
  const photos = await Promise.all(['1', '2', '3', '4', '5', '6'].map((name) => aPhoto(`${name}.jpg`)));
  expect(await submitReport(world.app, aSubmission({ photos }))).toMatchObject({
    photoProblems: [{ name: '6.jpg', reason: 'too_many' }],
  });
});

test('of an anonymous reporter the journal holds no contact', async () => {
  const typed = {
    ...emptyReport,
    text: 'Pungutan liar',
    privacy: 'anonymous',
    name: 'Budi',
    phone: '0812345678',
  } as const;
  const code = await submitted(aSubmission({ typed }));
  const { rows } = await world.app.pool.query<{ body: Buffer }>(
    'select body from raw_events where reserved_code = $1',
    [code],
  );
  expect(rows[0]?.body.toString()).not.toMatch(/Budi|0812345678/);
});

test('words of danger show 112', async () => {
  const typed = { ...emptyReport, text: 'Ada kebakaran di pasar!' };
  expect(await submitReport(world.app, aSubmission({ typed }))).toMatchObject({ ok: true, emergency: true });
});
