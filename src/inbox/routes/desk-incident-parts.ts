import { zoneOffsetMs } from '../domain/citizen-time.ts';
import type { Incident } from '../domain/incident.ts';
import type { CityState } from '../store/city.ts';

/** The instant that a field of a form names on the city's clock; undefined for an empty or broken one. */
export function readWallClock(text: string | undefined, timeZone: string): Date | undefined {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return undefined;
  const at = new Date(`${text.slice(0, 16)}:00Z`).getTime() - zoneOffsetMs(timeZone);
  return Number.isFinite(at) ? new Date(at) : undefined;
}

/** What an incident is about: its topic, its area, or both. */
export function aboutOf(city: CityState, incident: Incident, language: 'id' | 'en'): string {
  const topic = incident.topicId === null ? undefined : city.topicNames.get(incident.topicId)?.[language];
  const code = incident.kelurahanCode ?? incident.kecamatanCode;
  const area = code === null ? undefined : city.areas.find((one) => one.code === code);
  const place = area && (area.level === 'kecamatan' ? `Kecamatan ${area.name}` : `Kelurahan ${area.name}`);
  return [topic, place].filter((one) => one !== undefined).join(', ');
}

/** The areas to choose from: each kecamatan, and its kelurahan behind it. */
export function areaChoices(city: CityState, language: 'id' | 'en') {
  const living = city.areas.filter((one) => !one.ended);
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, language);
  return living
    .filter((one) => one.level === 'kecamatan')
    .sort(byName)
    .flatMap((one) => [
      { value: one.code, label: `Kecamatan ${one.name}` },
      ...living
        .filter((part) => part.parent === one.code)
        .sort(byName)
        .map((part) => ({ value: part.code, label: `Kelurahan ${part.name} (${one.name})` })),
    ]);
}
