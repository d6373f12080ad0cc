import { data, type RouterContextProvider } from 'react-router';
import type { App } from '#src/app.ts';
import { appContext, requestContext } from '#src/context.ts';
import { NotAllowed, refusePage, type StaffActor, staffContext } from '#src/people/index.ts';
import type { TriageNames } from '../domain/explain-triage.ts';
import { type CityState, getCityState } from '../store/city.ts';

export interface DeskRequest {
  app: App;
  /** Who is at the desk, in the language of this page. */
  actor: StaffActor;
  language: 'id' | 'en';
  city: CityState;
}

/** What every loader and action of the desk starts with; the layout has already asked who is there. */
export async function readDesk(context: Readonly<RouterContextProvider>): Promise<DeskRequest> {
  const app = context.get(appContext);
  const { language } = context.get(requestContext);
  return { app, actor: { ...context.get(staffContext), language }, language, city: await getCityState(app) };
}

/** Does something for a person; what the policy forbids becomes the page 403 in plain words. */
export async function asAllowed<T>(context: Readonly<RouterContextProvider>, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof NotAllowed) throw refusePage(context);
    throw error;
  }
}

/** The answer 404 in the reader's language; thrown by pages. */
export function noSuchReport(language: 'id' | 'en') {
  return data(
    language === 'id'
      ? 'Aduan ini tidak ada, atau bukan untuk OPD Anda.'
      : 'There is no such report, or it is not for your agency.',
    { status: 404 },
  );
}

/** A positive whole number of an address or a field, at most `largest`; undefined for anything else. */
export function readId(
  text: string | FormDataEntryValue | null | undefined,
  largest = Number.MAX_SAFE_INTEGER,
): number | undefined {
  const id = typeof text === 'string' && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
  return id !== undefined && id <= largest ? id : undefined;
}

/** Names of what triage names by a code, in the reader's language; a code that is no more stands for itself. */
export function namesFor(city: CityState, language: 'id' | 'en'): TriageNames {
  return {
    language,
    topic: (code) => {
      const id = city.topicIds.get(code);
      return (id === undefined ? undefined : city.topicNames.get(id)?.[language]) ?? code;
    },
    outside: (code) => city.outsideBodies.get(code)?.name[language] ?? code,
    agency: (code) => {
      const id = city.agencyIds.get(code);
      return (id === undefined ? undefined : city.agencyNames.get(id)?.shortName) ?? code;
    },
  };
}

/**
 * The agencies, topics, areas and bodies outside to choose from, in the reader's language and in order. What has ended
 * is no choice for new work; a filter over old reports asks for everything.
 */
export function choicesOf(city: CityState, language: 'id' | 'en', everything = false) {
  const { tables } = city;
  const living = {
    agencies: new Set(tables.agencies.filter((one) => one.endsOn === undefined).map((one) => one.code)),
    topics: new Set(tables.topics.map((one) => one.code)),
  };
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, language);
  const kecamatan = new Map(city.areas.map((area) => [area.code, area.name]));
  return {
    agencies: [...city.agencyNames]
      .filter(([id]) => everything || living.agencies.has(city.agencyCodes.get(id) ?? ''))
      .map(([id, { name, shortName }]) => ({
        value: String(id),
        label: shortName === name ? name : `${shortName} – ${name}`,
      }))
      .sort(byLabel),
    topics: [...city.topicNames]
      .filter(([id]) => everything || living.topics.has(city.topicCodes.get(id) ?? ''))
      .map(([id, names]) => ({ value: String(id), label: names[language] }))
      .sort(byLabel),
    outside: city.tables.outside.map(({ code, name }) => ({ value: code, label: name[language] })).sort(byLabel),
    kelurahan: city.areas
      .filter((area) => area.level === 'kelurahan' && (everything || !area.ended))
      .map((area) => ({ value: area.code, label: `${area.name} (${kecamatan.get(area.parent ?? '') ?? ''})` }))
      .sort(byLabel),
  };
}
