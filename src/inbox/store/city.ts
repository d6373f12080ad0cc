import type { App } from '#src/app.ts';
import {
  type City,
  type CityTables,
  compileCity,
  type OfficialContacts,
  officialContacts,
  type TriageModel,
} from '#src/language/index.ts';
import { WorkingCalendar } from '../domain/calendar-schema.ts';
import type { Incident } from '../domain/incident.ts';
import { SlaPolicies } from '../domain/sla-schema.ts';
import { type Calendars, compileCalendars } from '../domain/working-calendar.ts';
import { listCurrentIncidents } from './incidents.ts';
import { findWeights, openWeights } from './model-versions.ts';

/** The city as this process knows it: its tables compiled for triage, its calendar and promises compiled for clocks. */
export interface CityState {
  code: string;
  name: string;
  language: 'id' | 'en';
  timeZone: string;
  version: number;
  routeThreshold: number;
  sending: boolean;
  /** Incidents that are on or to come; which of them are on is asked with the time. */
  incidents: readonly Incident[];
  /** How long a resident may say "not fixed", in days. */
  reopenDays: number;
  tables: CityTables;
  compiled: City;
  /** What triage learned beside the tables; undefined: rules alone. */
  model: TriageModel | undefined;
  modelVersion: number | null;
  /** Why the version in use cannot be used, in plain words; the rules work alone meanwhile. */
  modelProblem: string | undefined;
  calendarVersion: number;
  calendars: Calendars;
  policiesVersion: number;
  policies: SlaPolicies;
  agencyIds: ReadonlyMap<string, number>;
  agencyCodes: ReadonlyMap<number, string>;
  agencyNames: ReadonlyMap<number, { name: string; shortName: string }>;
  topicIds: ReadonlyMap<string, number>;
  topicCodes: ReadonlyMap<number, string>;
  topicNames: ReadonlyMap<number, { id: string; en: string }>;
  /** Bodies outside the city's power by their code, those that ended with the address last known. */
  outsideBodies: ReadonlyMap<string, OutsideBody>;
  /** Numbers and addresses that the tables themselves give out: they stay where personal data is masked. */
  official: OfficialContacts;
  kelurahanCodes: ReadonlyMap<string, { code: string; parent: string }>;
  kecamatanCodes: ReadonlyMap<string, string>;
  /** An ended one is named where old reports lie and is no choice for new ones. */
  areas: readonly {
    code: string;
    name: string;
    level: 'kecamatan' | 'kelurahan';
    parent: string | null;
    ended: boolean;
  }[];
}

/** A body outside the city's power as residents are told of it. */
export interface OutsideBody {
  name: { id: string; en: string };
  contact: { id: string; en: string };
}

interface Kept {
  state: CityState | undefined;
  until: number;
  loading: Promise<CityState | undefined> | undefined;
}
const kept = new WeakMap<App, Kept>();
/** How long a change of the tables in another process may stay unseen, in milliseconds. */
const lifetime = 5_000;

/** The city, or undefined before set-up; kept in memory and looked at again every five seconds, compiled only when its version changed. */
export async function cityState(app: App): Promise<CityState | undefined> {
  let entry = kept.get(app);
  if (!entry) {
    entry = { state: undefined, until: 0, loading: undefined };
    kept.set(app, entry);
  }
  if (entry.until > Date.now()) return entry.state;
  const current = entry;
  current.loading ??= load(app, current.state).finally(() => {
    current.loading = undefined;
  });
  current.state = await current.loading;
  // Before set-up the answer must change at once when somebody finishes it.
  current.until = Date.now() + (current.state ? lifetime : 250);
  return current.state;
}

/** The city; throws before set-up, when nothing but the set-up page should be reachable. */
export async function getCityState(app: App): Promise<CityState> {
  const state = await cityState(app);
  if (!state) throw new Error('the city is not set up yet');
  return state;
}

/** Looks again at the next question, after this process changed the city's tables. */
export function forgetCityState(app: App): void {
  kept.delete(app);
}

async function load(app: App, known: CityState | undefined): Promise<CityState | undefined> {
  const row = await app.db
    .selectFrom('city')
    .select((eb) => [
      'code',
      'name',
      'language',
      'time_zone',
      'tables_version',
      'route_threshold',
      'sending',
      'reopen_days',
      eb
        .selectFrom('working_calendars')
        .select((e) => e.fn.max('version').as('v'))
        .as('calendar_version'),
      eb
        .selectFrom('sla_policies')
        .select((e) => e.fn.max('version').as('v'))
        .as('policies_version'),
      eb.selectFrom('model_versions').select('id').where('state', '=', 'live').as('model_version'),
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const calendarVersion = row.calendar_version ?? 0;
  const policiesVersion = row.policies_version ?? 0;
  const learned =
    known && known.modelVersion === row.model_version
      ? { model: known.model, modelVersion: known.modelVersion, modelProblem: known.modelProblem }
      : await loadModel(app, row.model_version);
  const light = {
    routeThreshold: row.route_threshold,
    sending: row.sending,
    reopenDays: row.reopen_days,
    incidents: await listCurrentIncidents(app.db, app.now()),
    name: row.name,
    ...learned,
  };
  if (
    known?.version === row.tables_version &&
    known.calendarVersion === calendarVersion &&
    known.policiesVersion === policiesVersion
  ) {
    return { ...known, ...light };
  }

  const [{ tables }, agencies, topics, areas, ended, calendar, policies] = await Promise.all([
    app.db.selectFrom('city').select('tables').executeTakeFirstOrThrow(),
    app.db.selectFrom('agencies').select(['id', 'code', 'name', 'short_name']).execute(),
    app.db.selectFrom('topics').select(['id', 'code', 'name_id', 'name_en']).execute(),
    app.db.selectFrom('areas').select(['code', 'name', 'level', 'parent_code']).orderBy('name').execute(),
    app.db.selectFrom('ended_outside').select(['code', 'name_id', 'name_en', 'contact_id', 'contact_en']).execute(),
    app.db
      .selectFrom('working_calendars')
      .select('data')
      .where('version', '=', calendarVersion)
      .executeTakeFirstOrThrow(),
    app.db.selectFrom('sla_policies').select('data').where('version', '=', policiesVersion).executeTakeFirstOrThrow(),
  ]);
  const cityTables = tables as unknown as CityTables;
  // Areas that left the tables keep their rows for the reports that lie there, and are no place of a new one.
  const livingAreas = new Set(cityTables.areas.map((one) => one.code));
  return {
    ...light,
    code: row.code,
    language: row.language === 'en' ? 'en' : 'id',
    timeZone: row.time_zone,
    version: row.tables_version,
    tables: cityTables,
    compiled: compileCity(cityTables),
    calendarVersion,
    calendars: compileCalendars(WorkingCalendar.parse(calendar.data)),
    policiesVersion,
    policies: SlaPolicies.parse(policies.data),
    agencyIds: new Map(agencies.map((one) => [one.code, one.id])),
    agencyCodes: new Map(agencies.map((one) => [one.id, one.code])),
    agencyNames: new Map(agencies.map((one) => [one.id, { name: one.name, shortName: one.short_name }])),
    topicIds: new Map(topics.map((one) => [one.code, one.id])),
    topicCodes: new Map(topics.map((one) => [one.id, one.code])),
    topicNames: new Map(topics.map((one) => [one.id, { id: one.name_id, en: one.name_en }])),
    outsideBodies: new Map<string, OutsideBody>([
      ...ended.map((one) => [one.code, bodyOf(one)] as const),
      ...cityTables.outside.map(({ code, name, contact }) => [code, { name, contact }] as const),
    ]),
    official: officialContacts(cityTables.outside.flatMap(({ contact }) => [contact.id, contact.en])),
    kelurahanCodes: new Map(
      areas.flatMap((one) =>
        one.parent_code && livingAreas.has(one.code)
          ? [[one.name, { code: one.code, parent: one.parent_code }] as const]
          : [],
      ),
    ),
    kecamatanCodes: new Map(
      areas.filter((one) => one.level === 'kecamatan' && livingAreas.has(one.code)).map((one) => [one.name, one.code]),
    ),
    areas: areas.map((one) => ({
      code: one.code,
      name: one.name,
      level: one.level === 'kecamatan' ? 'kecamatan' : 'kelurahan',
      parent: one.parent_code,
      ended: !livingAreas.has(one.code),
    })),
  };
}

function bodyOf(row: { name_id: string; name_en: string; contact_id: string; contact_en: string }): OutsideBody {
  return { name: { id: row.name_id, en: row.name_en }, contact: { id: row.contact_id, en: row.contact_en } };
}

/** Opens the version in use; damaged weights are told, and triage goes on by its rules alone. */
async function loadModel(app: App, version: number | null) {
  if (version === null) return { model: undefined, modelVersion: null, modelProblem: undefined };
  const opened = openWeights(await findWeights(app.db, version));
  if (opened.ok) return { model: opened.model, modelVersion: version, modelProblem: undefined };
  app.log.error(
    { version, problem: opened.problem },
    'the model in use cannot be read; triage goes by its rules alone',
  );
  return { model: undefined, modelVersion: version, modelProblem: opened.problem };
}
