import type { App } from '#src/app.ts';
import type { FormBody } from '#src/channels/index.ts';
import { readFormKey } from '#src/shared/form-key.ts';
import { deriveCode } from '#src/shared/keys.ts';
import { mentionsEmergency } from '../domain/citizen-emergency.ts';
import { checkTyped, type FormProblems, type Submission } from '../domain/citizen-form.ts';
import { isSuspect } from '../domain/citizen-suspicion.ts';
import type { NewReport } from '../schema.ts';
import { findArrival } from '../store/citizen-report.ts';
import { getCityState } from '../store/city.ts';
import { reportSecret } from '../store/report-links.ts';
import { entryBody, journalEntry } from './journal-entry.ts';
import { keepPhotos, type PhotoProblem } from './keep-photos.ts';

export type Submitted =
  | { ok: true; code: string; secret: string; emergency: boolean }
  | { ok: false; problems: FormProblems; photoProblems: PhotoProblem[]; photoIds: number[] };

const running = new WeakMap<App, Map<string, Promise<Submitted>>>();

/**
 * Takes a resident's entry: journalled before it is acknowledged, then processed at once. The form's key makes the
 * code, so the same form sent twice, twenty times at once or after "back" is one report with one code.
 */
export async function submitReport(app: App, submission: Submission): Promise<Submitted> {
  const key = readFormKey(app.keys.link, submission.key, app.now());
  if (!key.ok) return refuseEntry(app, submission, { form: 'expired' });
  const code = deriveCode(app.keys.link, 'code', key.id, 10);
  let mine = running.get(app);
  if (!mine) {
    mine = new Map();
    running.set(app, mine);
  }
  const already = mine.get(code);
  if (already) return already;
  const entry = takeEntry(app, submission, { ...key, code });
  mine.set(code, entry);
  try {
    return await entry;
  } finally {
    mine.delete(code);
  }
}

async function takeEntry(
  app: App,
  submission: Submission,
  key: { id: string; madeAt: Date; code: string },
): Promise<Submitted> {
  const { areas } = await getCityState(app);
  const isKelurahan = (code: string) => areas.some((area) => area.level === 'kelurahan' && area.code === code);
  const checked = checkTyped(submission.typed, isKelurahan);
  if (!checked.ok) return refuseEntry(app, submission, checked.problems);
  const { report } = checked;
  const taken: Submitted = {
    ok: true,
    code: key.code,
    secret: reportSecret(app, key.code),
    emergency: mentionsEmergency(report.text),
  };
  const before = await findArrival(app, key.code);
  if (before) {
    await addWhatChanged(app, report, before.body, key);
    return taken;
  }
  const photos = await keepPhotos(app, submission.photos, submission.tickets);
  if (photos.problems.length > 0) {
    return { ok: false, problems: { photos: 'wrong' }, photoProblems: photos.problems, photoIds: photos.ids };
  }
  const body = entryBody({
    ...report,
    key: key.id,
    code: key.code,
    photoIds: photos.ids,
    via: 'form',
    link: submission.typed.site === '' ? null : `https://${submission.typed.site}/`,
    at: app.now().toISOString(),
    suspect: isSuspect({ trap: submission.trap, formMadeAt: key.madeAt, now: app.now() }),
  });
  const kept = await journalEntry(app, body, key.code);
  return kept ? taken : { ok: false, problems: { form: 'busy' }, photoProblems: [], photoIds: photos.ids };
}

/** The photos of a refused entry are kept all the same, so that they need not be sent again. */
async function refuseEntry(app: App, submission: Submission, problems: FormProblems): Promise<Submitted> {
  const photos = await keepPhotos(app, submission.photos, submission.tickets);
  return {
    ok: false,
    problems: photos.problems.length > 0 ? { ...problems, photos: 'wrong' } : problems,
    photoProblems: photos.problems,
    photoIds: photos.ids,
  };
}

/** Whoever goes back, changes the words and sends again has added something: it joins the same report, and nothing is lost. */
async function addWhatChanged(
  app: App,
  report: NewReport,
  before: Buffer,
  key: { id: string; code: string },
): Promise<void> {
  const first = JSON.parse(before.toString('utf8')) as Partial<FormBody>;
  if (first.text === report.text) return;
  const again = deriveCode(app.keys.link, 'again', report.text, 16);
  await journalEntry(
    app,
    entryBody({
      ...report,
      key: `${key.id}:${again}`,
      code: key.code,
      via: 'follow_up',
      at: app.now().toISOString(),
    }),
  );
}
