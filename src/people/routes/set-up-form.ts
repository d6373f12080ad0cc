import type { App } from '#src/app.ts';
import { readForm } from '#src/shared/read-form.ts';
import { setUpCity } from '../commands/set-up-city.ts';
import { type CityFilesRefusal, joinCityFiles } from '../domain/city-files.ts';
import { readFields, typedText } from '../domain/form.ts';
import { checkLink } from '../domain/staff-link.ts';
import { type CityData, firstOperator } from '../schema.ts';
import { goOn } from '../store/answers.ts';
import type { CityReader } from '../store/city-reader.ts';
import { findLink } from '../store/links.ts';

type Refusals = Extract<Awaited<ReturnType<typeof setUpCity>>, { ok: false }>['reason'];
type SetUpProblem = 'empty' | 'too_long' | 'bad_email' | 'invalid' | 'bad_parts' | CityFilesRefusal | Refusals;

/** What the set-up page shows again when something is not right yet. */
export interface SetUpAnswer {
  problems: Record<string, SetUpProblem>;
  typed: Record<string, string>;
  /** The file or list entry that a problem is about. */
  entry: string;
  /** What the city's files hold that is not right, line by line. */
  cityProblems: string[];
}

/** Sets the city up as the form says; everything wrong with the form is named at once. */
export async function handleSetUpForm(
  app: App,
  reader: CityReader,
  input: { request: Request; token: string; language: 'id' | 'en' },
): Promise<Response | SetUpAnswer> {
  const form = await readForm(input.request);
  const typed = typedText(Object.fromEntries(form));
  // Whoever has no valid link learns nothing about files and makes no work.
  const link = checkLink(await findLink(app.db, input.token), 'setup', app.now());
  if (!link.ok) return { problems: { form: link.reason }, typed, entry: '', cityProblems: [] };
  const operator = readFields(form, firstOperator);
  const city = await readCity(reader, form);
  if (!operator.ok || !city.ok) {
    const problems: SetUpAnswer['problems'] = operator.ok ? {} : { ...operator.problems };
    if (!city.ok) problems.files = city.reason;
    return { problems, typed, entry: city.ok ? '' : city.entry, cityProblems: city.ok ? [] : city.problems };
  }
  const { token, language } = input;
  const done = await setUpCity(
    app,
    { kind: 'resident' },
    { token, language, operator: operator.value, data: city.data },
  );
  if (done.ok) return goOn('/masuk?kabar=akun');
  const entry = 'entry' in done && typeof done.entry === 'string' ? done.entry : '';
  return { problems: { [fieldOf(done.reason)]: done.reason }, typed, entry, cityProblems: [] };
}

type ReadCity =
  | { ok: true; data: CityData }
  | { ok: false; reason: CityFilesRefusal | 'bad_parts'; entry: string; problems: string[] };

async function readCity(reader: CityReader, form: FormData): Promise<ReadCity> {
  const preset = form.get('preset');
  const known = reader.presets.find((candidate) => candidate.code === preset);
  if (known) return { ok: true, data: await reader.readPreset(known.code) };
  const files = form.getAll('files').filter((value) => typeof value !== 'string');
  const chosen = files.filter((file) => file.size > 0);
  const texts = await Promise.all(chosen.map(async (file) => ({ name: file.name, text: await file.text() })));
  const joined = joinCityFiles(texts);
  if (!joined.ok) return { ok: false, reason: joined.reason, entry: joined.entry, problems: [] };
  // Spreadsheets have no place for the city itself; the form has named it.
  const name = String(form.get('cityName') ?? '').trim();
  const city = { code: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') || 'kota', name, timezone: 'Asia/Jakarta' };
  const read = reader.fromParts({ city, ...joined.parts });
  return read.ok ? read : { ok: false, reason: 'bad_parts', entry: '', problems: read.problems.slice(0, 20) };
}

function fieldOf(reason: Refusals): string {
  if (reason === 'not_repeated') return 'repeated';
  if (['too_short', 'too_long', 'is_email', 'too_common'].includes(reason)) return 'password';
  return ['code_twice', 'successor_unknown', 'topic_agency_unknown', 'area_parent_unknown'].includes(reason)
    ? 'files'
    : 'form';
}
