import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cityPreset, SlaPolicies, WorkingCalendar } from './inbox/index.ts';
import { CityTables } from './language/schema.ts';
import type { CityData, CityReader } from './people/index.ts';

/** The cities that come with the product: one folder each. */
const citiesDir = new URL('../cities', import.meta.url).pathname;

/** Reads the shipped cities and judges uploaded ones; set-up itself knows nothing of calendars and triage words. */
export const cityReader: CityReader = {
  presets: readdirSync(citiesDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ code: entry.name, name: String((readPart(entry.name, 'city') as { name?: string }).name) })),
  async readPreset(code) {
    const parts = Object.fromEntries(
      ['city', 'agencies', 'topics', 'areas', 'roads', 'outside', 'calendar'].map((part) => [
        part,
        readPart(code, part),
      ]),
    );
    const read = fromParts(parts);
    if (!read.ok) throw new Error(`cities/${code}: ${read.problems.join('; ')}`);
    return read.data;
  },
  fromParts,
};

function readPart(city: string, part: string): unknown {
  return JSON.parse(readFileSync(join(citiesDir, city, `${part}.json`), 'utf8'));
}

/** Checks every part of a city at once, so that whoever brings one is told of all its faults together. */
function fromParts(parts: Record<string, unknown>): { ok: true; data: CityData } | { ok: false; problems: string[] } {
  const tables = CityTables.safeParse(parts);
  // A city that brings no calendar of its own begins with the shipped one: national days off are the same everywhere.
  const calendar = WorkingCalendar.safeParse(parts.calendar ?? readPart('kota-tangerang', 'calendar'));
  const policies = SlaPolicies.safeParse(parts.policies ?? cityPreset);
  const problems = [
    ...(tables.success ? [] : tables.error.issues),
    ...(calendar.success
      ? []
      : calendar.error.issues.map((issue) => ({ ...issue, path: ['calendar', ...issue.path] }))),
    ...(policies.success
      ? []
      : policies.error.issues.map((issue) => ({ ...issue, path: ['policies', ...issue.path] }))),
  ].map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!tables.success || !calendar.success || !policies.success) return { ok: false, problems };
  const city = tables.data;
  return {
    ok: true,
    data: {
      city: { code: city.city.code, timeZone: city.city.timezone },
      agencies: city.agencies.map(({ code, name, shortName, kind, startsOn, endsOn, successor }) => ({
        code,
        name,
        shortName,
        kind,
        startsOn,
        ...(endsOn ? { endsOn } : {}),
        ...(successor ? { successorCode: successor } : {}),
      })),
      topics: city.topics.map(({ code, name, agency }) => ({
        code,
        nameId: name.id,
        nameEn: name.en,
        agencyCode: agency,
      })),
      areas: city.areas.map(({ code, name, level, parent }) => ({ code, name, level, parentCode: parent })),
      calendar: calendar.data,
      policies: policies.data,
      tables: city,
    },
  };
}
